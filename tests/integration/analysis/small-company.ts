import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * A company small enough to work every figure out by hand. Period [2026-01-01, 2026-07-01), as_of 2026-06-30; amounts in fen.
 *
 *   K1   business   10 January, 10 February, 10 March, each 4,000.00 (the first cost 1,000.00) · marketing 2,000.00 a year · since 2016-06-30
 *   K7   merged into K1: 10 April, 1,000.00                                                    → K1: 13,000.00, 4 shipping days
 *   K2   business   twice on 1 June, 3,000.00 each (cost 3,500.00 and 2,000.00); 20 June a credit note of −1,000.00, no piece → 5,000.00
 *   K3   consumer   1 May, 1,500.00, 3 pieces; 25 June a cancelled one of 99,999.99 · marketing 1,000.00 · since 2024-06-30
 *   K4   business   10 June without a freight, 12 June 1,500.00
 *   K5   distributor  only a credit note of −500.00 on 4 April
 *   K6   archived   1 June, 50,000.00
 *   K8   one waybill in USD · K9 none · K10 business, one on 1 December 2025, before the period
 */
export interface SmallCompany extends TestCompany {
  ids: Record<CustomerName, number>
}
const names = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9', 'K10'] as const
export type CustomerName = (typeof names)[number]

export const period = { from: '2026-01-01', to: '2026-07-01', as_of: '2026-06-30' }
export const periodQuery = 'from=2026-01-01&to=2026-07-01&as_of=2026-06-30'

/** Opens it; K1 and K3 belong to the user `sales`, K2 to `salesColleague`, the others to nobody. */
export async function openSmallCompany(): Promise<SmallCompany> {
  const company = await openTestCompany()
  const { db, users } = company
  const given: Record<CustomerName, Parameters<typeof insertCustomer>[1]> = {
    K1: { name: '宁波亮禾家电', ownerId: users.sales.id, customerSince: '2016-06-30', marketingCostMinor: 200_000 },
    K2: { name: '慈溪百货', ownerId: users.salesColleague.id },
    K3: { name: '李小明', kind: 'consumer', ownerId: users.sales.id, customerSince: '2024-06-30', marketingCostMinor: 100_000 },
    K4: {},
    K5: { kind: 'distributor' },
    K6: {},
    K7: {},
    K8: {},
    K9: {},
    K10: {},
  }
  const ids: Partial<Record<CustomerName, number>> = {}
  for (const name of names) ids[name] = await insertCustomer(db, { ...given[name], externalId: name })
  const all = ids as Record<CustomerName, number>
  await db.execute(sql`update customer set root_id = ${all.K1} where id = ${all.K7}`)
  await db.execute(sql`update customer set archived_at = now() where id = ${all.K6}`)
  const ship = (
    name: CustomerName,
    acceptedOn: string,
    more: Omit<Parameters<typeof insertWaybill>[1], 'customerId' | 'acceptedOn'>,
  ) => insertWaybill(db, { customerId: all[name], acceptedOn, ...more })
  await ship('K1', '2026-01-10', { freightMinor: 400_000, costMinor: 100_000 })
  await ship('K1', '2026-02-10', { freightMinor: 400_000 })
  await ship('K1', '2026-03-10', { freightMinor: 400_000 })
  await ship('K7', '2026-04-10', { freightMinor: 100_000 })
  await ship('K2', '2026-06-01', { freightMinor: 300_000, costMinor: 350_000 })
  await ship('K2', '2026-06-01', { freightMinor: 300_000, costMinor: 200_000 })
  await ship('K2', '2026-06-20', { freightMinor: -100_000, pieces: 0 })
  await ship('K3', '2026-05-01', { freightMinor: 150_000, pieces: 3 })
  await ship('K3', '2026-06-25', { freightMinor: 9_999_999, pieces: 50, status: 'cancelled' })
  await ship('K4', '2026-06-10', { freightMinor: null })
  await ship('K4', '2026-06-12', { freightMinor: 150_000 })
  await ship('K5', '2026-04-04', { freightMinor: -50_000, pieces: 0 })
  await ship('K6', '2026-06-01', { freightMinor: 5_000_000 })
  await ship('K8', '2026-06-02', { freightMinor: 70_000, currency: 'USD' })
  await ship('K10', '2025-12-01', { freightMinor: 80_000 })
  await answerSurvey(company, all)
  return { ...company, ids: all }
}

/** Invited in the period: K1 and K7 (group g1, one customer), K2 (g1), K3, K4 (g2), K9 (g1); K10 before it. */
async function answerSurvey({ db }: TestCompany, ids: Record<CustomerName, number>): Promise<void> {
  await db.execute(sql`insert into survey (external_id, name) values ('S', 'S')`)
  const invite = (name: CustomerName, on: string, group: string) =>
    db.execute(sql`
    insert into survey_invitation (survey_id, customer_id, invited_at, invited_on, group_name)
    select id, ${ids[name]}, ${on}::timestamptz, ${on}::date, ${group} from survey`)
  const answer = (name: CustomerName, on: string, satisfaction: number | null, recommend: number | null) =>
    db.execute(sql`
    insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, recommend)
    select id, ${ids[name]}, ${`${on}T12:00:00+08:00`}::timestamptz, ${on}::date, ${satisfaction}::smallint, ${recommend}::smallint from survey`)
  await invite('K1', '2026-02-01', 'g1')
  await invite('K7', '2026-02-01', 'g1')
  await invite('K2', '2026-02-01', 'g1')
  await invite('K9', '2026-02-01', 'g1')
  await invite('K3', '2026-02-02', 'g2')
  await invite('K4', '2026-06-30', 'g2')
  await invite('K10', '2025-12-31', 'g2')
  await answer('K1', '2026-03-01', 1, 3)
  await answer('K7', '2026-06-01', 5, 9)
  await answer('K2', '2026-03-02', 4, null)
  await answer('K3', '2026-03-03', 5, 10)
  await answer('K3', '2026-05-03', 2, 6)
  await answer('K4', '2025-06-30', 5, 10)
  await answer('K10', '2026-01-01', null, 10)
  await answer('K9', '2026-07-01', 5, 10)
}
