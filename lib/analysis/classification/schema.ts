import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { currencyField, periodFields } from '../period/question.ts'
import { getScheme, SCHEME_IDS } from './registry.ts'
import { RUN_STAGES, RUN_STATUSES } from './run-row.ts'

const schemeId = z.enum(SCHEME_IDS)

/** What a scheme takes, for the document of the API: they are read against the scheme that is asked for, once that is known. */
function parametersSchema(id: (typeof SCHEME_IDS)[number]): Record<string, unknown> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(getScheme(id).parameters, { io: 'input', unrepresentable: 'any' })
  return { title: id, ...schema }
}

export const startRunBody = z.strictObject({
  scheme: schemeId,
  ...periodFields,
  as_of: periodFields.as_of.meta({
    description: 'a day, included, today at the latest in the company’s time zone; today when left out',
  }),
  currency: currencyField,
  parameters: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'of the scheme; what is left out takes its default', anyOf: SCHEME_IDS.map(parametersSchema) }),
})
export type StartRunInput = z.infer<typeof startRunBody>

export const runParams = z.strictObject({ id: recordId })

const { limit, cursor } = listQuery(['id'], '-id')
export const listRunsQuery = z.strictObject({
  scheme: schemeId.optional(),
  status: z.enum(RUN_STATUSES).optional(),
  limit,
  cursor,
})
export type ListRunsInput = z.output<typeof listRunsQuery>

export const listAssignmentsQuery = z.strictObject({
  class: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional(),
  limit,
  cursor,
})
export type ListAssignmentsInput = z.output<typeof listAssignmentsQuery>

const id = z.string()
const instant = z.iso.datetime({ offset: true })
const excluded = z.array(z.object({ currency: z.string(), waybills: z.int() }))

export const summaryResource = z.object({
  classes: z.array(
    z.object({
      class: z.string(),
      customers: z.int(),
      value: z.number(),
      value_minor: z.int().nullable(),
      value_share: z.number().nullable(),
    }),
  ),
  total_value: z.number(),
  total_value_minor: z.int().nullable(),
  top_shares: z
    .array(z.number())
    .nullable()
    .meta({ description: '101 points: the share of the positive values that the largest 0, 1, … 100 % of the customers hold' }),
  customers: z.int(),
  without_waybills: z.int(),
  unpriced: z.int().nullable(),
  excluded,
  fitted: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'what a model was fitted to: parameters, log-likelihood, errors of the days held out' }),
})

export const runResource = z.object({
  id,
  scheme: z.string(),
  status: z.enum(RUN_STATUSES),
  stage: z.enum(RUN_STAGES).nullable().meta({ description: 'what a running run is at, in this order' }),
  parameters: z.record(z.string(), z.unknown()),
  as_of: z.string(),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  published: z.boolean().meta({
    description:
      'whether its classes became those that lists and cards show; one of other parameters, another period or another currency leaves them alone',
  }),
  trial: z.boolean().meta({
    description:
      'whether somebody tries parameters out by it, on a screen: lists and cards never show its classes, whatever they are',
  }),
  summary: summaryResource
    .nullable()
    .meta({ description: 'of the whole company; null until done, and for readers with a smaller scope' }),
  failure: z.object({ code: z.string(), text: z.string() }).nullable(),
  requested_by_name: z.string().nullable().meta({ description: 'who asked for it; null for the run of each night' }),
  requested_at: instant,
  started_at: instant.nullable(),
  finished_at: instant.nullable(),
})
export type RunResource = z.infer<typeof runResource>

export const runIdResource = z.object({ id })
export const runListResource = z.object({ data: z.array(runResource), next_cursor: z.string().nullable() })

export const movementQuery = z.strictObject({
  against: recordId
    .optional()
    .meta({ description: 'another done run of the scheme in the same currency; the one before when left out' }),
})

export const movementResource = z.object({
  against: id.nullable(),
  cells: z.array(
    z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      customers: z.int(),
      value: z.number(),
      value_minor: z.int().nullable(),
    }),
  ),
})
export type MovementResource = z.infer<typeof movementResource>

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), text: z.string() })
export type ReasonResource = z.infer<typeof reason>

const known = (description: string) => z.number().nullable().optional().meta({ description })
const lifetimeFigures = {
  frequency: known('lifetime_value: shipping days after the first'),
  recency_days: known('lifetime_value: from the first shipping day to the last'),
  age_days: known('lifetime_value: from the first shipping day to the day before `to`'),
  p_alive: known('lifetime_value: probability that the customer is still one; 1 by construction without a second shipping day'),
  expected_shipments: known('lifetime_value: shipping days expected within the horizon'),
  expected_value_minor: known('lifetime_value: what these bring, not discounted'),
}

const contributionFigures = {
  serve_cost_minor: known('cost_contribution: compensation, service and marketing of the period'),
  contribution_rate: known(
    'cost_contribution: margin ÷ that; null where nothing was spent, and where no cost of waybills is known',
  ),
}

export const assignmentResource = z.object({
  customer: z.object({ id, external_id: z.string().nullable(), name: z.string() }),
  class: z.string(),
  override: z.object({ class: z.string(), reason: z.string(), by: id, by_name: z.string(), at: instant }).nullable(),
  rank: z.int(),
  value: z.number(),
  share: z.number().nullable(),
  cumulative_share: z.number().nullable(),
  reasons: z.array(reason),
  changes: z.array(reason).meta({ description: 'what would put this customer into another class' }),
  ...lifetimeFigures,
  ...contributionFigures,
})
export type AssignmentResource = z.infer<typeof assignmentResource>
export const assignmentListResource = z.object({ data: z.array(assignmentResource), next_cursor: z.string().nullable() })
