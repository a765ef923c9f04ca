import { AppError, invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { notify } from '#lib/platform/notify/notify'
import { isProgram } from '../../approvals/authority.ts'
import { requireNoneWaits } from '../../approvals/of-subject.ts'
import { asInstant, asInt, asInts, asMinor, asText } from '../../record/column.ts'
import { readHappened } from '../../record/happened.ts'
import { caseNumber } from '../case.ts'
import { hoursOf } from '../clocks.ts'
import { requireCause } from '../dictionary.ts'
import { loadCaseSettings } from '../load-settings.ts'
import type { CaseRow } from '../repository.ts'
import type { CaseResource } from '../schema.ts'
import { serviceMinutesBetween } from '../service-hours.ts'
import { actOn, requireOpen, requireUnsolved } from './act.ts'
import { reopened } from './follows.ts'
import { outletNamed } from './outlets.ts'
import { agreed } from './paid.ts'
import { COMPENSATION, checkPayment, findApprovedPayment, requireConfirmed } from './pay.ts'
import { promiseDetail, promisedCall } from './promise.ts'
import type { AnswerInput, AskOutletInput, AttemptInput, ReopenInput, ResolveInput, ToldInput } from './schema.ts'
import { resumed } from './wait.ts'

/** Notes an answer to the user: the first ends the clock of the first answer, each begins that of progress anew; a call that was promised has been made, and another
 * may be promised. Throws `rule_violated` for a case that is closed. */
export function answerCase(ctx: Context, id: RecordId, input: AnswerInput): Promise<CaseResource> {
  return actOn(ctx, id, null, async (inner, stored) => {
    requireOpen(stored)
    const set = {
      heard_at: asInstant(ctx.now),
      callback_at: asInstant(promisedCall(ctx, input.callback_at)),
      ...(stored.firstAnswerAt === null ? await firstAnswer(inner, stored) : {}),
    }
    return { set, event: { kind: 'answered', channel: input.channel, text: input.text, detail: promiseDetail(ctx, input) } }
  })
}

/** Notes an attempt that reached nobody: it is evidence, and ends no clock; a promised call stays promised, or is put off. Throws `rule_violated` for a case
 * that is closed. */
export function noteAttempt(ctx: Context, id: RecordId, input: AttemptInput): Promise<CaseResource> {
  return actOn(ctx, id, null, (_, stored) => {
    requireOpen(stored)
    const at = input.at === undefined ? ctx.now : readHappened(ctx, 'at', input.at)
    const again = promisedCall(ctx, input.callback_at)
    return {
      set: again === null ? {} : { callback_at: asInstant(again) },
      event: {
        kind: 'attempted',
        at,
        channel: input.channel,
        text: input.text ?? null,
        detail: { result: input.result, ...promiseDetail(ctx, input) },
      },
    }
  })
}

/** Notes that the user was told the outcome: when, how, by whom and what. This alone ends the seven days of the law. Throws `invalid_request` for a time that is
 * yet to come or lies before the case, `rule_violated` for a case that is closed. */
export function tellUser(ctx: Context, id: RecordId, input: ToldInput): Promise<CaseResource> {
  return actOn(ctx, id, null, async (inner, stored) => {
    requireOpen(stored)
    const at = input.at === undefined ? ctx.now : readHappened(ctx, 'at', input.at)
    if (at < stored.openedAt) throw invalidField('at', 'before_the_case')
    const later = (known: Date | null) => asInstant(known === null || known < at ? at : known)
    const set = {
      told_at: later(stored.toldAt),
      heard_at: later(stored.heardAt),
      callback_at: asInstant(null),
      ...(stored.informedAt === null ? { informed_at: asInstant(at) } : {}),
      ...(stored.firstAnswerAt === null ? await firstAnswer(inner, stored) : {}),
    }
    return { set, event: { kind: 'told', at, channel: input.channel, text: input.text } }
  })
}

/** Notes that the user has called about a case again, which makes it more urgent, and ends its waiting for that. Throws `rule_violated` for one that is closed. */
export function noteCalledAgain(ctx: Context, id: RecordId, input: { text: string }): Promise<CaseResource> {
  return actOn(ctx, id, null, async (inner, stored) => {
    requireOpen(stored)
    const set = { called_again: asInt(stored.calledAgain + 1), ...(await resumed(inner, stored)) }
    return { set, event: { kind: 'called_again', text: input.text } }
  })
}

/** Asks an outlet what happened; its answer has a clock of its own. Any outlet may be asked, which then sees the facts and never who complained. Throws `not_found`
 * for one that is none, `rule_violated` for a case that is solved. */
export function askOutlet(ctx: Context, id: RecordId, input: AskOutletInput): Promise<CaseResource> {
  return actOn(ctx, id, input.version, async (inner, stored) => {
    requireUnsolved(stored)
    const outlet = await outletNamed(inner, input.outlet_id)
    await notify(
      inner,
      outlet.headIds.map((userId) => ({
        userId,
        kind: 'case_outlet_asked',
        params: { number: caseNumber(stored.id) },
        href: `/cases/handed/${stored.id}`,
        matter: `case:${stored.id}:asked`,
      })),
    )
    const set = {
      asked_outlet_id: asInt(outlet.id),
      asked_outlet_ids: asInts([...new Set([...stored.askedOutletIds, outlet.id])]),
      outlet_asked_at: asInstant(ctx.now),
      outlet_answered_at: asInstant(null),
    }
    return { set, event: { kind: 'outlet_asked', outletId: outlet.id, text: input.text } }
  })
}

/** Solves a case, with its cause and what is paid out: with that it is agreed, and to be paid. It is closed when the user has been told too, where that is owed. Throws `rule_violated` for one that is solved, and for a
 * compensation above the actor's own limit and above what was approved, with the sentence that says who may: it has to be asked for first, and nothing is solved while that waits. Throws
 * `invalid_request` for another amount than was approved that is not confirmed. */
export function resolveCase(ctx: Context, id: RecordId, input: ResolveInput): Promise<CaseResource> {
  return actOn(ctx, id, input.version, async (inner, stored) => {
    requireUnsolved(stored)
    await requireCause(inner, input.root_cause)
    const amountMinor = input.compensation_minor ?? stored.compensationMinor ?? 0
    const { id: caseId, type, customerId: rootId, currency } = stored
    await requireNoneWaits(inner, { type: 'case', id: String(caseId) }, [COMPENSATION])
    const approvedMinor = await findApprovedPayment(inner, stored)
    const raised = amountMinor > Math.max(stored.compensationMinor ?? 0, approvedMinor ?? 0)
    if (raised) await checkPayment(inner, { caseId, type, rootId, amountMinor, currency, approvedMinor })
    requireConfirmed(inner, currency, { amountMinor, approvedMinor, confirmedMinor: input.confirmed_minor })
    const liable = input.liable_outlet_id === undefined ? undefined : (await outletNamed(inner, input.liable_outlet_id)).id
    const set = {
      resolved_at: asInstant(ctx.now),
      root_cause: asText(input.root_cause),
      resolution: asText(input.resolution),
      callback_at: asInstant(null),
      waiting_since: asInstant(null),
      ...(liable === undefined ? {} : { liable_outlet_id: asInt(liable) }),
      ...(input.compensation_minor === undefined ? {} : { compensation_minor: asMinor(input.compensation_minor) }),
      ...(isProgram(ctx) ? {} : agreed(ctx, stored, amountMinor)),
    }
    const detail = {
      root_cause: input.root_cause,
      compensation_minor: amountMinor,
      currency: stored.currency,
      ...(approvedMinor === null ? {} : { approved_minor: approvedMinor }),
    }
    return { set, event: { kind: 'resolved', text: input.resolution, outletId: liable ?? null, detail } }
  })
}

/** Takes a case up again that was solved or closed. Our promises run anew from now; the seven days of the law do not. Throws `rule_violated` for one that is
 * not solved. */
export function reopenCase(ctx: Context, id: RecordId, input: ReopenInput): Promise<CaseResource> {
  return actOn(ctx, id, input.version, (_, stored) => {
    if (stored.resolvedAt === null) throw new AppError('rule_violated', {}, { detail: 'case.is_not_solved' })
    return { set: reopened(ctx, stored), event: { kind: 'reopened', text: input.text } }
  })
}

async function firstAnswer(ctx: Context, stored: CaseRow) {
  const settings = await loadCaseSettings(ctx)
  const minutes = serviceMinutesBetween(stored.openedAt, ctx.now, hoursOf(stored.type, settings), ctx.company.timeZone)
  return { first_answer_at: asInstant(ctx.now), first_answer_minutes: asInt(Math.round(minutes)) }
}
