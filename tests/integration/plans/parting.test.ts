import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { addDays, addMonths } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { approvalKinds } from '#lib/plans/approval-kinds'
import {
  getParting,
  getPartingGround,
  listPartings,
  outcomeOf,
  proposeParting,
  putStep,
  takeBackParting,
} from '#lib/plans/parting/service'
import { createApiKey } from '#lib/platform/auth/api-keys'
import { sql } from '#lib/platform/db/sql'
import { decideApproval } from '#lib/records/approvals/decide'
import { getApproval } from '#lib/records/approvals/inbox/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// Two customers of one salesperson, each with 12 waybills of 100.00 in this window and 12 in the one before: G-1 costs 60.00 each, G-2 110.00; G-3 as G-2, and of value for its reputation. One of G-2's has no cost.

let company: TestCompany
const ids = { good: 0, bad: 0, kept: 0 }
let today = ''
beforeAll(async () => {
  company = await openTestCompany()
  today = dayOf(new Date(), 'Asia/Shanghai')
  const place = { ownerId: company.users.sales.id, outletId: company.outlets.shounan, customerSince: addMonths(today, -20) }
  ids.good = await insertCustomer(company.db, { ...place, externalId: 'G-1', name: '盈利商贸' })
  ids.bad = await insertCustomer(company.db, { ...place, externalId: 'G-2', name: '亏损商贸' })
  ids.kept = await insertCustomer(company.db, { ...place, externalId: 'G-3', name: '五百强集团' })
  await company.db.execute(sql`update customer set facts = '{"value_kinds": ["reputation"]}' where id = ${ids.kept}`)
  for (const [customerId, costMinor] of [
    [ids.good, 6_000],
    [ids.bad, 11_000],
    [ids.kept, 11_000],
  ] as const)
    for (let week = 0; week < 12; week += 1)
      for (const base of [addDays(today, -20), addMonths(today, -14)]) {
        const isUncosted = customerId === ids.bad && week === 11 && base > addMonths(today, -12)
        await insertWaybill(company.db, {
          ...{ customerId, acceptedOn: addDays(base, -week * 5), freightMinor: 10_000 },
          ...(isUncosted ? {} : { costMinor }),
        })
      }
  // The company's records reach back over the whole year before this window, so that G-2 is known not to have grown.
  await insertWaybill(company.db, {
    customerId: ids.good,
    acceptedOn: addMonths(today, -25),
    freightMinor: 10_000,
    costMinor: 6_000,
  })
  await run('golden_list')
})
afterAll(() => company.close())

async function run(scheme: 'relationship_scale' | 'golden_list') {
  const { id } = await startRun(await company.contextAs('administrator'), { scheme })
  await recomputeRun(await company.system(), Number(id))
}

const manager = () => company.contextAs('salesManager')
const propose = async (id: number) => proposeParting(await manager(), { customer_id: String(id), reason: '两年亏损，提价被拒' })
const approve = async (id: string) =>
  decideApproval(await company.contextAs('executiveNingbo'), approvalKinds, Number(id), { version: 1, decision: 'approve' })

