import { writeReason } from '#lib/analysis/classification/reason-text'
import { getValueOver } from '#lib/analysis/year-value/service'
import { addDays, daysBetween } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import type { Period } from '#lib/core/period'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from '#lib/records/approvals/ask'
import { getCustomer } from '#lib/records/customers/service'
import { findRoot, rootNamed } from '#lib/records/record/of-customer'
import { showCustomer } from '#lib/records/record/resource'
import type { PartingStep } from './parting.ts'
import { stepProblem } from './parting.ts'
import type { PartingGround } from './proof.ts'
import { groundOf } from './proof.ts'
import type { PartingRow } from './repository.ts'
import { findParting, holdParting, insertParting, listPartingRows, nameRequest, putStepRow, takeBackRow } from './repository.ts'
import type { ListPartingsInput, PartingGroundResource, PartingResource, ProposePartingInput, PutStepInput } from './schema.ts'

/** Key of the kind, as requests store it. */
export const PARTING = 'parting'

const todayOf = (ctx: Pick<Context, 'now' | 'company'>) => dayOf(ctx.now, ctx.company.timeZone)

/** Lists the partings with customers within reach of `analysis:read`, the latest proposal first unless asked otherwise. Throws `invalid_cursor`. */
export async function listPartings(ctx: Context, input: ListPartingsInput): Promise<ListPage<PartingResource>> {
  const scope = permit(ctx, 'analysis:read')
  const { limit, cursor, sort, ...asked } = input
  const customer = asked.customer === undefined ? undefined : parseRecordId(asked.customer)
  const question = { scope, state: asked.state, customer, asked, falling: readSort(sort).falling, limit, cursor }
  const page = await listPartingRows(ctx.db, question, ctx.now)
  return { ...page, rows: page.rows.map(viewParting) }
}

/** Answers one parting. Throws `not_found` out of scope as for none. */
export async function getParting(ctx: Context, id: number): Promise<PartingResource> {
  return viewParting(await found(ctx, permit(ctx, 'analysis:read'), id))
}

/**
 * Proposes to part with a customer within reach: what it brought over the days of the golden list is frozen with the proposal, and whoever may decide it is asked. Throws `not_found` out of scope, `rule_violated` for a
 * customer that is not in the class to part with (decision 0088) and while another parting is under way, and as `askApproval`.
 */
export async function proposeParting(ctx: Context, input: ProposePartingInput): Promise<PartingResource> {
  const scope = permit(ctx, 'customer:override')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const rootId = await rootNamed(db, scope, input)
    const { mayPropose, proof } = await groundOf(inner, rootId)
    if (!mayPropose || proof === null) throw new AppError('rule_violated', {}, { detail: 'parting.not_listed' })
    await refuseSecond(inner, rootId)
    const id = await insertParting(db, { customerId: rootId, proof, reason: input.reason, byId: ctx.actor.userId, at: ctx.now })
    const money = (key: string, minor: number) => ({ key, as: 'money' as const, minor, currency: proof.currency })
    const approvalId = await askApproval(inner, {
      kind: PARTING,
      programsAsk: true,
      rule: 'parting',
      measured: { amount: 1 },
      subject: { type: 'parting', id: String(rootId), customerId: rootId },
      payload: { parting_id: id, customer_id: rootId },
      facts: [
        money('revenue', proof.revenue_minor),
        money('margin_amount', proof.margin_minor),
        money('true_profit', proof.profit_minor),
        { key: 'uncosted', as: 'count', count: proof.uncosted },
      ],
      reason: input.reason,
    })
    await nameRequest(db, id, approvalId)
    const detail = { parting_id: id, profit_minor: proof.profit_minor, approval_id: approvalId }
    await audit(inner, { action: 'parting.propose', subjectType: 'customer', subjectId: rootId, detail, reason: input.reason })
    return viewParting(await found(inner, scope, id))
  })
}

/** A customer that somebody thinks of parting with, and what speaks for it. */
export interface PartingGroundOf extends PartingGround {
  /** A person's name is masked. */
  customer: { id: number; externalId: string | null; name: string }
}

/** Answers what a proposal to part with a customer would be founded on; of one that was merged away, its survivor. Throws `not_found` beyond the reach of `customer:override`. */
export async function getPartingGround(ctx: Context, id: RecordId): Promise<PartingGroundOf> {
  const rootId = await findRoot(ctx.db, permit(ctx, 'customer:override'), id)
  if (rootId === null) throw new AppError('not_found', {})
  const [{ name, externalId }, ground] = await Promise.all([getCustomer(ctx, { id: rootId }), groundOf(ctx, rootId)])
  return { ...ground, customer: { id: rootId, externalId, name } }
}

/** The same as programs read it. */
export async function getPartingGroundResource(ctx: Context, id: RecordId): Promise<PartingGroundResource> {
  const { customer, class: stands, mayPropose, proof } = await getPartingGround(ctx, id)
  const named = { customer_id: String(customer.id), customer_external_id: customer.externalId, customer_name: customer.name }
  return { ...named, class: stands, may_propose: mayPropose, proof }
}

async function refuseSecond(ctx: Context, rootId: number): Promise<void> {
  const open = { sort: '-id' as const, limit: 1, cursor: undefined, state: 'under_way' as const, customer: String(rootId) }
  const { rows } = await listPartings(ctx, open)
  if (rows.length > 0) throw new AppError('rule_violated', {}, { detail: 'parting.under_way' })
}

