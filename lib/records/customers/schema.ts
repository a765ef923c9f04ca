import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery, queryText } from '#lib/platform/list/list-query'
import { splitFactParams } from '../facts/param.ts'
import { factValue } from '../facts/schema.ts'
import { day, externalId, flag, positiveMinor, text, version } from '../record/fields.ts'
import { idOut, instantOut, pageOfResources, recordFields } from '../record/resource.ts'
import { touchWindows } from './due-window.ts'
import { gateStates } from './gates.ts'
import { customerSorts } from './sorts.ts'
import { creditGrades, customerKinds, lifecycles } from './view.ts'

/** Tags are listed with `;` between them in an import. */
const tag = text(100).superRefine((value, refinement) => {
  if (/[;；]/.test(value)) refinement.addIssue({ code: 'custom', params: { code: 'tag_has_separator' } })
})
export const tags = z
  .array(tag)
  .max(50)
  .transform((list) => [...new Set(list)])
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()
  .meta({ description: 'the company’s; nothing else is taken' })

/** What may be left out, and emptied by null. */
const optional = {
  external_id: externalId.nullable().optional(),
  industry: text(100).nullable().optional(),
  region_code: text(100).nullable().optional().meta({ description: 'GB/T 2260 or ISO 3166; other text is kept as it is' }),
  address: text(500).nullable().optional(),
  phone: text(100).nullable().optional(),
  credit_code: text(100)
    .nullable()
    .optional()
    .meta({ description: '统一社会信用代码; one that fails the check of GB 32100 is kept, and says so' }),
  credit_grade: z.enum(creditGrades).nullable().optional(),
  owner_email: text(320).nullable().optional(),
  outlet_code: externalId.nullable().optional(),
  source: text(200).nullable().optional(),
  referrer_external_id: externalId.nullable().optional(),
  referrer_id: recordId.nullable().optional().meta({ description: 'in place of referrer_external_id' }),
  customer_since: day.nullable().optional(),
  parent_external_id: externalId.nullable().optional(),
  parent_id: recordId.nullable().optional().meta({ description: 'in place of parent_external_id' }),
  payer_id: recordId
    .nullable()
    .optional()
    .meta({ description: 'another customer that settles for this one, and that nobody settles for; null: it pays itself' }),
  annual_marketing_cost_minor: positiveMinor.nullable().optional(),
  currency,
  next_touch_on: day.nullable().optional(),
}

const fields = {
  ...optional,
  kind: z.enum(customerKinds).optional(),
  lifecycle: z.enum(lifecycles).optional(),
  tags: tags.optional(),
}

export const createCustomerBody = z.strictObject({ name: text(200), ...fields })
export type CreateCustomerInput = z.output<typeof createCustomerBody>

export const updateCustomerBody = z.strictObject({ version, name: text(200).optional(), ...fields })
export type UpdateCustomerInput = z.output<typeof updateCustomerBody>

/** Without a version whatever stands is archived or restored. */
export const archiveBody = z.strictObject({ version: version.optional() })

/** The fields of a customer that a merge may take from either. */
export const mergeableFields = [
  'name',
  'kind',
  'lifecycle',
  'industry',
  'region_code',
  'address',
  'phone',
  'credit_code',
  'credit_grade',
  'owner_email',
  'outlet_code',
  'source',
  'referrer_external_id',
  'customer_since',
  'parent_external_id',
  'payer_id',
  'annual_marketing_cost_minor',
  'tags',
  'next_touch_on',
] as const
export type MergeableField = (typeof mergeableFields)[number]

const side = z.enum(['survivor', 'merged']).optional()
export const mergeBody = z.strictObject({
  merged: recordId.meta({ description: 'the customer that goes into the one of the path' }),
  version: version.meta({ description: 'of the survivor' }),
  merged_version: version,
  fields: z
    .strictObject(Object.fromEntries(mergeableFields.map((field) => [field, side])) as Record<MergeableField, typeof side>)
    .optional()
    .meta({ description: 'whose value stays, field by field; the survivor’s where nothing is said' }),
})
export type MergeInput = z.output<typeof mergeBody>

