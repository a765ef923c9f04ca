import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { seedRoles } from '#lib/platform/org/roles'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const mayOf = async (role: string) =>
  (await company.db.prisma.rolePermission.findMany({ where: { roleKey: role }, orderBy: { permission: 'asc' } })).map(
    ({ permission, scope }) => `${permission} ${scope}`,
  )

it('a permission that is new to the company is granted at the next start; one that the company took away stays away', async () => {
  const before = await mayOf('sales')
  await company.db.execute(
    sql`delete from role_permission where role_key = 'sales' and permission in ('case:create', 'user:read')`,
  )
  await company.db.execute(sql`
    update company_setting set value = value - 'user:read' where key = 'known_permissions'`)
  await seedRoles(company.db)
  expect(await mayOf('sales')).toEqual(before.filter((each) => !each.startsWith('case:create ')))
})

it('a company that is older than the note of what it knows keeps what its roles hold', async () => {
  await company.db.execute(sql`delete from company_setting where key = 'known_permissions'`)
  await company.db.execute(sql`delete from role_permission where role_key = 'finance' and permission = 'case:read'`)
  const before = await mayOf('finance')
  await seedRoles(company.db)
  expect(await mayOf('finance')).toEqual(before)
})
