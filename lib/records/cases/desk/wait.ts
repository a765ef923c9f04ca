import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { asInstant, asInt } from '../../record/column.ts'
import type { Columns } from '../../record/write.ts'
import { hoursOf } from '../clocks.ts'
import { loadCaseSettings } from '../load-settings.ts'
import type { CaseRow } from '../repository.ts'
import type { CaseResource } from '../schema.ts'
import { serviceMinutesBetween } from '../service-hours.ts'
import { hasHeard, isPausable } from '../stage.ts'
import { actOn, requireUnsolved } from './act.ts'
import { promiseDetail, promisedCall } from './promise.ts'
import type { ResumeInput, WaitInput } from './schema.ts'

/** Notes that a case waits for its customer, and for what: our promises of a solution and of word meanwhile stand still until it is taken up again or the customer calls; what the law, the regulator or
 * others set does not, nor does an outlet's answer or a promised call. Throws `rule_violated` for a case that is solved, waits already, has nobody to wait for, or whose customer has not heard from
 * us yet. */
export function waitForCustomer(ctx: Context, id: RecordId, input: WaitInput): Promise<CaseResource> {
  return actOn(ctx, id, null, (_, stored) => {
    requireUnsolved(stored)
    if (!isPausable(stored.type)) throw new AppError('rule_violated', {}, { detail: 'case.nobody_to_wait_for' })
    if (stored.waitingSince !== null) throw new AppError('rule_violated', {}, { detail: 'case.waits_already' })
    if (!hasHeard(stored)) throw new AppError('rule_violated', {}, { detail: 'case.not_heard_yet' })
    const call = promisedCall(ctx, input.callback_at)
    return {
      set: { waiting_since: asInstant(ctx.now), ...(call === null ? {} : { callback_at: asInstant(call) }) },
      event: { kind: 'waiting', text: input.text, detail: promiseDetail(ctx, input) },
    }
  })
}

/** Takes a case up again that waited for its customer: our promises run on from where they stood. Throws `rule_violated` for one that does not wait. */
export function resumeCase(ctx: Context, id: RecordId, input: ResumeInput): Promise<CaseResource> {
  return actOn(ctx, id, null, async (inner, stored) => {
    if (stored.waitingSince === null) throw new AppError('rule_violated', {}, { detail: 'case.waits_for_nobody' })
    return { set: await resumed(inner, stored), event: { kind: 'resumed', text: input.text ?? null } }
  })
}

/** Columns of a case that waits no more; none of one that did not wait. */
export async function resumed(ctx: Context, { type, waitingSince, waitedMinutes }: CaseRow): Promise<Columns> {
  if (waitingSince === null) return {}
  const hours = hoursOf(type, await loadCaseSettings(ctx))
  const minutes = Math.round(serviceMinutesBetween(waitingSince, ctx.now, hours, ctx.company.timeZone))
  return {
    waiting_since: asInstant(null),
    waited_minutes: asInt(waitedMinutes + minutes),
    resumed_at: asInstant(ctx.now),
  }
}
