import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { createApiKey, listMakers } from '#lib/platform/auth/api-keys'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { sql } from '#lib/platform/db/sql'
import { moveOverdueApprovals } from '#lib/records/approvals/clock'
import { decideApproval } from '#lib/records/approvals/decide'
import { getApproval, listApprovals } from '#lib/records/approvals/inbox/service'
import { referenceExport } from '#lib/records/references/export'
import { getReference, listReferences, proposeReference, withdrawReference } from '#lib/records/references/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
let customerId: number
beforeAll(async () => {
  company = await openTestCompany()
  customerId = await insertCustomer(company.db, {
    ...{ externalId: 'R-1', name: '宁波中车', ownerId: company.users.sales.id, outletId: company.outlets.shounan },
  })
})
afterAll(() => company.close())

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)
const asked = (more: object = {}) => ({
  ...{ customer_id: String(customerId), basis: 'industry_leader' as const, merit: '轨道交通龙头' },
  ...{ consent_on: days(-5), consent_by: '总经办', consent_paper: '合同附件 3', ends_on: days(200), ...more },
})
const sales = () => company.contextAs('sales')
const decide = async (id: string, decision: 'approve' | 'refuse') =>
  decideApproval(await company.contextAs('executiveNingbo'), approvalKinds, Number(id), {
    ...{ version: 1, decision },
    ...(decision === 'refuse' ? { reason: '材料不全' } : {}),
  })
const actorOf = async (key: string) =>
  (await authenticateKey(new Request('http://127.0.0.1', { headers: { authorization: `Bearer ${key}` } }), 'test')).actor.userId
const whole = { sort: '-id' as const, limit: 50, cursor: undefined }

