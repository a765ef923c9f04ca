import { afterAll, beforeAll, expect, it } from 'vitest'
import { askCompensation } from '#lib/records/cases/desk/ask-pay'
import { getCase } from '#lib/records/cases/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { approvalsOf } from './approvals-company.ts'
import { at, openCase } from './case-company.ts'

let company: TestCompany
const { as, view } = approvalsOf(() => company)
const now = at('2026-03-02T09:00')

beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

async function leader(name: string, grade: string, outlet: string) {
  const answer = await company.api('POST', '/users', {
    key: await company.keyFor('administrator'),
    body: { name, grade, email: `${grade}@test.yike`, outlet_id: outlet, roles: [{ role: 'executive', outlet_id: outlet }] },
  })
  expect(answer).toMatchObject({ status: 201, body: { grade } })
}

async function asked(yuan: number): Promise<number> {
  const customer = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
  const caseId = await openCase(await as('service', now), customer, { category: 'loss' })
  const { version } = await getCase(await as('serviceManager', now), { id: caseId })
  const input = { version, compensation_minor: yuan * 100, reason: '客户凭发票索赔' }
  return askCompensation(await as('service', now), { id: caseId }, input)
}

// The ceilings are those of practice 6: 分公司经理 5,000, 总经理 20,000, 省区 50,000 元.
it('what is above the desk goes to whoever leads the branch, and what is above the general manager to whoever leads the province', async () => {
  await leader('分公司负责人', 'branch', 'ext:NB')
  await leader('省区负责人', 'province', 'ext:EAST')
  expect(await view('service', await asked(4_000), now)).toMatchObject({ deciderNames: ['分公司负责人'] })
  expect(await view('service', await asked(30_000), now)).toMatchObject({ deciderNames: ['省区负责人'] })
})
