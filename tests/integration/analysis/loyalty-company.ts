import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'
import { keepLoyalty } from '#lib/analysis/loyalty/keep'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

const now = new Date('2026-08-03T02:00:00Z')

/** A company for one file of tests about what customers expect and how loyal they are: 甲 with 旧 merged into it, 乙, 丙 and 丁, as the night of 3 August 2026 kept it. */
export function loyaltyCompany() {
  let opened: TestCompany | undefined
  const ids: Record<string, number> = {}
  const company = () => {
    if (opened === undefined) throw new Error('not opened yet')
    return opened
  }
  const as = (user: UserKey) => company().contextAs(user, now)
  const idOf = (name: string) => ids[name] ?? 0
  beforeAll(async () => {
    opened = await openTestCompany()
    await fill(opened, ids)
    await keepLoyalty(await as('executive'))
  })
  afterAll(() => opened?.close())
  return { company, as, idOf }
}

async function fill(company: TestCompany, ids: Record<string, number>): Promise<void> {
  const idOf = (name: string) => ids[name] ?? 0
  const { sales, salesColleague } = company.users
  const surveyId = (
    await company.db.row(
      z.object({ id: z.int() }),
      sql`insert into survey (external_id, name) values ('S1', '年中调查') returning id`,
    )
  )?.id
  const made = async (name: string, ownerId: number, loyalty: string | null) => {
    const id = await insertCustomer(company.db, { name, externalId: name, ownerId })
    ids[name] = id
    await company.db.execute(sql`update customer_standing set loyalty_class = ${loyalty} where customer_id = ${id}`)
  }
  const say = (name: string, on: string, expectation: number | null, perception: number | null) =>
    company.db.execute(sql`
      insert into survey_response (survey_id, customer_id, answered_at, answered_on, expectation, perception)
      values (${surveyId ?? 0}, ${idOf(name)}, ${on}::date, ${on}::date, ${expectation}, ${perception})`)
  await made('甲', sales.id, 'spurious')
  await made('乙', sales.id, 'loyal')
  await made('丙', salesColleague.id, 'spurious')
  await made('丁', salesColleague.id, 'unknown')
  await made('旧', sales.id, null)
  await company.db.execute(sql`update customer set root_id = ${idOf('甲')} where id = ${idOf('旧')}`)
  // 甲 was content once, and is not any more; the last word of 旧, merged into it, is the latest.
  await say('甲', '2026-02-01', 4, 4)
  await say('旧', '2026-06-01', 5, 3)
  await say('乙', '2026-06-02', 4, 5)
  await say('丙', '2026-06-03', 4, 2)
  // Half an answer is none, and one outside the period neither.
  await say('丁', '2026-06-04', null, 5)
  await say('丁', '2025-06-04', 1, 5)
  await company.db.execute(sql`
    insert into case_record (customer_id, type, opened_at, opened_on, currency) values (${idOf('丙')}, 'complaint', '2026-05-01', '2026-05-01', 'CNY')`)
  await insertWaybill(company.db, { customerId: idOf('甲'), acceptedOn: '2026-06-10', freightMinor: 80_000 })
  await insertWaybill(company.db, { customerId: idOf('旧'), acceptedOn: '2026-07-10', freightMinor: 20_000 })
  await insertWaybill(company.db, { customerId: idOf('丙'), acceptedOn: '2026-07-11', freightMinor: 50_000 })
  await insertWaybill(company.db, { customerId: idOf('乙'), acceptedOn: '2025-07-11', freightMinor: 99_000 })
  await company.db.execute(sql`update waybill set list_freight_minor = 100000 where freight_minor = 80000`)
}
