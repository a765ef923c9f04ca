import { afterAll, beforeAll, expect, it } from 'vitest'
import { findCaseForDecision } from '#lib/records/cases/desk/for-decision'
import { askOutlet } from '#lib/records/cases/desk/service'
import { receiveHandedFile } from '#lib/records/cases/handed/files'
import { answerAsOutlet } from '#lib/records/cases/handed/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at, openCase } from './case-company.ts'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const as = (user: UserKey) => company.contextAs(user, at('2026-03-02T09:00'))

it('whoever decides about an amount reads what the case says, what the outlet said and what it brought; the outlet itself and who does not see the case read nothing', async () => {
  const customer = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
  const id = await openCase(await as('service'), customer, {
    ...{ category: 'damage', description: '外箱被踩，要求赔 600 元', waybill_no: 'YT138123456701', goods_value_minor: 80_000 },
  })
  const found = async (user: UserKey) => findCaseForDecision(await as(user), id)
  expect(await found('serviceManager')).toMatchObject({
    ...{ description: '外箱被踩，要求赔 600 元', waybillNo: 'YT138123456701', goodsValueMinor: 80_000 },
    ...{ outlet: null, files: { files: [] } },
  })
  const asked = { version: 1, outlet_id: String(company.outlets.xiaying), text: '请查监控' }
  await askOutlet(await as('service'), { id }, asked)
  expect((await found('serviceManager'))?.outlet).toMatchObject({ fault: null, text: null })
  const body = new FormData()
  body.set('note', '监控截图')
  body.set('file', new Blob([Buffer.from('%PDF-1.4\n监控\n%%EOF\n', 'latin1')]), 'a.pdf')
  await receiveHandedFile(await as('outletXiaying'), id, new Request('http://yike.test/', { method: 'POST', body }))
  await answerAsOutlet(await as('outletXiaying'), id, { text: '监控显示出站时完好', fault: 'not_ours' })
  expect(await found('serviceManager')).toMatchObject({
    outlet: { fault: 'not_ours', text: '监控显示出站时完好' },
    files: { files: [{ note: '监控截图' }] },
  })
  expect(await found('executive')).not.toBeNull()
  expect(await found('outletXiaying')).toBeNull()
  expect(await found('serviceHangzhou')).toBeNull()
})
