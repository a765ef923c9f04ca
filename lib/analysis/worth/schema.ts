import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { flag } from '#lib/records/record/fields'
import { leftOutFields } from '../left-out/schema.ts'
import { lossField } from '../metrics/loss-field.ts'
import { outletField } from '../period/question.ts'
import { KEEPING, STAYING } from './worth.ts'

export const worthSorts = ['year', 'lifetime', 'lifetime_profit', 'staying', 'expected', 'at_risk'] as const

export const listWorthsQuery = z.strictObject({
  ...listQuery(worthSorts, '-lifetime'),
  potential: flag.optional().meta({ description: 'only prospects, by what they say they send, or only customers' }),
  class: z.enum(['A', 'B', 'C']).optional(),
  staying: z
    .enum(STAYING)
    .optional()
    .meta({ description: 'how likely the customer is to stay, by the two cuts of the settings' }),
  keeping: z.enum(KEEPING).optional().meta({ description: 'whether it pays to work on keeping it' }),
  fell: flag.optional().meta({
    description:
      'whether revenue of the last three months lies below the share of its usual that the run of lifetime value points out',
  }),
  steady: flag.optional().meta({
    description: 'whether the customer is known for at least 90 days, below which the estimate is unsteady; both when left out',
  }),
  handed_out: flag.optional().meta({ description: 'whether an open task to keep it stands' }),
  owner: recordId.optional().meta({ description: 'only customers of this user' }),
  outlet: outletField,
})
export type ListWorthsInput = z.output<typeof listWorthsQuery>

const name = z.object({ id: z.string(), name: z.string() }).nullable()

const unpriced = z
  .int()
  .meta({ description: 'waybills of twelve months of which freight or cost is not known, and which are in no profit' })

const worthResource = z.object({
  customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
  owner: name,
  outlet: name,
  class: z.string().nullable(),
  potential: z.boolean(),
  year_value_minor: z.int().meta({ description: 'of the calendar year so far; of a prospect what a year would bring' }),
  profit_minor: z.int().meta({ description: 'true profit of the last twelve months' }),
  lifetime_value_minor: z.int().nullable(),
  lifetime_profit_minor: z.int().nullable().meta({
    description:
      'lifetime value × profit ÷ revenue (or margin, as measure says) of the last twelve months; null where the latter is not known or not above 0',
  }),
  recent_revenue_minor: z
    .int()
    .nullable()
    .meta({ description: 'of the last three months of the run; null: nothing is usual of it yet' }),
  usual_revenue_minor: z.int().nullable().meta({ description: 'what it brought before in as many days' }),
  fell: z.boolean().meta({ description: 'whether the former lies so far below the latter that the run points it out' }),
  p_alive: z.number().nullable().meta({ description: 'probability of staying; 1 by construction with a single shipping day' }),
  frequency: z.int().nullable().meta({ description: 'shipping days after the first' }),
  expected_shipments: z.number().nullable().meta({ description: 'shipping days expected within the horizon' }),
  unpriced,
  known_days: z
    .int()
    .nullable()
    .meta({ description: 'from the first shipment that the run saw to its end; below 90 the estimate is unsteady' }),
  staying: z.enum(STAYING),
  at_risk_minor: z.int().meta({ description: 'profit × (1 − p_alive); 0 where that is not known, and of a lost customer' }),
  keeping: z.enum(KEEPING),
  loss: lossField,
  open_task_id: z.string().nullable().meta({ description: 'the open task that was handed out to keep it' }),
  estimate: z.object({ pieces_month: z.int(), segment: z.string().nullable(), segment_customers: z.int() }).nullable().meta({
    description:
      'of a prospect: its stated pieces a month, and by whose average customer: an industry, else a kind as kind:business; segment null: all customers',
  }),
})
export type WorthResource = z.infer<typeof worthResource>

export const worthListResource = z.object({
  as_of: z.string().nullable(),
  horizon_days: z.int().nullable(),
  measure: z.enum(['revenue', 'margin']).nullable(),
  ...leftOutFields,
  data: z.array(worthResource),
  next_cursor: z.string().nullable(),
})
export type WorthListResource = z.infer<typeof worthListResource>

const hours = z
  .string()
  .regex(/^\d{1,6}(\.\d)?$/)
  .transform(Number)

export const keepingQuery = z.strictObject({
  hours: hours.optional().meta({ type: 'number', description: 'the budget of hours; that of the settings when left out' }),
  outlet: outletField,
})
export type KeepingInput = z.output<typeof keepingQuery>

export const keepingResource = z.object({
  as_of: z.string(),
  hours: z.number(),
  hours_each: z.number(),
  customers: z.int().meta({ description: 'how many the hours reach of those that it pays to keep' }),
  at_risk_minor: z.int().meta({ description: 'what is at risk of them' }),
  least_minor: z.int().nullable().meta({ description: 'of the last one that the hours reach' }),
  ...leftOutFields,
  groups: z.array(
    z.object({ keeping: z.enum(KEEPING), customers: z.int(), at_risk_minor: z.int(), profit_minor: z.int(), unpriced }),
  ),
})
export type KeepingResource = z.infer<typeof keepingResource>
