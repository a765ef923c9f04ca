import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addDays, daysBetween } from '#lib/core/day'
import { sql } from '#lib/platform/db/sql'
import { importFile, runScheme } from '#tests/support/import-file'
import type { StartedCompany } from '#tests/support/started-company'
import { startCompany } from '#tests/support/started-company'
import expected from './scms-expected.json' with { type: 'json' }
import { sharedData } from './shared-data.ts'

// 10,324 real deliveries of the USAID Supply Chain Management System, 2006–2015; the customer is the country programme. What is expected was worked out
// without the product: tests/real/scms-expected.py, which needs nothing but Python.

const { from, to, as_of } = expected
const period = { from, to, as_of }
const query = `from=${from}&to=${to}&as_of=${as_of}`
const entries = Object.entries(expected.customers)
/** A start builds the app first when its sources have changed. */
const STARTED_WITHIN_MS = 300_000

// All of it goes through the API of an installation that was started for it, and is worked off by that installation's worker; only what stands beside it for
// comparison is read from its database.
let company: StartedCompany
let key: string
beforeAll(async () => {
  company = await startCompany({ DEMO: '0', COMPANY_CURRENCY: 'USD' })
  key = await company.keyFor('administrator')
}, STARTED_WITHIN_MS)
afterAll(() => company.close())

describe('the deliveries in our own columns', () => {
  it('come in through the API, every row accounted for', async () => {
    const customers = await importFile(company, sharedData('scms', 'customers.csv'), { kind: 'customers' })
    expect(customers.body).toMatchObject({ status: 'done', total: 43, created: 43, updated: 0, skipped: 0, rejected: 0 })
    const waybills = await importFile(company, sharedData('scms', 'waybills.csv'), { kind: 'waybills' })
    expect(waybills.body).toMatchObject({
      status: 'done',
      total: 10_324,
      created: 10_324,
      updated: 0,
      skipped: 0,
      rejected: 0,
      warnings: 0,
    })
    const counted = await company.db.row(
      z.object({ customers: z.number(), waybills: z.number() }),
      sql`select (select count(*) from customer) as customers, (select count(*) from waybill) as waybills`,
    )
    expect(counted).toEqual({ customers: 43, waybills: expected.waybills })
  })

  it('the same file again is the same import', async () => {
    const again = await importFile(company, sharedData('scms', 'waybills.csv'), { kind: 'waybills' })
    expect(again.status).toBe(200)
  })

  it('ABC by revenue over the whole period: each customer’s class, rank, value and cumulative share', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'abc', ...period })
    expect(run.status).toBe('done')
    expect(run.summary).toMatchObject({
      customers: 43,
      without_waybills: 0,
      unpriced: expected.unpriced,
      total_value_minor: expected.total,
      excluded: [],
    })
    expect(rows.length).toBe(43)
    const found = Object.fromEntries(rows.map((row) => [row.customer.external_id, row]))
    for (const [name, one] of entries) {
      const row = found[name]
      expect({ name, class: row.class, rank: row.rank, value: row.value }).toEqual({
        name,
        class: one.class,
        rank: one.rank,
        value: one.value,
      })
      expect(row.cumulative_share, name).toBeCloseTo(one.cumulative_share, 12)
      expect(row.share, name).toBeCloseTo(Math.max(one.value, 0) / expected.total, 12)
    }
    for (const name of ['A', 'B', 'C']) {
      const ofClass = entries.filter(([, one]) => one.class === name)
      const shown = run.summary.classes.find((entry: { class: string }) => entry.class === name)
      expect(shown).toMatchObject({
        customers: ofClass.length,
        value_minor: ofClass.reduce((sum, [, one]) => sum + one.value, 0),
      })
    }
  })

  it('RFM over the whole period: each customer’s scores and segment', async () => {
    const { rows } = await runScheme(company, { scheme: 'rfm', ...period })
    const found = rows.map((row) => [
      row.customer.external_id,
      row.class,
      row.reasons.find((reason: { code: string }) => reason.code === 'rfm.segment')?.params.segment,
    ])
    expect(found.sort()).toEqual(entries.map(([name, one]) => [name, one.rfm, one.segment]).sort())
  })

  it('concentration of revenue', async () => {
    const { body } = await company.api('GET', `/analysis/concentration?measure=revenue&${query}`, { key })
    expect(body.customers).toBe(expected.concentration.customers)
    for (const name of ['cr1', 'cr4', 'cr8', 'cr10', 'hhi', 'hhi_normalised', 'gini', 'entropy'] as const)
      expect(body[name], name).toBeCloseTo(expected.concentration[name], 12)
    expect(body.lorenz.length).toBe(101)
    expect([body.lorenz[0], body.lorenz[100]]).toEqual([
      [0, 0],
      [1, 1],
    ])
  })

  it('on-time by product', async () => {
    const { body } = await company.api('GET', `/analysis/on-time?group_by=product&${query}`, { key })
    const groups = Object.values(expected.on_time)
    const sum = (of: 'delivered' | 'on_time') => groups.reduce((total, group) => total + group[of], 0)
    expect(body).toMatchObject({
      delivered: sum('delivered'),
      on_time: sum('on_time'),
      overdue: 0,
      without_promise: 0,
      undelivered: 0,
    })
    expect(body.rate).toBeCloseTo(sum('on_time') / sum('delivered'), 15)
    const found = body.groups.map((group: { group: string | null; delivered: number; on_time: number }) => [
      group.group ?? '',
      group.delivered,
      group.on_time,
    ])
    expect(found.sort()).toEqual(
      Object.entries(expected.on_time)
        .map(([product, group]) => [product, group.delivered, group.on_time])
        .sort(),
    )
  })

  it('at random periods with broken months, ABC is what bare SQL over the waybills says', async () => {
    const draw = generator(20_061_114)
    for (let round = 0; round < 12; round += 1) {
      const start = addDays(from, Math.floor(draw() * 3_000))
      const length = 1 + Math.floor(draw() * Math.min(700, daysBetween(start, to) - 1))
      const asked = { from: start, to: addDays(start, length), as_of: addDays(start, length - 1) }
      const { rows } = await runScheme(company, { scheme: 'abc', ...asked })
      const shown = rows.map((row) => `${row.customer.external_id} ${row.class} ${row.rank} ${row.value}`).sort()
      expect(shown, JSON.stringify(asked)).toEqual(await bareClasses(asked))
    }
  })
})

