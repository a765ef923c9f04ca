import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { flag } from '#lib/records/record/fields'
import { DROP_CAUSES } from '../drop/drop.ts'
import { SEEN_REASONS } from '../drop/seen/seen.ts'
import { handOutInput } from '../hand-out/schema.ts'
import { leftOutFields, leftOutOfRowFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'
import { SLEEPER_CAUSES, SLEEPER_LEVELS, SLEEPER_WORTHS } from './sleeper.ts'

export const sleeperSorts = ['revenue', 'last_shipping_on'] as const

export const listSleepersQuery = z.strictObject({
  ...listQuery(sleeperSorts, '-revenue'),
  state: z.enum(SLEEPER_LEVELS).optional(),
  cause: z.enum(SLEEPER_CAUSES).optional().meta({ description: 'the likeliest one; unknown where the records say nothing' }),
  worth: z
    .enum(SLEEPER_WORTHS)
    .optional()
    .meta({ description: 'whether it is worth waking: worth · negative margin · too little' }),
  owner: recordId.optional().meta({ description: 'only customers of this user' }),
  outlet: outletField,
  handed_out: flag.optional().meta({ description: 'whether an open task from this list stands' }),
  seen: flag.optional().meta({ description: 'whether somebody has seen it and lets it be' }),
})
export type ListSleepersInput = z.output<typeof listSleepersQuery>

export const sleeperFiguresQuery = z.strictObject({ outlet: outletField })
export type SleeperFiguresInput = z.output<typeof sleeperFiguresQuery>

/** Without a day each task is due when the rhythm of contacts says for the customer's class. */
export const handOutSleepersInput = handOutInput.partial({ due_on: true })
export type HandOutSleepersInput = z.output<typeof handOutSleepersInput>

const name = z.object({ id: z.string(), name: z.string() }).nullable()
const minor = z.int()

const sleeperResource = z.object({
  customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
  ...{ owner: name, outlet: name },
  as_of: z.string(),
  since: z.string().meta({ description: 'the day on which it came into the list' }),
  state: z.enum(SLEEPER_LEVELS),
  last_shipping_on: z.string(),
  currency: z.string(),
  shipments: z.int().meta({ description: 'of the twelve months up to that of the last shipment' }),
  revenue_minor: minor.meta({ description: 'of the same months' }),
  margin_minor: minor
    .nullable()
    .meta({ description: 'the same, over waybills of which freight and cost are known; null: of none' }),
  ...leftOutOfRowFields,
  lifetime_value_minor: minor.nullable().meta({ description: 'of the last run of lifetime value; null: not in it' }),
  worth: z.enum(SLEEPER_WORTHS),
  causes: z.array(z.enum(DROP_CAUSES)).meta({ description: 'the likeliest first, as far as the records say so' }),
  evidence: z.object({
    ...{ damaged: z.int(), lost: z.int(), late: z.int(), promised: z.int() },
    late_rate_before: z.number().nullable(),
    ...{ complaints: z.int(), open_complaints: z.int() },
    badly_answered_complaints: z.int().meta({ description: 'reopened, or with an answer of not satisfied' }),
    price_before_minor: z.number().meta({ description: 'freight a piece in the half year before; 0: too few shipments' }),
    price_minor: z.number().nullable().meta({ description: 'freight a piece in the last 56 days up to the last shipment' }),
    ...{ discount_before: z.number().nullable(), discount: z.number().nullable() },
    price_before_minor_per_kg: z.number().nullable(),
    price_minor_per_kg: z.number().nullable(),
    kind_ratio: z.number().nullable().meta({ description: 'season of its kind: now ÷ in the month of the last shipment' }),
    ...{ rivals: z.array(z.string()), share_of_wallet: z.number().nullable() },
    silent_days: z.int(),
    same_days_last_year: z.int().nullable().meta({ description: 'its own shipments in the same days 52 weeks before' }),
  }),
  wake_up: z
    .object({ way: z.enum(['call', 'call_and_visit', 'plan']), days: z.int() })
    .nullable()
    .meta({ description: 'how, and within how many working days; null for one not worth waking' }),
  open_task_id: z.string().nullable().meta({ description: 'the open task that was handed out from this list' }),
  seen: z
    .object({ on: z.string(), by: z.string(), reason: z.enum(SEEN_REASONS).nullable(), note: z.string().nullable() })
    .nullable(),
})
export type SleeperResource = z.infer<typeof sleeperResource>
export const sleeperListResource = z.object({ data: z.array(sleeperResource), next_cursor: z.string().nullable() })
export type SleeperListResource = z.infer<typeof sleeperListResource>

const sums = { customers: z.int(), revenue_minor: minor, margin_minor: minor }
export const sleeperFiguresResource = z.object({
  currency: z.string(),
  as_of: z.string().nullable(),
  ...leftOutFields,
  all: z.object(sums),
  states: z.array(z.object({ state: z.enum(SLEEPER_LEVELS), ...sums })),
  causes: z
    .array(z.object({ cause: z.enum(SLEEPER_CAUSES), ...sums, share: z.number().nullable() }))
    .meta({ description: 'each customer under its likeliest cause; share of the revenue at stake, the largest first' }),
  worths: z.array(z.object({ worth: z.enum(SLEEPER_WORTHS), ...sums })),
})
export type SleeperFiguresResource = z.infer<typeof sleeperFiguresResource>