describe('parting with a customer', () => {
  it('is proposed of nobody who brings profit or is kept', async () => {
    const ctx = await manager()
    expect(await getPartingGround(ctx, { id: ids.good })).toMatchObject({ class: 'core', mayPropose: false })
    expect(await getPartingGround(ctx, { id: ids.kept })).toMatchObject({ class: 'exempt', mayPropose: false })
    await expect(propose(ids.good)).rejects.toMatchObject({ detail: 'parting.not_listed' })
    await expect(propose(ids.kept)).rejects.toMatchObject({ detail: 'parting.not_listed' })
  })

  it('is proposed by a program too, once for one Idempotency-Key, and decided by a person who is not behind the key', async () => {
    const administrator = await company.contextAs('administrator')
    const { key } = await createApiKey(administrator, { name: '结算系统', role: 'administrator' })
    const ground = await company.api('GET', '/customers/ext:G-2/parting-ground', { key })
    expect(ground).toMatchObject({
      status: 200,
      body: { customer_external_id: 'G-2', class: 'part', may_propose: true, proof: { profit_minor: -11_000 } },
    })
    expect((await company.api('GET', '/customers/ext:G-1/parting-ground', { key })).body).toMatchObject({ may_propose: false })
    const asked = { key, body: { customer_external_id: 'G-2', reason: '两年亏损' }, headers: { 'idempotency-key': 'part-G-2' } }
    const made = await company.api('POST', '/partings', asked)
    expect(made).toMatchObject({ status: 201, body: { state: 'waiting', reason: '两年亏损', proposed_by_name: '结算系统' } })
    expect(made.body.proof).toEqual(ground.body.proof)
    expect((await company.api('POST', '/partings', asked)).body.id).toBe(made.body.id)
    expect(await company.api('POST', '/partings', { ...asked, headers: {} })).toMatchObject({
      status: 409,
      body: { code: 'duplicate' },
    })
    const refused = { key, body: { customer_external_id: 'G-1', reason: '试' } }
    expect(await company.api('POST', '/partings', refused)).toMatchObject({ status: 422, body: { code: 'rule_violated' } })
    const asSales = { ...asked, key: await company.keyFor('sales'), headers: {} }
    expect(await company.api('POST', '/partings', asSales)).toMatchObject({ status: 403 })
    // Who made the key asked through it, even where somebody whose place is taken could decide.
    const id = Number(made.body.approval_id)
    const request = await getApproval(administrator, approvalKinds, id)
    expect(request.deciderNames).toEqual([company.users.executiveNingbo.name])
    await expect(decideApproval(administrator, approvalKinds, id, { version: 1, decision: 'approve' })).rejects.toMatchObject({
      detail: 'approval.own_request',
    })
    const withdrawal = await company.api('POST', `/approvals/${id}/withdrawal`, { key, body: { version: 1 } })
    expect(withdrawal).toMatchObject({ status: 200, body: { status: 'withdrawn' } })
    expect((await company.api('GET', `/partings/${made.body.id}`, { key })).body.state).toBe('refused')
  })

  it('freezes the proof: revenue, known margin, what is left out', async () => {
    // Of one waybill the cost alone is known: it is in no margin either, and is told once with the one that lacks a cost.
    await insertWaybill(company.db, { customerId: ids.bad, acceptedOn: addDays(today, -20), freightMinor: null, costMinor: 99 })
    const parting = await propose(ids.bad)
    // 12 × 100.00; of the 11 with both 1,100.00 − 1,210.00.
    expect(parting.proof).toMatchObject({
      ...{ revenue_minor: 120_000, known_revenue_minor: 110_000, known_cost_minor: 121_000, margin_minor: -11_000 },
      ...{ claims_minor: 0, service_minor: 0, marketing_minor: 0, profit_minor: -11_000, unpriced: 1, uncosted: 2 },
    })
    await insertWaybill(company.db, { customerId: ids.bad, acceptedOn: addDays(today, -3), freightMinor: 900_000, costMinor: 1 })
    expect((await getParting(await manager(), Number(parting.id))).proof).toEqual(parting.proof)
    await expect(company.db.execute(sql`update parting set proof = '{}' where id = ${Number(parting.id)}`)).rejects.toThrow()
    await expect(propose(ids.bad)).rejects.toMatchObject({ code: 'duplicate' })
  })

  it('needs an approval before any step, takes its steps in order, and can be taken back', async () => {
    const { rows } = await listPartings(await manager(), { sort: '-id', limit: 10, cursor: undefined, customer: String(ids.bad) })
    const [parting] = rows
    if (parting === undefined) throw new Error('nothing was proposed')
    const id = Number(parting.id)
    const sales = await company.contextAs('sales')
    await expect(putStep(sales, id, 'floor_price', { due_on: today })).rejects.toMatchObject({ detail: 'parting.not_under_way' })
    await approve(parting.approval_id)
    const set = await putStep(sales, id, 'floor_price', { due_on: today, note: '已通知' })
    expect(set).toMatchObject({
      state: 'under_way',
      steps: [{ step: 'floor_price', due_on: today, done_on: null, note: '已通知' }],
    })
    await expect(putStep(sales, id, 'no_renewal', { due_on: addDays(today, -1) })).rejects.toMatchObject({
      detail: 'parting.order',
    })
    await expect(putStep(sales, id, 'cash_self_service', { due_on: addDays(today, 30), done_on: today })).rejects.toMatchObject({
      detail: 'parting.step_before',
    })
    await expect(putStep(sales, id, 'floor_price', { due_on: today, done_on: addDays(today, 1) })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    for (const step of ['floor_price', 'cash_self_service', 'no_renewal'] as const)
      await putStep(sales, id, step, { due_on: today, done_on: today })
    expect(await getParting(sales, id)).toMatchObject({ state: 'done' })
    await expect(takeBackParting(sales, id, '不行')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await takeBackParting(await manager(), id, '接受新价')).toMatchObject({
      state: 'taken_back',
      taken_back_reason: '接受新价',
    })
    await expect(putStep(sales, id, 'floor_price', { due_on: today })).rejects.toMatchObject({ detail: 'parting.not_under_way' })
    // The customer is still there.
    expect(await company.db.execute(sql`update customer set id = id where id = ${ids.bad} and archived_at is null`)).toBe(1)
  })

  it('tells what the customer brought since, beside as many days before', async () => {
    const { rows } = await listPartings(await manager(), { sort: '-id', limit: 1, cursor: undefined })
    const [parting] = rows
    if (parting === undefined) throw new Error('nothing was proposed')
    // Decided four days ago: of the waybills only that of three days ago lies after it, none in the four days before.
    const decided = { ...parting, decided_at: `${addDays(today, -4)}T12:00:00+08:00` }
    expect(await outcomeOf(await manager(), decided)).toMatchObject({
      ...{ days: 4, revenueMinor: 900_000, revenueBeforeMinor: 0, valueMinor: 899_999, valueBeforeMinor: 0 },
    })
  })

  it('is not approved once the list has the customer elsewhere', async () => {
    // The large waybill above makes it earn; before the next run it is listed still.
    const parting = await propose(ids.bad)
    await run('golden_list')
    await expect(approve(parting.approval_id)).rejects.toMatchObject({ detail: 'parting.not_listed' })
  })

  it('is not proposed while the matrix of relationships has the potential reviewed', async () => {
    await company.db.execute(sql`delete from waybill where customer_id = ${ids.bad} and freight_minor = 900000`)
    // All three have the same revenue, so that nobody is larger: large with a negative margin, whose cell says 审查潜力.
    await run('relationship_scale')
    await run('golden_list')
    expect(await getPartingGround(await manager(), { id: ids.bad })).toMatchObject({ class: 'exempt', mayPropose: false })
    const { proof } = await getPartingGround(await manager(), { id: ids.bad })
    expect(proof?.reasons.map(({ code }) => code)).toContain('golden_list.exempt_review_potential')
  })
})