describe('a reference', () => {
  it('is named only once somebody else has approved it, and of value for its reputation from then on until it is withdrawn', async () => {
    const proposed = await proposeReference(await sales(), asked())
    expect(proposed).toMatchObject({ state: 'waiting', proposed_by_name: expect.any(String), decided_by_name: null })
    // Of one customer one request waits at a time.
    await expect(proposeReference(await sales(), asked())).rejects.toMatchObject({ code: 'duplicate' })
    await decide(proposed.approval_id, 'approve')
    const named = await getReference(await sales(), Number(proposed.id))
    expect(named).toMatchObject({ state: 'in_force', decided_by_name: expect.any(String) })
    const withdrawn = await withdrawReference(await sales(), Number(proposed.id), '客户不再同意')
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawn_reason: '客户不再同意' })
    await expect(withdrawReference(await sales(), Number(proposed.id), '再次')).rejects.toMatchObject({
      detail: 'reference.not_in_force',
    })
  })

  it('waits for whoever is named, and once the time is over for nobody before', async () => {
    const asAdministrator = () => company.contextAs('administrator')
    const listed = async (ctx: Awaited<ReturnType<typeof sales>>, id: string) =>
      (await listApprovals(ctx, approvalKinds, { box: 'waiting', limit: 50 })).rows.some((row) => String(row.id) === id)
    const { approval_id: id } = await proposeReference(await sales(), asked())
    const at = async (ctx: Awaited<ReturnType<typeof sales>>) => getApproval(ctx, approvalKinds, Number(id))
    const before = await at(await company.contextAs('executiveNingbo'))
    expect([before.decidable, before.deciderNames]).toEqual([true, [company.users.executiveNingbo.name]])
    await company.db.execute(sql`update approval_step set due_at = now() - interval '1 hour' where approval_id = ${Number(id)}`)
    await moveOverdueApprovals(await company.system())
    const after = await at(await company.contextAs('executiveNingbo'))
    expect([after.decidable, after.deciderNames]).toEqual([false, [company.users.administrator.name]])
    expect(await listed(await company.contextAs('executiveNingbo'), id)).toBe(false)
    expect(await listed(await asAdministrator(), id)).toBe(true)
    await decideApproval(await asAdministrator(), approvalKinds, Number(id), {
      ...{ version: after.version, decision: 'refuse', reason: '材料不全' },
    })
  })

  it('is proposed and withdrawn by a program too, and decided by a person who did not make its key', async () => {
    const maker = await company.contextAs('administrator')
    const first = await createApiKey(maker, { name: '官网', role: 'administrator' })
    // A key that was made by a key is its maker's as well.
    const { body: second } = await company.api('POST', '/api-keys', { key: first.key, body: { name: '官网案例', role: 'sales' } })
    const made = await company.api('POST', '/references', { key: first.key, body: asked() })
    expect(made).toMatchObject({ status: 201, body: { state: 'waiting', proposed_by_name: '官网' } })
    const again = await company.api('POST', '/references', { key: first.key, body: asked() })
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate' } })
    await expect(
      decideApproval(maker, approvalKinds, Number(made.body.approval_id), { version: 1, decision: 'approve' }),
    ).rejects.toMatchObject({ detail: 'approval.own_request' })
    await decide(made.body.approval_id, 'approve')
    const withdrawn = await company.api('POST', `/references/${made.body.id}/withdraw`, {
      ...{ key: first.key, body: { reason: '客户不再同意' } },
    })
    expect(withdrawn).toMatchObject({ status: 200, body: { state: 'withdrawn' } })
    expect([...(await listMakers(company.db, await actorOf(second.key)))].sort()).toEqual(
      [maker.actor.userId, await actorOf(first.key)].sort(),
    )
    // Of the executives the nearest decides, unless the program that asks is his own.
    await company.db.execute(sql`
      update api_key set created_by_id = ${company.users.executiveNingbo.id} where user_id = ${await actorOf(first.key)}`)
    const third = await company.api('POST', '/references', { key: first.key, body: asked() })
    const request = await getApproval(maker, approvalKinds, Number(third.body.approval_id))
    expect(request.deciderNames).toEqual([company.users.executive.name])
    await expect(decide(third.body.approval_id, 'approve')).rejects.toMatchObject({ detail: 'approval.own_request' })
    await company.api('POST', `/approvals/${request.id}/withdrawal`, { key: first.key, body: { version: 1 } })
    // What it lacks is named by field, and of nobody's customers nothing is proposed.
    const body = asked({ ends_on: days(-1) })
    expect(await company.api('POST', '/references', { key: first.key, body })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid_request', invalid_params: [{ name: 'ends_on' }] } },
    })
    const foreign = { key: await company.keyFor('salesColleague'), body: asked() }
    expect(await company.api('POST', '/references', foreign)).toMatchObject({ status: 404 })
  })

  it('is refused with a reason, and may be proposed again', async () => {
    const first = await proposeReference(await sales(), asked())
    await decide(first.approval_id, 'refuse')
    expect(await getReference(await sales(), Number(first.id))).toMatchObject({ state: 'refused' })
    const again = await proposeReference(await sales(), asked({ basis: 'listed' }))
    await decide(again.approval_id, 'approve')
    const { rows } = await listReferences(await sales(), { ...whole, state: 'in_force' })
    expect(rows.map(({ basis }) => basis)).toEqual(['listed'])
  })

  it('ends on its day by itself', async () => {
    await company.db.execute(sql`update customer_reference set ends_on = current_date - 1 where withdrawn_at is null`)
    const { rows } = await listReferences(await sales(), { ...whole, state: 'in_force' })
    expect(rows).toEqual([])
  })

  it('needs a consent that was given, an end to come, and a firm', async () => {
    const ctx = await sales()
    await expect(proposeReference(ctx, asked({ consent_on: days(3) }))).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(proposeReference(ctx, asked({ ends_on: days(-1) }))).rejects.toMatchObject({ code: 'invalid_request' })
    const consumer = await insertCustomer(company.db, { kind: 'consumer', ownerId: company.users.sales.id })
    await expect(proposeReference(ctx, asked({ customer_id: String(consumer) }))).rejects.toMatchObject({
      detail: 'reference.consumer',
    })
  })

  it('leaves the house as a file of what the list shows', async () => {
    const file = await referenceExport.take(await company.contextAs('executive'), { sort: '-id', state: 'withdrawn' }, 'csv')
    const text = await new Response(file.stream as BodyInit).text()
    expect(text).toContain('宁波中车')
    expect(text).toContain('客户不再同意')
  })
})
