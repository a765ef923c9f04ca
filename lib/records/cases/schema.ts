import { z } from 'zod'
import { isCurrency } from '#lib/core/money'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery, queryText } from '#lib/platform/list/list-query'
import { day, externalId, flag, instant, positiveMinor, text, version } from '../record/fields.ts'
import { customerIn, customerOut, idOut, instantOut, pageOfResources, recordFields } from '../record/resource.ts'
import { CASE_ALARMS, CASE_CATEGORIES, CASE_CHANNELS, CASE_TYPES, SERVICE_CLASSES } from './case.ts'
import { CLOCKS } from './clocks.ts'
import { STAGES } from './stage.ts'
import { ROOT_CAUSES } from './terms.ts'

export const SUBJECT_MAX = 200
export const DESCRIPTION_MAX = 4_000

/** By which way a case came. */
export const channelKey = text(60).meta({ description: `${CASE_CHANNELS.join(', ')}, or a term of the company’s own` })

const fields = {
  external_id: externalId.nullable().optional(),
  category: z.enum(CASE_CATEGORIES).nullable().optional(),
  waybill_no: text(100).nullable().optional(),
  channel: channelKey.nullable().optional(),
  source_no: text(100)
    .nullable()
    .optional()
    .meta({ description: 'number of the platform or authority; unique within its channel' }),
  due_at: instant.nullable().optional().meta({ description: 'as given by the platform or the regulator' }),
  complaint_id: recordId
    .nullable()
    .optional()
    .meta({ description: 'for an appeal with channel regulator, or a claim: the complaint of the same customer' }),
  resolved_at: instant.nullable().optional(),
  informed_at: instant.nullable().optional().meta({ description: 'when the customer was told' }),
  subject: text(SUBJECT_MAX).nullable().optional(),
  description: text(DESCRIPTION_MAX).nullable().optional(),
  compensation_minor: positiveMinor.nullable().optional(),
  caller_name: text(200).nullable().optional(),
  caller_phone: text(100).nullable().optional(),
  liable_outlet_code: text(200).nullable().optional(),
  assignee_id: recordId.nullable().optional(),
  subcategory: text(60)
    .nullable()
    .optional()
    .meta({ description: 'second level of the category, or what a request asks for; sets the category when that is left out' }),
  goods_value_minor: positiveMinor.nullable().optional().meta({ description: 'what the goods are said to be worth' }),
  alarms: z
    .array(z.enum(CASE_ALARMS))
    .max(CASE_ALARMS.length)
    .transform((alarms) => [...new Set(alarms)])
    .optional()
    .meta({ description: 'what makes it urgent whatever it is about' }),
  priority: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .nullable()
    .optional()
    .meta({ description: 'set by hand in place of the rule; null gives it back to the rule' }),
  regulator_province: z
    .string()
    .regex(/^\d{2}$/)
    .nullable()
    .optional()
    .meta({ description: 'first two digits of GB/T 2260: whose regulator sent the notice of an appeal' }),
  root_cause: text(60)
    .nullable()
    .optional()
    .meta({ description: `where it went wrong: ${ROOT_CAUSES.join(', ')}, or a term of the company’s own` }),
  resolution: text(DESCRIPTION_MAX).nullable().optional(),
}

const currency = z.string().superRefine((code, refinement) => {
  if (!isCurrency(code)) refinement.addIssue({ code: 'custom', params: { code: 'unknown_currency' } })
})

export const createCaseBody = z.strictObject({
  ...customerIn,
  type: z.enum(CASE_TYPES),
  opened_at: instant,
  ...fields,
  complaint_external_id: externalId.optional(),
  currency: currency.optional().meta({ description: 'of the compensation; the company’s when left out' }),
})
export type CreateCaseInput = z.output<typeof createCaseBody>

export const updateCaseBody = z.strictObject({
  version,
  type: z.enum(CASE_TYPES).optional(),
  opened_at: instant.optional(),
  ...fields,
  complaint_external_id: externalId.optional(),
  archived: z.boolean().optional(),
})
export type UpdateCaseInput = z.output<typeof updateCaseBody>

