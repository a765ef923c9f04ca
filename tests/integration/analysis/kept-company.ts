import { keepConcentration } from '#lib/analysis/concentration-trend/keep'
import { keepContactBalance } from '#lib/analysis/contact-balance/keep'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { keepProfits } from '#lib/analysis/profit/keep'
import { keepRetention } from '#lib/analysis/retention/keep'
import { keepSleepers } from '#lib/analysis/sleepers/keep'
import { keepValueChanges } from '#lib/analysis/value-change/keep'
import { keepWorths } from '#lib/analysis/worth/keep'
import { sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

/** The instant at which it is looked at, and the last night's day. */
export const now = new Date('2026-07-01T03:00:00Z')
const asOf = '2026-06-30'

/**
 * The small company on 1 July 2026, and beside it two customers of the year before:
 *
 *   R1  (周敏, since 2016) 10 May 2025 9,000.00 · nothing since
 *   R2  10 March 2025 100.00 · 10 August 2025 50.00
 *
 * K10 costs 1,000.00 of marketing a year, more than the 800.00 that it brought. K1 left for the price, with 13,000.00 and one call in vain; K10 left, nobody said why. K3 sleeps. K1, K3, K10 and R1 are of 首南. K1 asks for the rhythm of B and had no
 * contact. K1 was to get 3 and perceived 5, K2 3 and 3, K3 4 and 2; of the price K1 3 and 4, K3 5 and 2; of time K1 4 and 1, K2 3 and 3.
 */
export async function openKeptCompany(): Promise<SmallCompany> {
  const company = await openSmallCompany()
  const { db, ids, users, outlets } = company
  await db.execute(sql`update customer set outlet_id = ${outlets.shounan} where id in (${ids.K1}, ${ids.K3}, ${ids.K10})`)
  await runScheme(company, { scheme: 'relationship_scale', ...period })
  await runScheme(company, { scheme: 'golden_list', ...period })
  await runScheme(company, { scheme: 'value_kinds', ...period })
  const since = { customerSince: '2016-06-30' }
  const first = await insertCustomer(db, {
    name: 'R1',
    externalId: 'R1',
    ownerId: users.sales.id,
    outletId: outlets.shounan,
    ...since,
  })
  const second = await insertCustomer(db, { name: 'R2', externalId: 'R2', ...since })
  await insertWaybill(db, { customerId: first, acceptedOn: '2025-05-10', freightMinor: 900_000, costMinor: 0 })
  await insertWaybill(db, { customerId: second, acceptedOn: '2025-03-10', freightMinor: 10_000 })
  await insertWaybill(db, { customerId: second, acceptedOn: '2025-08-10', freightMinor: 5_000 })
  // The records cover both years that retention compares.
  const earliest = await insertCustomer(db, { name: '最早', externalId: 'K0' })
  await insertWaybill(db, { customerId: earliest, acceptedOn: '2024-06-01', freightMinor: 0 })
  await db.execute(sql`update customer set archived_at = '2024-07-01' where id = ${earliest}`)
  await db.execute(sql`update customer set annual_marketing_cost_minor = 100000 where id = ${ids.K10}`)
  await db.execute(sql`update waybill set cost_minor = 0 where customer_id = ${ids.K10}`)
  await db.execute(sql`
    insert into customer_loss (customer_id, last_shipping_on, lost_on, currency, revenue_minor, margin_minor, complete, cause, recorded_by_id, recorded_at)
    values (${ids.K1}, '2026-04-10', '2026-06-01', 'CNY', 1300000, 300000, true, 'price', ${users.sales.id}, now()),
      (${ids.K10}, '2025-12-01', '2026-06-02', 'CNY', 80000, 0, true, null, null, null)`)
  await db.execute(sql`
    insert into win_back_attempt (loss_id, made_on, way, offer, cost_minor, result, made_by_id)
    select id, '2026-06-10', 'call', 'none', 5000, 'refused', ${users.sales.id} from customer_loss where customer_id = ${ids.K1}`)
  await db.execute(sql`insert into customer_cadence (customer_id, rhythm) values (${ids.K1}, 'b')`)
  for (const [name, on, expectation, perception] of [
    ['K1', '2026-03-01', 3, 5],
    ['K2', '2026-03-02', 3, 3],
    ['K3', '2026-05-03', 4, 2],
  ] as const)
    await db.execute(sql`
      update survey_response set expectation = ${expectation}::smallint, perception = ${perception}::smallint
      where customer_id = ${ids[name]} and answered_on = ${on}::date`)
  await db.execute(sql`insert into survey_item (name, dimension) values ('价格', 'price'), ('时效', null)`)
  for (const [name, on, item, expectation, perception] of [
    ['K1', '2026-03-01', '价格', 3, 4],
    ['K3', '2026-05-03', '价格', 5, 2],
    ['K1', '2026-03-01', '时效', 4, 1],
    ['K2', '2026-03-02', '时效', 3, 3],
  ] as const)
    await db.execute(sql`
      insert into survey_response_item (response_id, item_id, expectation, perception)
      select v.id, t.id, ${expectation}, ${perception} from survey_response v, survey_item t
      where v.customer_id = ${ids[name]} and v.answered_on = ${on}::date and t.name = ${item}`)
  await refreshTouchedMonths(db)
  await db.execute(
    sql`update customer_standing set dormancy_class = 'asleep', last_shipping_on = '2026-05-01' where customer_id = ${ids.K3}`,
  )
  await keepAsOfNight(company)
  return company
}

/** What the night keeps for the charts. */
export async function keepAsOfNight(company: SmallCompany): Promise<void> {
  const system = { ...(await company.system()), now }
  await keepProfits(system, asOf)
  await keepSleepers(system, asOf)
  await keepWorths(system, asOf)
  await keepValueChanges(system, asOf)
  await keepRetention(system, asOf)
  await keepConcentration(system, asOf)
  await keepContactBalance(system)
}
