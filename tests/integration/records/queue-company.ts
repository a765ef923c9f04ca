import { afterAll, beforeAll } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at } from './case-company.ts'

export const monday = at('2026-03-02T09:00')

/** A company for one file of tests whose desks have a manager, with a customer of each of three outlets. */
export function companyWithDesks() {
  let opened: TestCompany | null = null
  const customers = { shounan: 0, xiaying: 0, hangzhou: 0 }
  const company = () => {
    if (opened === null) throw new Error('the company is not open yet')
    return opened
  }
  beforeAll(async () => {
    opened = await openTestCompany()
    const { db, outlets, users } = opened
    customers.shounan = await insertCustomer(db, { externalId: 'S', ownerId: users.sales.id, outletId: outlets.shounan })
    customers.xiaying = await insertCustomer(db, { externalId: 'X', outletId: outlets.xiaying })
    customers.hangzhou = await insertCustomer(db, { externalId: 'H', outletId: outlets.xihu })
    await db.execute(
      sql`update app_user set manager_id = ${users.serviceManager.id} where id in (${users.service.id}, ${users.claims.id})`,
    )
  })
  afterAll(() => company().close())
  const as = (user: UserKey, now = monday) => company().contextAs(user, now)
  return { company, customers, as }
}