const { limit, cursor, sort } = listQuery(customerSorts, 'name')
const namedListQuery = z.strictObject({
  limit,
  cursor,
  sort: sort.unwrap().optional().meta({ description: 'by name; with q by value, the largest first' }),
  q: queryText().optional().meta({
    description:
      'a whole telephone number, exactly its last four digits, or part of a name, of its pinyin, of the initials of it, or of an external id',
  }),
  kind: z.enum(customerKinds).optional(),
  lifecycle: z.enum(lifecycles).optional(),
  gate: z.enum(gateStates).optional().meta({
    description: 'open: the gate of the next stage is; unmet: that of the stage that is stated is not met; as of the last night',
  }),
  abc: queryText(40).optional().meta({ description: 'the class that stands: set by hand, else computed; none: without one' }),
  dormancy: queryText(40)
    .optional()
    .meta({ description: 'the class that stands; none: without one; sleeping: drowsy, half_asleep or asleep' }),
  loyalty: queryText(40).optional().meta({ description: 'the class that stands' }),
  rfm: queryText(40).optional().meta({ description: 'three digits that stand; none: without them' }),
  owner: z.union([z.enum(['me', 'none']), recordId]).optional(),
  outlet: recordId.optional().meta({ description: 'an outlet with everything below it' }),
  industry: queryText(100).optional(),
  tag: queryText(100).optional(),
  next_touch: z.enum(touchWindows).optional(),
  region_code: queryText(100).optional().meta({ description: 'a province or city of GB/T 2260 holds what lies in it' }),
  credit_grade: z.enum(creditGrades).optional(),
  churned: flag.optional().meta({
    description:
      'true: those that are lost as of yesterday, whose last shipping day lies more days before it than the setting sales.churn says; false: the others',
  }),
  archived: flag.optional().meta({ description: 'true: the archived ones instead of the others' }),
  created_from: day.optional(),
  created_to: day.optional().meta({ description: 'the day after the last' }),
  facts: z.record(z.string(), z.string()).optional().meta({
    description:
      'conditions on facts, each a parameter of its own under its own name: fact.{key} for one of several options (with commas between, a backslash before a comma that belongs to one), for true or false, or for exactly this text; fact.{key}.min and fact.{key}.max for a number, a day or an amount in major units of the company’s currency, both included; fact.{key}.known for true or false',
  }),
  show_facts: queryText(4_000)
    .optional()
    .meta({ description: 'keys of the dictionary, with commas between: their values come in facts' }),
})

/** What the query says of facts stands in parameters of as many names as the dictionary has keys. */
export const customerListQuery = z.preprocess((given) => {
  if (typeof given !== 'object' || given === null) return given
  const { facts, others } = splitFactParams(Object.fromEntries(Object.entries(given)))
  return Object.keys(facts).length === 0 ? others : { ...others, facts }
}, namedListQuery)
export type CustomerListInput = z.output<typeof customerListQuery>

const override = z.object({
  class: z.string(),
  reason: z.string(),
  by: idOut,
  by_name: z.string().meta({ description: 'name of who decided' }),
  at: instantOut,
})

export const customerResource = z.object({
  ...recordFields,
  name: z.string().meta({ description: 'a consumer’s is masked' }),
  kind: z.enum(customerKinds),
  lifecycle: z.enum(lifecycles),
  industry: z.string().nullable(),
  region_code: z.string().nullable(),
  address: z.string().nullable().meta({ description: 'a consumer’s is masked' }),
  phone: z.string().nullable().meta({ description: 'a consumer’s is masked' }),
  credit_code: z.string().nullable(),
  credit_code_problem: z.enum(['credit_code_length', 'credit_code_character', 'credit_code_check']).nullable(),
  credit_grade: z.enum(creditGrades).nullable(),
  owner_email: z.string().nullable(),
  owner_name: z.string().nullable(),
  outlet_code: z.string().nullable(),
  outlet_name: z.string().nullable(),
  source: z.string().nullable(),
  referrer_external_id: z.string().nullable(),
  referrer_id: idOut.nullable().meta({ description: 'who brought it' }),
  customer_since: z.string().nullable(),
  parent_external_id: z.string().nullable(),
  parent_id: idOut.nullable(),
  payer_id: idOut.nullable().meta({ description: 'who settles for it; null: it pays itself' }),
  annual_marketing_cost_minor: z.number().nullable(),
  currency: z.string(),
  tags: z.array(z.string()),
  next_touch_on: z.string().nullable(),
  archived: z.boolean(),
  abc_class: z.string().nullable().meta({ description: 'as computed, as are the other classes' }),
  abc_override: override.nullable(),
  overrides: z
    .record(z.string(), override)
    .meta({ description: 'by scheme, the classes that somebody set by hand: these stand' }),
  abc_weighted_class: z.string().nullable(),
  rfm_class: z.string().nullable(),
  dormancy_class: z.string().nullable(),
  loyalty_class: z.string().nullable(),
  value_minor: z.number().nullable(),
  dormancy_ratio: z.number().nullable(),
  last_shipping_on: z.string().nullable(),
  satisfaction: z.int().nullable(),
  facts: z
    .record(z.string(), factValue.nullable())
    .optional()
    .meta({ description: 'current values of the keys of show_facts, null where nothing is known; nowhere else' }),
})
export type CustomerResource = z.infer<typeof customerResource>
export const customerListResource = pageOfResources(customerResource)

export const mergeResource = z.object({
  id: idOut,
  customer: customerResource,
  merged_id: idOut,
})

export const undoneMergeResource = z.object({
  id: idOut,
  customer: customerResource,
  restored: customerResource.nullable().meta({ description: 'who stands alone again; null when out of the caller’s reach' }),
  kept: z.array(z.string()).meta({ description: 'fields that were changed since the merge and stay as they are' }),
})
