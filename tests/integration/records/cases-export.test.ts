import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import type { WholeQueue } from '#lib/records/cases/export/service'
import { caseExport } from '#lib/records/cases/export/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at, openCase } from './case-company.ts'

let company: TestCompany
const monday = at('2026-03-02T09:00')
const as = (user: UserKey) => company.contextAs(user, monday)
const queue: WholeQueue = { sort: 'opened', falling: false }

beforeAll(async () => {
  company = await openTestCompany()
  const { outlets, users } = company
  const firm = await insertCustomer(company.db, {
    name: '甲电器',
    externalId: 'S',
    ownerId: users.sales.id,
    outletId: outlets.shounan,
  })
  const person = await insertCustomer(company.db, {
    name: '欧阳娜娜',
    externalId: 'P',
    kind: 'consumer',
    ownerId: users.sales.id,
    outletId: outlets.shounan,
  })
  const far = await insertCustomer(company.db, { name: '杭州丝绸', externalId: 'H', outletId: outlets.xihu })
  const administrator = await as('administrator')
  await openCase(administrator, firm, {
    category: 'loss',
    subcategory: 'loss_whole',
    waybill_no: 'W1',
    subject: '丢件，回电 13812345678',
    description: '收件人李四很生气',
    caller_name: '李四',
    caller_phone: '13987654321',
  })
  await openCase(administrator, person, { category: 'delay' })
  await openCase(administrator, far, { type: 'enquiry' })
})
afterAll(() => company.close())

async function linesOf(user: UserKey, query: WholeQueue = queue): Promise<string[][]> {
  const file = await caseExport.take(await as(user), query, 'csv')
  const text = (await new Response(file.stream).text()).replace('\ufeff', '').trimEnd()
  return text.split('\n').map((line) => line.split(','))
}

describe('an export of cases', () => {
  it('holds those in scope in words, and neither who called nor what was said', async () => {
    const [titles, loss, delay, ...more] = await linesOf('serviceManager')
    expect(titles?.slice(0, 4)).toEqual(['工单', '类型', '一级分类', '二级分类'])
    expect(loss?.slice(1, 4)).toEqual(['投诉', '丢失短少', '整件丢失'])
    expect(delay).toContain('欧阳**')
    expect(more).toEqual([])
    const all = JSON.stringify([loss, delay])
    for (const secret of ['李四', '13812345678', '13987654321', '欧阳娜娜']) expect(all).not.toContain(secret)
    expect(await linesOf('executive')).toHaveLength(4)
  })

  it('follows the filter of the list and is noted without what was searched for', async () => {
    const lines = await linesOf('serviceManager', { ...queue, q: 'W1', category: 'loss' })
    expect(lines).toHaveLength(2)
    const event = await company.db.prisma.auditEvent.findFirstOrThrow({
      where: { action: 'case.export' },
      orderBy: { id: 'desc' },
    })
    expect(event.detail).toEqual({ filter: { sort: 'opened', falling: false, category: 'loss', q: '*' }, rows: 1, format: 'csv' })
  })

  it('is for whoever may take lists out of the house', async () => {
    for (const user of ['sales', 'service', 'claims'] as const)
      await expect(caseExport.take(await as(user), queue, 'csv')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('of more than five hundred is asked for', async () => {
    await company.db.execute(sql`
      insert into case_record (customer_id, outlet_id, type, channel, opened_at, opened_on, currency)
      select c.id, c.outlet_id, 'enquiry', 'hotline', '2026-03-02T09:00+08', '2026-03-02', 'CNY' from customer c, generate_series(1, 501) where c.external_id = 'S'`)
    const whole: WholeQueue = { ...queue, stage: 'all' }
    const manager = await as('serviceManager')
    await expect(caseExport.count(manager, whole)).rejects.toMatchObject({ detail: 'export.needs_approval' })
    await expect(caseExport.take(manager, whole, 'csv')).rejects.toMatchObject({ detail: 'export.needs_approval' })
    const id = await caseExport.ask(manager, { query: whole, search: 'stage=all', reason: '月度复盘' })
    expect(await company.db.prisma.approval.findUniqueOrThrow({ where: { id } })).toMatchObject({ kind: 'case_export' })
    await expect(caseExport.ask(manager, { query: { ...queue, q: 'W1' }, search: '', reason: '多余' })).rejects.toMatchObject({
      code: 'rule_violated',
    })
  })
})
