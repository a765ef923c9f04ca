import { afterAll, beforeAll, expect, it } from 'vitest'
import { nameAudited } from '#lib/records/audit-names/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { openCase } from './case-company.ts'

let company: TestCompany
let near = 0
let far = 0
let consumer = 0
let nearCase = 0
let farCase = 0
beforeAll(async () => {
  company = await openTestCompany()
  const { outlets, users } = company
  near = await insertCustomer(company.db, { name: '亮禾小家电', ownerId: users.sales.id, outletId: outlets.shounan })
  far = await insertCustomer(company.db, { name: '西湖茶行', outletId: outlets.xihu })
  consumer = await insertCustomer(company.db, { name: '王小明', kind: 'consumer', outletId: outlets.shounan })
  const ctx = await company.contextAs('administrator')
  nearCase = await openCase(ctx, near)
  farCase = await openCase(ctx, far)
})
afterAll(() => company.close())

const rows = () => [
  { subjectType: 'customer', subjectId: String(near), detail: { owner_id: [null, company.users.sales.id] } },
  { subjectType: 'customer', subjectId: String(far), detail: { outlet_id: [company.outlets.xihu, company.outlets.shounan] } },
  { subjectType: 'customer', subjectId: String(consumer), detail: {} },
  { subjectType: 'case', subjectId: String(nearCase), detail: { assignee_id: company.users.serviceHangzhou.id } },
  { subjectType: 'approval', subjectId: '1', detail: { subject: `case:${farCase}` } },
]
const number = (id: number) => `GD${String(id).padStart(6, '0')}`

it('names people, outlets, customers and cases, with the way there for whoever may open them; consumers are masked', async () => {
  const names = await nameAudited(await company.contextAs('administrator'), rows())
  const { users, outlets } = company
  expect(names.user.get(users.sales.id)).toEqual({ text: '周敏', href: `/settings/users/${users.sales.id}` })
  expect(names.outlet.get(outlets.xihu)).toEqual({ text: '西湖营业部', href: `/settings/outlets/${outlets.xihu}` })
  expect(names.customer.get(near)).toEqual({ text: '亮禾小家电', href: `/customers/${near}` })
  expect(names.customer.get(consumer)?.text).toBe('王**')
  expect(names.case.get(farCase)).toEqual({ text: number(farCase), href: `/cases/${farCase}` })
})

it('names no more than lies in the reader’s scope, and leads nowhere that the reader may not go', async () => {
  const names = await nameAudited(await company.contextAs('executiveNingbo'), rows())
  const { users, outlets } = company
  expect(names.user.get(users.sales.id)).toEqual({ text: '周敏', href: null })
  expect(names.user.has(users.serviceHangzhou.id)).toBe(false)
  expect(names.outlet.get(outlets.shounan)).toMatchObject({ href: null })
  expect(names.outlet.has(outlets.xihu)).toBe(false)
  expect(names.customer.get(near)).toEqual({ text: '亮禾小家电', href: `/customers/${near}` })
  expect(names.customer.has(far)).toBe(false)
  expect(names.case.get(nearCase)).toEqual({ text: number(nearCase), href: `/cases/${nearCase}` })
  expect(names.case.get(farCase)).toEqual({ text: number(farCase), href: null })
})

it('names nothing of what has been removed, or never was', async () => {
  const gone = [{ subjectType: 'customer', subjectId: '999999', detail: { owner_id: 999_999, outlet_id: 999_999 } }]
  const names = await nameAudited(await company.contextAs('administrator'), gone)
  expect([names.user.size, names.outlet.size, names.customer.size]).toEqual([0, 0, 0])
})
