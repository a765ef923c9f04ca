import { AppError, invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { asDay, asInstant, asInt, asMinor, asText } from '../../record/column.ts'
import type { Columns } from '../../record/write.ts'
import { listEvents } from '../events/log.ts'
import { loadCaseSettings } from '../load-settings.ts'
import { outstandingMinor, payCallDay } from '../pay-clock.ts'
import type { CaseRow } from '../repository.ts'
import type { CaseResource } from '../schema.ts'
import { actOn } from './act.ts'
import { createCallTask, endCallTask } from './call-task.ts'
import type { PaidInput, PayCallInput } from './schema.ts'

/** Columns of a compensation that is agreed now: it is to be paid from now on. What was promised before stays due when it was, and what is paid already is not owed again. */
export function agreed(ctx: Context, stored: CaseRow, amountMinor: number): Columns {
  const owed = outstandingMinor({ compensationMinor: amountMinor, paidMinor: stored.paidMinor })
  const isPromised = stored.compensationAgreedAt !== null && owed === outstandingMinor(stored)
  if (owed === 0 || isPromised) return {}
  return { compensation_agreed_at: asInstant(ctx.now) }
}

/** Notes that what is owed of a compensation was paid: on which day, and by which reference it is found. The user is called then, by a task of whoever has the case. Throws `rule_violated` where nothing
 * is owed, `invalid_request` for a day that is yet to come or lies before the compensation was agreed. */
export function notePaid(ctx: Context, id: RecordId, input: PaidInput): Promise<CaseResource> {
  return actOn(ctx, id, input.version, async (inner, stored) => {
    const owed = outstandingMinor(stored)
    if (stored.compensationAgreedAt === null || owed === 0)
      throw new AppError('rule_violated', {}, { detail: 'case.nothing_to_pay' })
    const { timeZone } = ctx.company
    if (input.paid_on > dayOf(ctx.now, timeZone)) throw invalidField('paid_on', 'in_the_future')
    if (input.paid_on < dayOf(stored.compensationAgreedAt, timeZone)) throw invalidField('paid_on', 'before_it_was_agreed')
    await endCallTask(inner, stored.payCallTaskId)
    const { payOut } = await loadCaseSettings(inner)
    const day = payCallDay(input.paid_on, payOut)
    const taskId = await createCallTask(inner, stored, 'payCallTask', { remindAt: day, dueAt: day })
    return {
      set: {
        paid_minor: asMinor(stored.paidMinor + owed),
        paid_on: asDay(input.paid_on),
        paid_reference: asText(input.paid_reference),
        pay_call_task_id: asInt(taskId),
        pay_called_at: asInstant(null),
      },
      event: {
        kind: 'paid',
        detail: { amount_minor: owed, currency: stored.currency, paid_on: input.paid_on, reference: input.paid_reference },
      },
    }
  })
}

/** Notes what came of the call after paying. `received` ends it and its task; what was not received is owed again, since it was agreed; who was not reached is called again. Throws `rule_violated` where no
 * such call is due. */
export function notePayCall(ctx: Context, id: RecordId, input: PayCallInput): Promise<CaseResource> {
  return actOn(ctx, id, null, async (inner, stored) => {
    if (stored.paidOn === null || stored.payCalledAt !== null)
      throw new AppError('rule_violated', {}, { detail: 'case.no_pay_call_due' })
    const event = {
      kind: 'pay_called' as const,
      channel: 'call' as const,
      text: input.text ?? null,
      detail: { answer: input.answer },
    }
    if (input.answer === 'not_reached') return { set: {}, event }
    await endCallTask(inner, stored.payCallTaskId)
    const set = input.answer === 'received' ? { pay_called_at: asInstant(ctx.now) } : await takenBack(inner, stored)
    return { set, event }
  })
}

/** Columns of a case whose latest payment did not come. */
async function takenBack(ctx: Context, stored: CaseRow): Promise<Columns> {
  const latest = (await listEvents(ctx, stored.id)).find(({ kind }) => kind === 'paid')
  const minor = Number(latest?.detail['amount_minor'] ?? stored.paidMinor)
  return {
    paid_minor: asMinor(Math.max(0, stored.paidMinor - minor)),
    paid_on: asDay(null),
    paid_reference: asText(null),
    pay_call_task_id: asInt(null),
  }
}
