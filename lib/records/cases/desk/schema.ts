import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { approvalReason } from '../../approvals/schema.ts'
import { day, instant, positiveMinor, text, version } from '../../record/fields.ts'
import { CASE_ALARMS, CASE_CATEGORIES, CASE_TYPES } from '../case.ts'
import { ATTEMPT_RESULTS, CONTACT_WAYS } from '../event.ts'
import { channelKey, DESCRIPTION_MAX } from '../schema.ts'
import { lacksOf } from './complete.ts'

const words = text(DESCRIPTION_MAX)
const way = z.enum(CONTACT_WAYS)

/** An answer to the user, or word of how it stands; perhaps with the promise of a call. */
export const answerInput = z.strictObject({ text: words, channel: way, callback_at: instant.optional() })
export type AnswerInput = z.output<typeof answerInput>

/** An attempt that reached nobody: evidence, and nothing more. */
export const attemptInput = z.strictObject({
  channel: way,
  result: z.enum(ATTEMPT_RESULTS),
  at: instant.optional().meta({ description: 'now, when left out' }),
  text: words.optional(),
  callback_at: instant.optional(),
})
export type AttemptInput = z.output<typeof attemptInput>

/** The record that the user was told the outcome: when, how and what; by whom is whoever notes it. */
export const toldInput = z.strictObject({ at: instant.optional(), channel: way, text: words })
export type ToldInput = z.output<typeof toldInput>

/** The user has called about it again. */
export const calledAgainInput = z.strictObject({ text: words })

/** A case waits for its customer, for what is said; perhaps with the promise of a call. */
export const waitInput = z.strictObject({ text: words, callback_at: instant.optional() })
export type WaitInput = z.output<typeof waitInput>

/** A case waits no more. */
export const resumeInput = z.strictObject({ text: words.optional() })
export type ResumeInput = z.output<typeof resumeInput>

/** An outlet is asked what happened. */
export const askOutletInput = z.strictObject({ version, outlet_id: recordId, text: words })
export type AskOutletInput = z.output<typeof askOutletInput>

/** A case is solved. */
export const resolveInput = z.strictObject({
  version,
  root_cause: text(60),
  resolution: words,
  liable_outlet_id: recordId.optional(),
  compensation_minor: positiveMinor.optional(),
  /** The amount once more, where it is another than was approved. */
  confirmed_minor: positiveMinor.optional(),
})
export type ResolveInput = z.output<typeof resolveInput>

/** A compensation that somebody else has to grant. */
export const askPaymentInput = z.strictObject({ version, compensation_minor: positiveMinor, reason: approvalReason })
export type AskPaymentInput = z.output<typeof askPaymentInput>

/** A coupon that is given as goodwill; the amount is what all coupons of the case are worth. */
export const goodwillInput = z.strictObject({ version, goodwill_minor: positiveMinor, reason: approvalReason })
export type GoodwillInput = z.output<typeof goodwillInput>

/** What is owed of a compensation was paid. */
export const paidInput = z.strictObject({ version, paid_on: day, paid_reference: text(100) })
export type PaidInput = z.output<typeof paidInput>

/** The call after paying. */
export const payCallInput = z.strictObject({
  answer: z.enum(['received', 'not_received', 'not_reached']),
  text: words.optional(),
})
export type PayCallInput = z.output<typeof payCallInput>

/** The call after a case. */
export const followUpInput = z.strictObject({
  answer: z.enum(['satisfied', 'unsatisfied', 'not_reached']),
  text: words.optional(),
})
export type FollowUpInput = z.output<typeof followUpInput>

/** A case is taken up again. */
export const reopenInput = z.strictObject({ version, text: words })
export type ReopenInput = z.output<typeof reopenInput>

/** A case goes to a colleague, or to nobody. */
export const assignInput = z.strictObject({ version, assignee_id: recordId.nullable() })
export type AssignInput = z.output<typeof assignInput>

/** A step on the way of an appeal: the draft, or the answer that went to the regulator. */
export const appealStepInput = z.strictObject({ version, step: z.enum(['drafted', 'reported']), text: words })
export type AppealStepInput = z.output<typeof appealStepInput>

/** What the regulator decided on an appeal. */
export const rulingInput = z.strictObject({ version, effective: z.boolean() })
export type RulingInput = z.output<typeof rulingInput>

const PHONE = /^[\d+\-() ]{5,40}$/

/** What is written down while somebody calls. */
export const intakeInput = z
  .strictObject({
    waybill_no: text(100).optional(),
    customer_id: recordId.optional(),
    type: z.enum(CASE_TYPES),
    category: z.enum(CASE_CATEGORIES).optional(),
    subcategory: text(60).optional(),
    channel: channelKey,
    caller_name: text(200).optional(),
    caller_phone: text(40)
      .refine((phone) => PHONE.test(phone.normalize('NFKC')), { params: { code: 'phone_unreadable' } })
      .optional(),
    description: words.optional(),
    alarms: z.array(z.enum(CASE_ALARMS)).max(CASE_ALARMS.length).optional(),
    goods_value_minor: positiveMinor.optional(),
    source_no: text(100).optional(),
    due_at: instant.optional(),
    regulator_province: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    complaint_id: recordId.optional(),
  })
  .superRefine((input, refinement) => {
    for (const { field, code } of lacksOf(input)) refinement.addIssue({ code: 'custom', path: [field], params: { code } })
  })
export type IntakeInput = z.output<typeof intakeInput>