const bareRow = z.object({ line: z.string() })

/** The definition of ABC over the waybills themselves, in numerics. */
async function bareClasses(asked: { from: string; to: string }): Promise<string[]> {
  const rows = await company.db.rows(
    bareRow,
    sql`
    with v as (
      select c.external_id as id, coalesce(sum(w.freight_minor), 0)::numeric as value from waybill w join customer c on c.id = w.customer_id
      where w.accepted_at >= (${asked.from}::timestamp at time zone 'Asia/Shanghai') and w.accepted_at < (${asked.to}::timestamp at time zone 'Asia/Shanghai')
        and w.status <> 'cancelled' group by 1),
    t as (select v.*, (select coalesce(sum(x.value), 0) from v x where x.value > v.value) as larger, (select sum(x.value) from v x where x.value > 0) as total,
      (select 1 + count(*) from v x where x.value > v.value) as rank from v)
    select id || ' ' || case when value <= 0 then 'C' when larger * 100 < total * 80 then 'A' when larger * 100 < total * 95 then 'B' else 'C' end
      || ' ' || rank || ' ' || value as line from t`,
  )
  return rows.map((row) => row.line).sort()
}

/** Numbers from 0 to 1 that are the same every time (Lehmer, with the multiplier of Park & Miller 1988). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

describe('the file as it was published', () => {
  const mapping = {
    waybill_no: 'ID',
    customer_external_id: 'Country',
    accepted_at: 'Scheduled Delivery Date',
    promised_at: 'Scheduled Delivery Date',
    delivered_at: 'Delivered to Client Date',
    product: 'Shipment Mode',
    destination_region: 'Country',
    weight_kg: { column: 'Weight (Kilograms)', unreadable: 'empty' },
    freight: { column: 'Freight Cost (USD)', unreadable: 'empty' },
    insured_value: 'Line Item Value',
    insurance_fee: 'Line Item Insurance (USD)',
  }
  const fields = { kind: 'waybills', date_format: 'dd-MMM-yy', create_missing_customers: 'true' }

  it('comes in with a mapping; cells that are text are listed as warnings, and no row is lost', async () => {
    const raw = sharedData('scms', 'SCMS_Delivery_History_Dataset.csv')
    const done = await importFile(company, raw, { ...fields, mapping: JSON.stringify(mapping) })
    const { freight, weight } = expected.text_cells
    expect(done.body).toMatchObject({ status: 'done', total: 10_324, created: 10_324, rejected: 0, warnings: freight + weight })
    expect(done.body.notices.map((notice: { code: string }) => notice.code)).toEqual(['columns_ignored'])

    const errors = await company.api('GET', `/imports/${done.body.id}/errors`, { key })
    const lines = String(errors.body).trim().split(/\r?\n/).slice(1)
    const cells = (column: string) => lines.filter((line) => line.split(',')[1] === column).length
    expect([cells('freight'), cells('weight_kg'), lines.length]).toEqual([freight, weight, freight + weight])
    expect(lines.filter((line) => line.includes('Freight Included in Commodity Cost')).length).toBe(1_442)
    expect(lines.filter((line) => line.includes('Invoiced Separately')).length).toBe(239)
    expect(lines.filter((line) => line.includes('Weight Captured Separately')).length).toBe(1_507)
  })

  it('and holds the same money for each country', async () => {
    const sums = await company.db.rows(
      z.object({ country: z.string(), revenue: z.number() }),
      sql`
      select destination_region as country, coalesce(sum(freight_minor), 0)::int8 as revenue from waybill where waybill_no !~ '^SCMS-' group by 1`,
    )
    expect(Object.fromEntries(sums.map((row) => [row.country, row.revenue]))).toEqual(
      Object.fromEntries(entries.map(([name, one]) => [name, one.value])),
    )
  })
})