const { limit, cursor, sort } = listQuery(['opened_at', 'due_at'], '-opened_at')
export const listCasesQuery = z.strictObject({
  limit,
  cursor,
  sort,
  customer: recordId.optional().meta({ description: 'with the customers merged into it' }),
  type: z.enum(CASE_TYPES).optional(),
  category: z.enum(CASE_CATEGORIES).optional(),
  channel: queryText(60).optional(),
  state: z.enum(['open', 'resolved']).optional(),
  due_before: instant.optional(),
  from: day.optional().meta({ description: 'first day of opening' }),
  to: day.optional().meta({ description: 'day after the last day of opening' }),
  assignee: recordId.optional(),
  waybill_no: queryText(100).optional(),
  q: queryText()
    .optional()
    .meta({ description: 'part of the subject, or the whole of the external id, source number or waybill number' }),
  archived: flag.optional().meta({ description: 'true: the archived ones instead of the others' }),
})
export type ListCasesQuery = z.output<typeof listCasesQuery>

export const caseResource = z.object({
  ...recordFields,
  ...customerOut,
  type: z.enum(CASE_TYPES),
  opened_at: instantOut,
  opened_on: z.string().meta({ format: 'date', description: 'the day in company time that it belongs to' }),
  category: z.enum(CASE_CATEGORIES).nullable(),
  waybill_no: z.string().nullable(),
  channel: z.string().nullable(),
  source_no: z.string().nullable(),
  due_at: instantOut.nullable(),
  complaint_id: idOut.nullable(),
  complaint_external_id: z.string().nullable(),
  resolved_at: instantOut.nullable(),
  informed_at: instantOut.nullable(),
  subject: z.string().nullable(),
  description: z.string().nullable(),
  compensation_minor: z.int().nullable(),
  currency: z.string(),
  goodwill_minor: z.int().nullable().meta({ description: 'worth of the coupons given as goodwill; no part of the compensation' }),
  compensation_agreed_at: instantOut
    .nullable()
    .meta({ description: 'from then on it is to be paid; null for what was decided elsewhere' }),
  paid_minor: z.int().meta({ description: 'of the compensation, so far' }),
  paid_on: z.string().nullable().meta({ format: 'date', description: 'the day of the latest payment' }),
  paid_reference: z.string().nullable().meta({ description: 'null for people of the liable outlet' }),
  pay_called_at: instantOut.nullable().meta({ description: 'when the user said that the payment came' }),
  caller_name: z.string().nullable().meta({ description: 'masked; null for people of the liable outlet' }),
  caller_phone: z.string().nullable().meta({ description: 'masked; null for people of the liable outlet' }),
  outlet_code: z.string().nullable().meta({ description: 'where the customer belonged when the case was opened' }),
  liable_outlet_code: z.string().nullable(),
  assignee_id: idOut.nullable(),
  subcategory: z.string().nullable(),
  goods_value_minor: z.int().nullable(),
  alarms: z.array(z.enum(CASE_ALARMS)),
  priority: z.int().meta({ description: '1 is the most urgent' }),
  service_class: z.enum(SERVICE_CLASSES).nullable().meta({ description: 'class of the customer when the case was opened' }),
  stage: z.enum(STAGES).meta({ description: 'where it stands' }),
  next_clock: z.enum(CLOCKS).nullable().meta({ description: 'the clock that ends first' }),
  next_due_at: instantOut.nullable(),
  regulator_province: z.string().nullable(),
  first_answer_at: instantOut.nullable(),
  heard_at: instantOut.nullable().meta({ description: 'when the user last heard from us' }),
  callback_at: instantOut.nullable(),
  asked_outlet_code: z.string().nullable(),
  outlet_asked_at: instantOut.nullable(),
  outlet_answered_at: instantOut.nullable(),
  told_at: instantOut.nullable().meta({ description: 'when the user was last told the outcome; informed_at is the first time' }),
  drafted_at: instantOut.nullable(),
  reported_at: instantOut.nullable(),
  effective: z.boolean().nullable().meta({ description: 'of an appeal, as the regulator decided' }),
  root_cause: z.string().nullable(),
  resolution: z.string().nullable(),
  closed_at: instantOut.nullable(),
  reopened_at: instantOut.nullable(),
  reopened_count: z.int(),
  followed_up_at: instantOut.nullable(),
  satisfied: z.boolean().nullable().meta({ description: 'what the customer said in the call after the case' }),
  archived: z.boolean(),
})
export type CaseResource = z.infer<typeof caseResource>
export const caseListResource = pageOfResources(caseResource)
