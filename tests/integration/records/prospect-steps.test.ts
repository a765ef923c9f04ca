import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { createContact } from '#lib/records/contacts/service'
import { welcomeShippers } from '#lib/records/customers/first-waybill'
import { createInteraction } from '#lib/records/interactions/service'
import { noteLead } from '#lib/records/opportunities/leads'
import { listProspectsQuery } from '#lib/records/opportunities/schema'
import {
  findDevelopment,
  findProspectOf,
  getOpportunity,
  listProspects,
  loseOpportunity,
  moveOpportunity,
  openOpportunity,
  sumProspects,
  updateOpportunity,
} from '#lib/records/opportunities/service'
import { changeCriteria, getCriteria, getScorecard, scoreProspect } from '#lib/records/selection/service'
import { listKeyedTerms } from '#lib/records/terms/keyed-terms'
import { addTerm } from '#lib/records/terms/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
let ctx: Context
beforeAll(async () => {
  company = await openTestCompany()
  ctx = await company.contextAs('sales')
})
afterAll(() => company.close())

const listed = async (as: Context, query: Record<string, string> = {}) =>
  (await listProspects(as, listProspectsQuery.parse(query))).rows.map((row) => row.customerName)

describe('the steps', () => {
  it('are taken when the gates hold, back without, and noted', async () => {
    const { customerId, opportunityId: id } = await noteLead(ctx, { name: '丙开发' })
    await expect(moveOpportunity(ctx, id, { version: 1, step: 'qualified' })).rejects.toMatchObject({
      code: 'rule_violated',
      detail: 'prospect.gate_closed',
      issues: [{ name: 'serviceable' }, { name: 'wishes' }, { name: 'able' }],
    })
    await updateOpportunity(ctx, id, { version: 1, serviceable: true, wishes: true, able: true, pieces_month: 300 })
    await expect(updateOpportunity(ctx, id, { version: 1, able: false })).rejects.toMatchObject({ code: 'conflict' })
    await moveOpportunity(ctx, id, { version: 2, step: 'qualified' })
    await createContact(ctx, { customer_id: String(customerId), name: '何丽', phone: '13900001111', decision_role: 'decider' })
    await createInteraction(ctx, {
      customer_id: String(customerId),
      channel: 'call',
      direction: 'outbound',
      occurred_at: new Date(Date.now() - 60_000).toISOString(),
      heard: '想比较时效',
    })
    const before = await findDevelopment(ctx, { id: customerId })
    expect(before?.missing).toEqual({ unqualified: [], qualified: [], contacted: [], proposal: [] })
    await moveOpportunity(ctx, id, { version: 3, step: 'proposal' })
    await moveOpportunity(ctx, id, { version: 4, step: 'unqualified', note: '预算取消' })
    const after = await findDevelopment(ctx, { id: customerId })
    expect(after?.moves.map(({ from, to }) => [from, to])).toEqual([
      ['proposal', 'unqualified'],
      ['qualified', 'proposal'],
      ['unqualified', 'qualified'],
      [null, 'unqualified'],
    ])
  })

  it('end in a loss with its reason, from which it can be taken up again', async () => {
    const { customerId, opportunityId: id } = await noteLead(ctx, { name: '丁丢失' })
    await loseOpportunity(ctx, id, { version: 1, reason: 'price', note: '同行 2.9 元' })
    expect(await listed(ctx)).not.toContain('丁丢失')
    expect(await listed(ctx, { step: 'lost' })).toContain('丁丢失')
    // Nobody is sent to somebody who was given up.
    expect(await getOpportunity(ctx, id, 'customer:read')).toMatchObject({ step: 'lost', nextTouchOn: null })
    await expect(loseOpportunity(ctx, id, { version: 2, reason: 'price' })).rejects.toMatchObject({
      detail: 'prospect.is_closed',
    })
    await openOpportunity(ctx, { id: customerId })
    await expect(openOpportunity(ctx, { id: customerId })).rejects.toMatchObject({ code: 'duplicate' })
  })

  it('end in a loss with a day on which to ask again', async () => {
    const { opportunityId: id } = await noteLead(ctx, { name: '己再问' })
    const lost = await loseOpportunity(ctx, id, { version: 1, reason: 'rival_contract', next_touch_on: '2099-03-01' })
    expect(lost).toMatchObject({ step: 'lost', nextTouchOn: '2099-03-01' })
  })

  it('end in a loss for a reason of the company’s own too, and for none that is no reason', async () => {
    const administrator = await company.contextAs('administrator')
    await addTerm(administrator, { list: 'loss_reason', text: '等总部决定' })
    await addTerm(administrator, { list: 'collision_ground', text: '展会名片' })
    const keyOf = async (list: 'loss_reason' | 'collision_ground', text: string) =>
      (await listKeyedTerms(ctx, [list])).find((term) => term.text === text)?.key ?? ''
    const { opportunityId: id } = await noteLead(ctx, { name: '庚自定' })
    const refused = { code: 'invalid_request', issues: [{ name: 'reason', code: 'term_unknown' }] }
    await expect(loseOpportunity(ctx, id, { version: 1, reason: 'weather' })).rejects.toMatchObject(refused)
    // A ground of a claim is another list.
    const ground = await keyOf('collision_ground', '展会名片')
    await expect(loseOpportunity(ctx, id, { version: 1, reason: ground })).rejects.toMatchObject(refused)
    const own = await keyOf('loss_reason', '等总部决定')
    expect(await loseOpportunity(ctx, id, { version: 1, reason: own })).toMatchObject({ step: 'lost', lostReason: own })
  })

  it('begin anew for a customer that ships already, and the card knows where it stands', async () => {
    const { id: userId } = company.users.sales
    const id = await insertCustomer(company.db, { name: '老客户', ownerId: userId, outletId: company.outlets.shounan })
    expect(await findProspectOf(ctx, { id })).toBeNull()
    const opportunity = await openOpportunity(ctx, { id })
    expect(await findProspectOf(ctx, { id })).toMatchObject({ id: opportunity, step: 'unqualified' })
    expect(await findProspectOf(await company.contextAs('salesHangzhou'), { id })).toBeNull()
  })

  it('end as won when the customer has shipped', async () => {
    const { customerId, opportunityId: id } = await noteLead(ctx, { name: '戊成交' })
    await company.db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, freight_minor) values ('YKPROSPECT1', ${customerId}, now(), current_date, 'CNY', 900)`)
    const system = await company.system()
    await company.db.tx((db) => welcomeShippers({ ...system, db }, sql`select ${customerId}::int`, null))
    const won = await findDevelopment(ctx, { id: customerId })
    expect(won?.opportunity.step).toBe('won')
    expect(won?.moves[0]).toMatchObject({ from: 'unqualified', to: 'won' })
    await expect(moveOpportunity(ctx, id, { version: 2, step: 'unqualified' })).rejects.toMatchObject({
      detail: 'prospect.is_won',
    })
  })

  it('are counted within reach', async () => {
    const sums = await sumProspects(ctx, true)
    expect(sums.map(({ step }) => step)).toEqual(['unqualified', 'qualified', 'contacted', 'proposal'])
    expect(sums[0]?.count).toBe((await listed(ctx, { step: 'unqualified' })).length)
    expect((await sumProspects(await company.contextAs('salesHangzhou'), false)).every(({ count }) => count === 0)).toBe(true)
  })
})

describe('the scorecard', () => {
  it('judges by the company’s criteria, and anew when they change', async () => {
    const { opportunityId: id } = await noteLead(ctx, { name: '己评分' })
    const [volume, reach] = await getCriteria(ctx)
    if (volume === undefined || reach === undefined) throw new Error('no criteria ship')
    expect(await scoreProspect(ctx, id, { criterion: String(volume.id), points: 5 })).toEqual({ score: 100 })
    // 30 × 5 + 20 × 1 = 170 of 250.
    expect((await scoreProspect(ctx, id, { criterion: String(reach.id), points: 1 })).score).toBeCloseTo(68)
    await expect(changeCriteria(ctx, [{ id: null, label: '季节性', weight: 10 }])).rejects.toMatchObject({ code: 'forbidden' })
    const manager = await company.contextAs('salesManager')
    await changeCriteria(manager, [
      { id: reach.id, label: null, weight: 60 },
      { id: volume.id, label: null, weight: 20 },
      { id: null, label: '季节性', weight: 20 },
    ])
    // 60 × 1 + 20 × 5 = 160 of 400.
    expect((await getOpportunity(ctx, id, 'customer:read')).score).toBeCloseTo(40)
    const card = await getScorecard(ctx, id)
    expect(card.map(({ key, label, points }) => [key ?? label, points])).toEqual([
      ['reach', 1],
      ['volume', 5],
      ['季节性', null],
    ])
    await expect(
      scoreProspect(await company.contextAs('salesHangzhou'), id, { criterion: String(reach.id), points: 0 }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
