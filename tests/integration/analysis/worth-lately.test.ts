import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepParameters } from '#lib/analysis/classification/kept-parameters'
import { assignmentOfCustomer } from '#lib/analysis/classification/of-customer'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { keepProfits } from '#lib/analysis/profit/keep'
import { keepWorths } from '#lib/analysis/worth/keep'
import { listWorths } from '#lib/analysis/worth/service'
import { keepYearValues } from '#lib/analysis/year-value-list/keep'
import { addDays } from '#lib/core/day'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// As of 30 June 2026: 24 months from 1 July 2024, the last three from 1 April 2026. A shipment on every third day from 1 July 2024 on: 213 before 1 April 2026, 639 days, and 31 from then on, 91 days.
const asOf = '2026-06-30'
const now = new Date('2026-07-01T02:00:00Z')
let company: TestCompany
const ids: Record<string, number> = {}

beforeAll(async () => {
  company = await openTestCompany()
  const { db, users } = company
  const make = async (
    name: string,
    from: string,
    amounts: (day: string) => { freightMinor: number; costMinor: number | null },
  ) => {
    const id = await insertCustomer(db, { name, ownerId: users.sales.id })
    ids[name] = id
    for (let day = from; day <= asOf; day = addDays(day, 3))
      await insertWaybill(db, { customerId: id, acceptedOn: day, ...amounts(day) })
  }
  const steady = { freightMinor: 10_000, costMinor: 4_000 }
  await make('稳', '2024-07-01', () => steady)
  // As often as ever, a tenth as much.
  await make('减', '2024-07-01', (day) => (day < '2026-04-01' ? steady : { freightMinor: 1_000, costMinor: 400 }))
  await make('亏', '2024-07-01', () => ({ freightMinor: 10_000, costMinor: 11_000 }))
  await make('盲', '2024-07-01', () => ({ freightMinor: 10_000, costMinor: null }))
  // 59 days before the last three months.
  await make('新', '2026-02-01', () => steady)
  const prospect = await insertCustomer(db, { name: '潜', ownerId: users.sales.id })
  await db.execute(sql`update customer set lifecycle = 'potential' where id = ${prospect}`)
  await db.execute(
    sql`insert into opportunity (customer_id, step, pieces_month, created_by_id) values (${prospect}, 'contacted', 10, ${users.sales.id})`,
  )
  await run({})
})
afterAll(() => company.close())

/** Runs lifetime value by parameters that the company keeps for its own, and what the night keeps of it. */
async function run(given: object): Promise<void> {
  await keepParameters(await company.contextAs('administrator', now), 'lifetime_value', given)
  const system = await company.contextAs('executive', now)
  const parameters = { ...(await ownParameters(system, 'lifetime_value')) }
  await recomputeRun(system, Number((await startRun(system, { scheme: 'lifetime_value', as_of: asOf, parameters })).id))
  await keepYearValues(system, asOf)
  await keepProfits(system, asOf)
  await keepWorths(system, asOf)
}

const listed = async (more: object = {}) => {
  const { rows } = await listWorths(await company.contextAs('executive', now), { sort: '-lifetime', limit: 50, ...more })
  return new Map(rows.map((row) => [row.name, row]))
}

it('what came in the last three months stands beside the usual of the customer, and a deep fall is pointed out', async () => {
  const rows = await listed()
  // 213 × 100.00 × 91 ÷ 639 = 3,033.33.
  expect(rows.get('减')).toMatchObject({ recentMinor: 31_000, usualMinor: 303_333, fell: true })
  expect(rows.get('稳')).toMatchObject({ recentMinor: 310_000, usualMinor: 303_333, fell: false })
  expect(rows.get('新')).toMatchObject({ recentMinor: null, usualMinor: null, fell: false })
  expect([...(await listed({ fell: true })).keys()]).toEqual(['减'])
  // The model sees no difference in how likely the two are to stay.
  expect(rows.get('减')?.alive).toBe(rows.get('稳')?.alive)
  const said = await assignmentOfCustomer(await company.contextAs('executive', now), 'lifetime_value', ids['减'] ?? 0)
  const reason = said?.assignment.reasons.find(({ code }) => code === 'lifetime_value.fell_lately')
  expect(reason?.params).toMatchObject({ recent_minor: 31_000, usual_minor: 303_333 })
  expect(reason?.text).toMatch(/10\.2 ?%/)
})

it('what a lifetime value is expected to leave goes by what twelve months left', async () => {
  const rows = await listed()
  // Of every 100.00 sixty are left, or ten are lost; of nobody's without a cost is anything known.
  const lifetimeOf = (name: string) => rows.get(name)?.lifetimeMinor ?? Number.NaN
  expect(rows.get('稳')?.lifetimeProfitMinor).toBe(Math.round(lifetimeOf('稳') * 0.6))
  expect(rows.get('亏')?.lifetimeProfitMinor).toBe(-Math.round(lifetimeOf('亏') * 0.1))
  expect(rows.get('盲')).toMatchObject({ lifetimeProfitMinor: null })
  expect(rows.get('盲')?.lifetimeMinor).toBeGreaterThan(0)
  const order = [...(await listed({ sort: 'lifetime_profit', potential: false })).keys()]
  expect([order[0], order[1]]).toEqual(['盲', '亏'])
  const [prospect] = [...(await listed({ potential: true })).values()]
  // All customers of its kind with a known cost, but for the one of whom none is: its share of their lifetime value as they left profit of revenue.
  expect(prospect?.lifetimeProfitMinor).toBeGreaterThan(0)
  expect(prospect?.lifetimeProfitMinor).toBeLessThan(prospect?.lifetimeMinor ?? 0)
  const { body } = await company.api('GET', '/analysis/values?fell=true', { key: await company.keyFor('executive') })
  expect(body.data).toMatchObject([
    { customer: { name: '减' }, recent_revenue_minor: 31_000, usual_revenue_minor: 303_333, fell: true },
  ])
})

it('the share below which a fall is pointed out is a parameter of the run', async () => {
  // 310.00 of 3,033.33 are 10.2 %.
  await run({ recent_below: 0.1 })
  expect((await listed()).get('减')).toMatchObject({ recentMinor: 31_000, fell: false })
  await run({ recent_below: 0.11, measure: 'margin' })
  const rows = await listed()
  expect(rows.get('减')).toMatchObject({ recentMinor: 31_000, usualMinor: 303_333, fell: true })
  // Sixty of a margin of sixty are left.
  expect(rows.get('稳')?.lifetimeProfitMinor).toBe(rows.get('稳')?.lifetimeMinor)
  expect(rows.get('亏')?.lifetimeProfitMinor).toBeNull()
})
