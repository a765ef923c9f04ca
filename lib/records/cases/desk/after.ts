import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { asBoolean, asInstant } from '../../record/column.ts'
import type { CaseResource } from '../schema.ts'
import { actOn } from './act.ts'
import { endCallTask } from './call-task.ts'
import { reopened } from './follows.ts'
import type { FollowUpInput } from './schema.ts'

/** Notes what came of the call after a case: whether the customer is satisfied, or that nobody was reached. An answer ends the call and its task; one who is not satisfied
 * has the case taken up again, for that is what was asked. Throws `rule_violated` where no call is due. */
export function followUpCase(ctx: Context, id: RecordId, input: FollowUpInput): Promise<CaseResource> {
  return actOn(ctx, id, null, async (inner, stored) => {
    if (stored.stage !== 'closed' || !stored.followUpWanted || stored.followedUpAt !== null)
      throw new AppError('rule_violated', {}, { detail: 'case.no_call_due' })
    const event = {
      kind: 'followed_up' as const,
      channel: 'call' as const,
      text: input.text ?? null,
      detail: { answer: input.answer },
    }
    if (input.answer === 'not_reached') return { set: {}, event }
    await endCallTask(inner, stored.followUpTaskId)
    if (input.answer === 'unsatisfied') return { set: { ...reopened(ctx, stored), satisfied: asBoolean(false) }, event }
    return { set: { followed_up_at: asInstant(ctx.now), satisfied: asBoolean(true) }, event }
  })
}
