import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { getConcentration } from '#lib/analysis/concentration/service'
import { addMonths } from '#lib/core/day'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { demoSizes } from '#prisma/seed/demo/size'
import { expectAsPrinted, heldByLargest, printedShares, printedTotals, printedTrades } from '#tests/support/demo-recipe'
import type { MadeCompany } from './made-company.ts'
import { demoEnd, demoLastDay, openMadeCompany } from './made-company.ts'

// All customers of the full demo with a quarter of its waybills: shares and prices are those of the whole, and it is made in half a minute. With fewer, those who then would send less than one a year send one, and too many are B.
const quarter = 4
const size = { ...demoSizes.full, waybills: demoSizes.full.waybills / quarter, eventDays: 5 }
const year = { from: addMonths(demoEnd, -12), to: demoEnd, as_of: demoLastDay }

let company: MadeCompany
beforeAll(async () => {
  company = await openMadeCompany(size)
}, 300_000)
afterAll(() => company.close())

const figure = z.object({ value: z.number() })
const one = async (statement: Sql) => (await company.db.row(figure, statement))?.value ?? Number.NaN
const inYear = sql`w.accepted_on >= ${year.from}::date and w.status <> 'cancelled'`

describe('the figures of the recipe, found in the database', () => {
  const byTrade = z.object({ industry: z.string(), mean: z.number(), largest: z.number(), price: z.number(), margin: z.number() })
  const industries = ['电商', '云仓', '制造', '商务', '医疗', '生鲜', '渠道', '']
  const margins = [0.06, 0.03, 0.27, 0.34, 0.3, 0.18, 0.1, 0.42]
  /** Two trades have some six hundred waybills a year here: too few for means to be exact. */
  const few = ['channel', 'consumer']

  it('mean, largest, price and margin of each trade', async () => {
    const rows = await company.db.rows(
      byTrade,
      sql`
      select coalesce(c.industry, '') as industry, avg(m.waybills)::float8 as mean, max(m.waybills)::float8 as largest,
        (sum(m.revenue) / sum(m.waybills))::float8 as price, (1 - sum(m.cost) / sum(m.revenue))::float8 as margin
      from (
        select w.customer_id, count(*) as waybills, sum(w.freight_minor) as revenue, sum(w.cost_minor) as cost
        from waybill w where ${inYear} group by 1
      ) m join customer c on c.id = m.customer_id group by 1`,
    )
    printedTrades.forEach(({ key, mean, max, price }, place) => {
      const found = rows.find(({ industry }) => industry === industries[place])
      if (found === undefined) throw new Error(`nobody of ${key}`)
      const isFew = few.includes(key)
      if (!isFew) expectAsPrinted((found.mean * quarter) / 12, mean, `mean of ${key}`)
      expectAsPrinted((found.largest * quarter) / 12, isFew ? [max[0], max[0] / 10] : max, `largest of ${key}`)
      expect(Math.abs(found.price / price - 1), `price of ${key}`).toBeLessThan(isFew ? 0.08 : 0.03)
      expect(Math.abs(found.margin - (margins[place] ?? 0)), `margin of ${key}`).toBeLessThan(isFew ? 0.08 : 0.03)
    })
  })

  it('revenue a month and a waybill', async () => {
    const revenue = await one(sql`select sum(w.freight_minor)::float8 as value from waybill w where ${inYear}`)
    const waybills = await one(sql`select count(*)::float8 as value from waybill w where ${inYear}`)
    expectAsPrinted((revenue * quarter) / 1_200, printedTotals.perMonth, 'yuan a month')
    expectAsPrinted(revenue / waybills / 100, printedTotals.perWaybill, 'yuan a waybill')
  })

  it('concentration of revenue and of pieces, as the product answers it', async () => {
    for (const measure of ['revenue', 'pieces'] as const) {
      const found = await getConcentration(company.ctx, { measure, ...year })
      for (const [name, printed] of Object.entries(printedShares[measure]))
        expectAsPrinted(100 * (found[name as 'cr1'] ?? 0), printed, `${name} of ${measure}`)
    }
  })

  it('what the largest customers hold', async () => {
    const rows = await company.db.rows(
      figure,
      sql`select sum(w.freight_minor)::float8 as value from waybill w where ${inYear} group by w.customer_id order by 1 desc`,
    )
    const falling = rows.map(({ value }) => value)
    expect(falling).toHaveLength(1_184)
    for (const [share, printed] of Object.entries(printedShares.top))
      expectAsPrinted(heldByLargest(falling, Math.round((falling.length * Number(share)) / 100)), printed, `top ${share} %`)
  })

  it('classes, as the run of the product has them: within two points, for prices of few waybills scatter', async () => {
    const count = (name: string) => one(sql`select count(*)::float8 as value from customer_standing where abc_class = ${name}`)
    const counts = { A: await count('A'), B: await count('B'), C: await count('C') }
    const total = counts.A + counts.B + counts.C
    for (const name of ['A', 'B', 'C'] as const)
      expect(Math.abs((100 * counts[name]) / total - printedShares.classes[name][0]), `class ${name}`).toBeLessThan(2)
  })

  it('the states of today, as the run of the product has them', async () => {
    const share = async (name: string) =>
      (100 * (await one(sql`select count(*)::float8 as value from customer_standing where dormancy_class = ${name}`))) /
      size.customers
    expect(Math.abs((await share('awake')) - 62)).toBeLessThan(2)
    expect(Math.abs((await share('drowsy')) - 7)).toBeLessThan(1)
    expect(Math.abs((await share('half_asleep')) - 5)).toBeLessThan(1.5)
  })

  it('two outlets are later than the others', async () => {
    const late = await company.db.rows(
      z.object({ name: z.string() }),
      sql`
      select o.name from waybill w join outlet o on o.id = w.outlet_id where w.delivered_at is not null and w.product = '电商特惠'
      group by 1 order by avg((w.delivered_at <= w.promised_at)::int) limit 2`,
    )
    expect(late.map(({ name }) => name)).toContain('周巷网点')
  })
})
