import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { sql } from '#lib/platform/db/sql'
import { withdrawApproval } from '#lib/records/approvals/decide'
import { countWaiting } from '#lib/records/approvals/inbox/service'
import { askCompensation } from '#lib/records/cases/desk/ask-pay'
import { askOutlet, reopenCase } from '#lib/records/cases/desk/service'
import { updateCase } from '#lib/records/cases/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { approvalsOf } from './approvals-company.ts'
import { at, viewAs } from './case-company.ts'
import { compensationsOf, now } from './compensation-company.ts'

let company: TestCompany
const { as, view, inbox, decide, told, audited } = approvalsOf(() => company)
const { opened, versionOf, ask, solve, granted } = compensationsOf(() => company)

beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

describe('a compensation above the own limit', () => {
  it('is asked for, granted by the first who may, and paid then: each hears of it, and all is noted', async () => {
    const caseId = await opened({ category: 'loss' })
    await expect(solve('service', caseId, 800)).rejects.toMatchObject({ detail: 'case.compensation_above_limit' })
    const id = await ask('service', caseId, 800)
    expect(await view('service', id, now)).toMatchObject({
      status: 'waiting',
      own: true,
      deciderNames: ['林管'],
      // Eight hours for a supervisor.
      dueAt: at('2026-03-02T17:00'),
      measure: 800,
      href: `/cases/${caseId}`,
    })
    expect(await told('serviceManager')).toContainEqual({ kind: 'approval_asked', href: `/approvals/${id}` })
    expect(await inbox('serviceManager', 'waiting', now)).toContain(id)
    expect(await countWaiting(await as('serviceManager', now))).toBeGreaterThan(0)
    // The card of the case says for whom it waits; until then nothing is solved.
    expect((await viewAs(company, 'service', caseId, now)).approval).toMatchObject({
      id,
      status: 'waiting',
      deciderNames: ['林管'],
    })
    await expect(solve('service', caseId, null)).rejects.toMatchObject({ detail: 'approval.waits_first' })

    expect(await decide('serviceManager', id, 'approve', undefined, now)).toMatchObject({ status: 'approved' })
    const card = await viewAs(company, 'service', caseId, now)
    expect(card.compensation_minor).toBe(80_000)
    expect(card.events.map(({ kind }) => kind)).toContain('compensated')
    expect(await told('service')).toContainEqual({ kind: 'approval_approved', href: `/approvals/${id}` })
    expect(await audited(id)).toEqual(['approval.ask', 'approval.approve'])
    expect((await solve('service', caseId, null)).compensation_minor).toBe(80_000)
    expect(await inbox('serviceManager', 'waiting', now)).not.toContain(id)
    expect(await inbox('serviceManager', 'decided', now)).toContain(id)
    expect(await inbox('service', 'asked', now)).toContain(id)
  })

  it('stands in the history of its case: asked for, refused, taken back, granted and paid, each with who, when and how much', async () => {
    const caseId = await opened()
    const later = (hour: string) => at(`2026-03-02T${hour}`)
    await decide('serviceManager', await ask('service', caseId, 800), 'refuse', '先验损', later('09:10'))
    const withdrawn = await ask('service', caseId, 700, later('09:20'))
    await withdrawApproval(await as('service', later('09:30')), approvalKinds, withdrawn, { version: 1 })
    await decide('serviceManager', await ask('service', caseId, 600, later('09:40')), 'approve', '单据齐全', later('09:50'))
    await solve('service', caseId, null, { when: later('10:00') })
    const { events } = await viewAs(company, 'service', caseId, now)
    const told = events.map(({ kind, actorName, at: when, text, detail }) => [
      kind,
      actorName,
      when,
      text,
      detail['compensation_minor'],
    ])
    const claim = '客户凭发票索赔'
    expect(told.filter(([kind]) => kind !== 'opened')).toEqual([
      ['resolved', '沈听', later('10:00'), '已致歉', 60_000],
      ['compensated', '林管', later('09:50'), '单据齐全', 60_000],
      ['pay_asked', '沈听', later('09:40'), claim, 60_000],
      ['pay_withdrawn', '沈听', later('09:30'), null, 70_000],
      ['pay_asked', '沈听', later('09:20'), claim, 70_000],
      ['pay_refused', '林管', later('09:10'), '先验损', 80_000],
      ['pay_asked', '沈听', now, claim, 80_000],
    ])
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  })

  it('is not told of to the outlet that is asked what happened', async () => {
    const caseId = await opened()
    await ask('service', caseId, 800)
    const outlet = String(company.outlets.shounan)
    await askOutlet(
      await as('service', now),
      { id: caseId },
      { version: await versionOf(caseId), outlet_id: outlet, text: '请核实' },
    )
    const seen = await viewAs(company, 'outlet', caseId, now)
    expect(seen).toMatchObject({ hidden: true, approval: null })
    expect(seen.events.map(({ kind }) => kind)).toEqual(['outlet_asked', 'opened'])
  })

  it('that was granted does not cover a higher one', async () => {
    const caseId = await opened()
    await decide('serviceManager', await ask('service', caseId, 800), 'approve', undefined, now)
    await expect(solve('service', caseId, 801, { confirmed: 801 })).rejects.toMatchObject({
      detail: 'case.compensation_above_approved',
      params: { approved: '¥800.00', amount: '¥801.00', who: '客服主管' },
    })
    await expect(ask('service', caseId, 800)).rejects.toMatchObject({ detail: 'case.compensation_is_granted' })
    // Asked for anew and approved, it may be paid.
    await decide('serviceManager', await ask('service', caseId, 801), 'approve', undefined, now)
    expect((await solve('service', caseId, 801)).compensation_minor).toBe(80_100)
  })

  it('that was granted is paid in another amount only when just that amount is confirmed, and both stand in the history', async () => {
    const caseId = await opened()
    await decide('serviceManager', await ask('service', caseId, 800), 'approve', undefined, now)
    const asks = {
      code: 'invalid_request',
      issues: [{ name: 'confirmed', code: 'compensation_differs', params: { approved: '¥800.00', amount: '¥700.00' } }],
    }
    await expect(solve('service', caseId, 700)).rejects.toMatchObject(asks)
    await expect(solve('service', caseId, 700, { confirmed: 70 })).rejects.toMatchObject(asks)
    expect((await viewAs(company, 'service', caseId, now)).resolved_at).toBeNull()
    expect((await solve('service', caseId, 700, { confirmed: 700 })).compensation_minor).toBe(70_000)
    const card = await viewAs(company, 'service', caseId, now)
    expect(card).toMatchObject({ approvedMinor: 80_000, compensation_minor: 70_000 })
    expect(card.events.find(({ kind }) => kind === 'resolved')?.detail).toMatchObject({
      compensation_minor: 70_000,
      approved_minor: 80_000,
    })
    // Taken up again, what was approved may still be paid.
    await reopenCase(await as('service', now), { id: caseId }, { version: await versionOf(caseId), text: '补足' })
    expect((await solve('service', caseId, 800)).compensation_minor).toBe(80_000)
  })

  it('that was granted may be raised alone by whoever may decide the higher one, who confirms it', async () => {
    const caseId = await opened()
    await decide('serviceManager', await ask('service', caseId, 800), 'approve', undefined, now)
    await expect(solve('serviceManager', caseId, 900)).rejects.toMatchObject({ code: 'invalid_request' })
    expect((await solve('serviceManager', caseId, 900, { confirmed: 900 })).compensation_minor).toBe(90_000)
  })

  it('of an appeal is never more than was approved, whoever pays', async () => {
    const caseId = await opened({ type: 'appeal', channel: 'regulator' })
    await decide('claims', await ask('serviceManager', caseId, 50), 'approve', undefined, now)
    await expect(solve('serviceManager', caseId, 51, { confirmed: 51 })).rejects.toMatchObject({
      detail: 'case.compensation_above_approved',
    })
    expect((await solve('serviceManager', caseId, 50)).compensation_minor).toBe(5_000)
  })

  it('refused, for which a reason is needed, leaves nothing changed', async () => {
    const caseId = await opened()
    const id = await ask('service', caseId, 900)
    const before = await versionOf(caseId)
    await expect(decide('serviceManager', id, 'refuse', undefined, now)).rejects.toMatchObject({
      issues: [{ name: 'reason', code: 'reason_required' }],
    })
    expect(await view('service', id, now)).toMatchObject({ status: 'waiting' })
    await decide('serviceManager', id, 'refuse', '没有发票', now)
    expect(await view('service', id, now)).toMatchObject({ status: 'refused', decisionReason: '没有发票', decidedByName: '林管' })
    expect([await versionOf(caseId), await granted(caseId)]).toEqual([before, null])
    expect(await told('service')).toContainEqual({ kind: 'approval_refused', href: `/approvals/${id}` })
    await expect(solve('service', caseId, 900)).rejects.toMatchObject({ detail: 'case.compensation_above_limit' })
  })

  it('goes by amount to whoever is high enough; where nobody fills a step, to the executive', async () => {
    const deciders = async (yuan: number) => (await view('service', await ask('service', await opened(), yuan), now)).deciderNames
    expect(await deciders(300)).toEqual(['林管'])
    expect(await deciders(1_500)).toEqual(['裴理'])
    // No head of the branch by grade: the executive nearest to the case.
    expect(await deciders(3_000)).toEqual(['宁总'])
    // Above 20,000 nobody has a line that anybody fills: whoever leads the company.
    expect(await deciders(30_000)).toEqual(['总宏'])
    expect(await deciders(80_000)).toEqual(['总宏'])
  })

  it('is not asked for within the own limit, twice at a time, on a case that is solved, nor by a program', async () => {
    const caseId = await opened()
    await expect(ask('service', caseId, 100)).rejects.toMatchObject({ detail: 'case.compensation_within_limit' })
    await ask('service', caseId, 101)
    await expect(ask('service', caseId, 102)).rejects.toMatchObject({ code: 'duplicate', detail: 'approval.waits_already' })
    const solved = await opened()
    await solve('service', solved, null)
    await expect(ask('service', solved, 500)).rejects.toMatchObject({ detail: 'case.is_solved' })
    const program = await as('service', now)
    const input = { version: 1, compensation_minor: 50_000, reason: '试' }
    await expect(
      askCompensation({ ...program, actor: { ...program.actor, kind: 'service' } }, { id: await opened() }, input),
    ).rejects.toMatchObject({ detail: 'case.compensation_within_limit' })
  })

  it('of an appeal is seen by two pairs of eyes, by an equal or somebody above', async () => {
    const caseId = await opened({ type: 'appeal', channel: 'regulator', source_no: 'AP-1' })
    await expect(solve('serviceManager', caseId, 50)).rejects.toMatchObject({ detail: 'case.compensation_of_appeal' })
    const id = await ask('serviceManager', caseId, 50)
    expect(await view('serviceManager', id, now)).toMatchObject({ deciderNames: ['裴理'] })
    await decide('claims', id, 'approve', undefined, now)
    expect(await granted(caseId)).toBe(5_000)
  })

  it('cannot be raised by the API either while it waits', async () => {
    const caseId = await opened()
    const id = await ask('service', caseId, 500)
    const change = { version: await versionOf(caseId), compensation_minor: 9_000 }
    await expect(updateCase(await as('service', now), { id: caseId }, change)).rejects.toMatchObject({
      detail: 'approval.waits_first',
    })
    // Of several who may decide, the names stand as the reader's language has lists.
    const { db, users } = company
    await db.execute(
      sql`update approval_step set decider_ids = ${[users.serviceManager.id, users.claims.id]}::int[] where approval_id = ${id}`,
    )
    const refusedIn = async (locale: 'zh-CN' | 'en') =>
      updateCase({ ...(await as('service', now)), locale }, { id: caseId }, change)
    await expect(refusedIn('en')).rejects.toMatchObject({ params: { who: '林管, 裴理' } })
    await expect(refusedIn('zh-CN')).rejects.toMatchObject({ params: { who: '林管、裴理' } })
  })
})

it('what has happened to a request is never changed', async () => {
  await expect(company.db.execute(sql`update approval_decision set reason = 'x'`)).rejects.toThrow()
  const rows = await company.db.row(z.object({ count: z.int() }), sql`select count(*)::int4 as count from approval_decision`)
  expect(rows?.count).toBeGreaterThan(10)
})
