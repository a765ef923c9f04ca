import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { keepSeasons, viewSeasons } from '#lib/analysis/season/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// As of Friday 27 February 2026; the festival of that year is on 17 February, its silent days are the 15th to the 23rd, and 15 to 23 February are public holidays, for which
// the weekends of the 14th and the 28th are worked. 1 January is a holiday too.
const asOf = '2026-02-27'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const dormancyOf = async (parameters: Record<string, unknown>) => {
  const { rows } = await runScheme(company, { scheme: 'dormancy', as_of: asOf, parameters })
  return Object.fromEntries(rows.map((row) => [row.customer.external_id, row]))
}

describe('dormancy by the working calendar', () => {
  beforeAll(async () => {
    const { db } = company
    const firm = await insertCustomer(db, { externalId: 'firm' })
    const person = await insertCustomer(db, { externalId: 'person', kind: 'consumer' })
    // Four Fridays in a row, and the Monday after the last.
    for (const customerId of [firm, person])
      for (const acceptedOn of ['2026-01-09', '2026-01-16', '2026-01-23', '2026-01-30', '2026-02-02'])
        await insertWaybill(db, { customerId, acceptedOn })
  })

  it('in plain days: the median gap is 7, and 25 days have gone', async () => {
    const found = await dormancyOf({})
    expect([found['firm']?.value, found['person']?.value]).toEqual([25 / 7, 25 / 7])
  })

  it('for a firm weekends and holidays count neither in gaps nor since: gaps 5, 5, 5, 1; since the 2nd, 3 to 6 and 9 to 14, and 24 to 27 February', async () => {
    const found = await dormancyOf({ calendar: 'working' })
    // 4 + 5 + the worked Saturday + 4 = 14 days over a median of 5.
    expect(found['firm']?.value).toBeCloseTo(14 / 5, 12)
    expect(found['firm']?.class).toBe('drowsy')
    expect(found['firm']?.reasons.map((reason: { code: string }) => reason.code)).toContain('dormancy.working')
  })

  it('for a person only the nine silent days do not: 25 − 9 over a median of 7', async () => {
    expect((await dormancyOf({ calendar: 'working' }))['person']?.value).toBeCloseTo(16 / 7, 12)
  })
})

describe('the season that is kept', () => {
  beforeAll(async () => {
    const { db } = company
    const shop = await insertCustomer(db, { externalId: 'shop' })
    await db.execute(sql`update customer set industry = '电商' where id = ${shop}`)
    for (let copy = 1; copy < 5; copy += 1) {
      const id = await insertCustomer(db, {})
      await db.execute(sql`update customer set industry = '电商' where id = ${id}`)
    }
    // Two a day throughout 2025, but four a day in November.
    await db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, pieces, currency, status)
      select 'S-' || d || '-' || n, ${shop}::int, (d + time '12:00') at time zone 'Asia/Shanghai', d, 1, 'CNY', 'delivered'
      from generate_series('2025-01-01'::date, '2025-12-31'::date, interval '1 day') g (t) cross join lateral (select g.t::date as d) x
      cross join generate_series(1, case when extract(month from g.t) = 11 then 4 else 2 end) n`)
    await keepSeasons(await company.system(), '2025-12-31')
  })

  it('is of the company and of each kind and industry that ships enough, with its months', async () => {
    const { seasons, known, period } = await viewSeasons(await company.contextAs('executive'), 2025)
    expect(known).toBe(true)
    expect(period).toEqual({ from: '2025-01-01', to: '2026-01-01' })
    expect(seasons.map(({ level, name }) => `${level} ${name}`).sort()).toEqual(['company ', 'industry 电商', 'kind business'])
    // The mean of the year is (11 × 2 + 4) ÷ 12 = 13/6, November 4 ÷ 13/6 = 24/13, the others 12/13.
    for (const { indexes } of seasons)
      expect(indexes).toEqual(indexes.map((_, place) => expect.closeTo(place === 10 ? 24 / 13 : 12 / 13, 6)))
  })

  it('tells the volume only to whoever sees the whole company', async () => {
    const { seasons } = await viewSeasons(await company.contextAs('sales'), 2025)
    expect(seasons.every(({ customers, shipmentsPerMonth }) => customers === null && shipmentsPerMonth === null)).toBe(true)
    await expect(viewSeasons(await company.contextAs('service'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('multiplies the ratio of dormancy by the index of the month', async () => {
    const [plain, seasonal] = [await dormancyOf({}), await dormancyOf({ seasonal: true })]
    for (const name of ['firm', 'person', 'shop'])
      expect(seasonal[name]?.value).toBeCloseTo(((plain[name]?.value ?? Number.NaN) * 12) / 13, 6)
    expect(seasonal['firm']?.reasons.at(-1)?.text).toContain('0.92')
  })

  it('is kept anew in the place of the old, under the same ids', async () => {
    const ids = () => company.db.rows(z.object({ id: z.number() }), sql`select id from season_kind order by id`)
    const before = await ids()
    await keepSeasons(await company.system(), '2025-12-31')
    expect(await ids()).toEqual(before)
  })

  it('knows nothing of a company without a year of records', async () => {
    await company.db.execute(sql`delete from waybill where accepted_on >= '2025-07-01'`)
    await keepSeasons(await company.system(), '2025-12-31')
    const { known, seasons } = await viewSeasons(await company.contextAs('executive'), 2025)
    expect(known).toBe(false)
    expect(seasons.every(({ indexes }) => indexes.every((index) => index === 1))).toBe(true)
  })
})
