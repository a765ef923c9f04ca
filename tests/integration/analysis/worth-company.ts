import { expect } from 'vitest'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { keepProfits } from '#lib/analysis/profit/keep'
import { listProfits } from '#lib/analysis/profit/service'
import { keepValueChanges } from '#lib/analysis/value-change/keep'
import { listValueChanges } from '#lib/analysis/value-change/service'
import { keepWorths } from '#lib/analysis/worth/keep'
import { listWorths } from '#lib/analysis/worth/service'
import { keepYearValues } from '#lib/analysis/year-value-list/keep'
import { addDays } from '#lib/core/day'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { companyWithKey } from '#tests/support/company-with-key'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// As of 30 June 2026: twelve months from 1 July 2025; three months before that ended on 31 March 2026.
export const asOf = '2026-06-30'
export const now = new Date('2026-07-01T02:00:00Z')

export const names = (page: { rows: { name: string }[] }) => page.rows.map(({ name }) => name)

/**
 * A company for one file of tests about profit, worth and their changes, with a run of lifetime value and all that the night keeps of it.
 *
 *   去    every third day until 10 January 2026      稳    every seventh day      烦    every twentieth, and twenty visits
 *   危    every third day until 12 June              外    every fifteenth, of another outlet
 *   一次  once, on 20 June      费    never, and one visit      潜    a prospect of 100 pieces a month
 */
export function worthCompany() {
  const ids: Record<string, number> = {}
  const { company } = companyWithKey((opened) => fill(opened, ids))
  const idOf = (name: string) => ids[name] ?? 0
  const as = (user: UserKey) => company().contextAs(user, now)
  const profits = async (user: UserKey, asked: object = {}) =>
    listProfits(await as(user), { span: 'twelve_months', sort: '-profit', limit: 50, ...asked })
  const worths = async (user: UserKey, asked: object = {}) =>
    listWorths(await as(user), { sort: '-lifetime', limit: 50, ...asked })
  const changes = async (user: UserKey, asked: object = {}) =>
    listValueChanges(await as(user), { sort: 'change', limit: 50, ...asked })
  return { company, idOf, as, profits, worths, changes }
}

async function fill(company: TestCompany, ids: Record<string, number>): Promise<void> {
  const { db, users, outlets } = company
  const idOf = (name: string) => ids[name] ?? 0
  const add = async (name: string, given: object) => {
    ids[name] = await insertCustomer(db, { name, outletId: outlets.shounan, ...given })
  }
  await add('去', { ownerId: users.sales.id })
  await add('稳', { ownerId: users.sales.id })
  await add('烦', { ownerId: users.salesColleague.id })
  await add('一次', { ownerId: users.sales.id })
  await add('外', { outletId: outlets.xihu })
  await add('危', { ownerId: users.sales.id })
  await add('费', { ownerId: users.sales.id })
  await add('潜', { ownerId: users.sales.id, lifecycle: 'potential' })
  await db.execute(sql`update customer set industry = '服装'`)
  // Each leaves 60.00 after transport.
  const ship = (name: string, day: string) =>
    insertWaybill(db, { customerId: idOf(name), acceptedOn: day, freightMinor: 10_000, costMinor: 4_000 })
  const every = async (name: string, from: string, to: string, days: number) => {
    for (let day = from; day <= to; day = addDays(day, days)) await ship(name, day)
  }
  await every('去', '2024-10-01', '2026-01-10', 3)
  // Two weeks and a half without a shipment after one on every third day: unlikely to stay, and not yet gone.
  await every('危', '2024-10-01', '2026-06-12', 3)
  await every('稳', '2024-10-01', asOf, 7)
  await every('烦', '2024-10-01', asOf, 20)
  await every('外', '2024-10-01', asOf, 15)
  await ship('一次', '2026-06-20')
  // A visit of 1.5 h at 80 on every one of 20 days: 2,400.00, more than the margin of 18 or 19 shipments.
  for (let visit = 0; visit < 20; visit += 1)
    await db.execute(sql`
      insert into interaction (customer_id, user_id, channel, occurred_at)
      values (${idOf('烦')}, ${users.sales.id}, 'visit', ('2026-05-01'::date + ${visit}::int + time '12:00') at time zone 'Asia/Shanghai')`)
  // One that never shipped, and cost a visit.
  await db.execute(sql`
    insert into interaction (customer_id, user_id, channel, occurred_at)
    values (${idOf('费')}, ${users.sales.id}, 'visit', '2026-05-01 12:00+08')`)
  await db.execute(
    sql`insert into opportunity (customer_id, step, pieces_month, created_by_id) values (${idOf('潜')}, 'contacted', 100, ${users.sales.id})`,
  )
  const system = await company.contextAs('executive', now)
  const parameters = { ...(await ownParameters(system, 'lifetime_value')) }
  expect(parameters).toMatchObject({ holdout_days: 90 })
  await recomputeRun(system, Number((await startRun(system, { scheme: 'lifetime_value', as_of: asOf, parameters })).id))
  await keepYearValues(system, asOf)
  await keepProfits(system, asOf)
  await keepWorths(system, asOf)
  await keepValueChanges(system, asOf)
}