/**
 * Sets a step of an approved parting with its day, and whether it is done. Throws `not_found` out of scope, `rule_violated` for a parting that is not under way and where steps would not follow one another, `invalid_request`
 * for a step that shall have been done later than today.
 */
export async function putStep(ctx: Context, id: number, step: PartingStep, input: PutStepInput): Promise<PartingResource> {
  const scope = permit(ctx, 'customer:update')
  if (input.done_on !== undefined && input.done_on !== null && input.done_on > todayOf(ctx))
    throw invalidField('done_on', 'in_the_future')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    await holdParting(db, id)
    const row = await found(inner, scope, id)
    if (row.state !== 'under_way' && row.state !== 'done')
      throw new AppError('rule_violated', {}, { detail: 'parting.not_under_way' })
    const present = row.steps.find((each) => each.step === step)
    const doneOn = input.done_on === undefined ? (present?.doneOn ?? null) : input.done_on
    const note = input.note === undefined ? (present?.note ?? null) : input.note
    const problem = stepProblem(
      { step, dueOn: input.due_on, doneOn },
      row.steps.filter((each) => each.step !== step),
    )
    if (problem !== null) throw new AppError('rule_violated', {}, { detail: `parting.${problem}` })
    await putStepRow(db, id, { step, dueOn: input.due_on, doneOn, note, byId: ctx.actor.userId, at: ctx.now })
    const detail = {
      parting_step: step,
      due_on: [present?.dueOn ?? null, input.due_on],
      done_on: [present?.doneOn ?? null, doneOn],
    }
    await audit(inner, { action: 'parting.step', subjectType: 'customer', subjectId: row.customerId, detail })
    return viewParting(await found(inner, scope, id))
  })
}

/** Takes a parting back that was approved: the customer is served as before, and what was done stays on record. Throws `not_found` out of scope and `rule_violated` for one that is not under way or done. */
export async function takeBackParting(ctx: Context, id: number, reason: string): Promise<PartingResource> {
  const scope = permit(ctx, 'customer:override')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    await holdParting(db, id)
    const row = await found(inner, scope, id)
    if (row.state !== 'under_way' && row.state !== 'done')
      throw new AppError('rule_violated', {}, { detail: 'parting.not_under_way' })
    await takeBackRow(db, id, { byId: ctx.actor.userId, at: ctx.now, reason })
    const detail = { parting_id: id }
    await audit(inner, { action: 'parting.take_back', subjectType: 'customer', subjectId: row.customerId, detail, reason })
    return viewParting(await found(inner, scope, id))
  })
}

/** What a customer brought since its parting was approved, beside as many days before. Amounts in minor units of the company's currency. */
export interface PartingOutcome {
  days: number
  since: Period
  before: Period
  revenueMinor: number
  revenueBeforeMinor: number
  valueMinor: number
  valueBeforeMinor: number
}

/** Answers what became of a customer since its parting was approved: revenue and value (revenue less all known cost) up to yesterday, beside as many days before. Null before the first whole day. */
export async function outcomeOf(ctx: Context, parting: PartingResource): Promise<PartingOutcome | null> {
  if (parting.decided_at === null || parting.state === 'refused' || parting.state === 'waiting') return null
  const from = dayOf(new Date(parting.decided_at), ctx.company.timeZone)
  const to = todayOf(ctx)
  const days = daysBetween(from, to)
  if (days < 1) return null
  const since = { from, to }
  const before = { from: addDays(from, -days), to: from }
  const customerId = Number(parting.customer_id)
  const [now, then] = await Promise.all([getValueOver(ctx, customerId, since), getValueOver(ctx, customerId, before)])
  return {
    ...{ days, since, before, revenueMinor: now.revenueMinor, revenueBeforeMinor: then.revenueMinor },
    ...{ valueMinor: now.valueMinor, valueBeforeMinor: then.valueMinor },
  }
}

/** Writes the reasons of a proof in the reader's language. */
export function reasonsOfProof(ctx: Pick<Context, 'locale'>, { reasons, currency }: PartingResource['proof']): string[] {
  return reasons.map((reason) => writeReason(reason, { locale: ctx.locale, currency, scheme: 'golden_list' }).text)
}

async function found(ctx: Pick<Context, 'db'>, scope: Scope, id: number): Promise<PartingRow> {
  const row = await findParting(ctx.db, scope, id)
  if (row === null) throw new AppError('not_found', {})
  return row
}

function viewParting(row: PartingRow): PartingResource {
  return {
    id: String(row.id),
    ...showCustomer(row),
    ...{ state: row.state, reason: row.reason, proof: row.proof },
    ...{ proposed_by_name: row.proposedByName, proposed_at: row.proposedAt.toISOString(), approval_id: String(row.approvalId) },
    ...{ decided_by_name: row.decidedByName, decided_at: row.decidedAt?.toISOString() ?? null },
    steps: row.steps.map((each) => ({
      ...{ step: each.step, due_on: each.dueOn, set_by_name: each.setByName, set_at: each.setAt.toISOString() },
      ...{ done_on: each.doneOn, done_by_name: each.doneByName, note: each.note },
    })),
    ...{ taken_back_by_name: row.takenBackByName, taken_back_at: row.takenBackAt?.toISOString() ?? null },
    taken_back_reason: row.takenBackReason,
  }
}
