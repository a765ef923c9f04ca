import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { flag } from '#lib/records/record/fields'
import { leftOutFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'
import { GAINS } from '../profit/profit.ts'
import { DROP_CAUSES, DROP_LEVELS, LAST_YEARS } from './drop.ts'
import { SEEN_REASONS } from './seen/seen.ts'

export const dropSorts = ['loss', 'shortfall', 'level', 'profit'] as const

export const listDropsQuery = z.strictObject({
  ...listQuery(dropSorts, '-loss'),
  level: z.enum(DROP_LEVELS).optional(),
  cause: z.enum(DROP_CAUSES).optional(),
  owner: z
    .union([z.literal('none'), recordId])
    .optional()
    .meta({ description: 'only customers of this user; none: only those that nobody owns' }),
  outlet: outletField,
  last_year: z.enum(LAST_YEARS).optional().meta({
    description: 'beside its own same weeks of the year before: below; not_below; unknown, for one that was no customer yet',
  }),
  profit: z.enum(GAINS).optional().meta({
    description: 'by its true profit of the last twelve months: loss, below 0; no_loss; unknown, for want of costs',
  }),
  handed_out: flag.optional().meta({ description: 'whether an open task from this list stands' }),
  seen: flag.optional().meta({ description: 'whether somebody has seen it and lets it be' }),
})
export type ListDropsInput = z.output<typeof listDropsQuery>

const name = z.object({ id: z.string(), name: z.string() }).nullable()

const dropResource = z.object({
  customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
  owner: name,
  outlet: name,
  as_of: z.string().meta({ description: 'the last of the 28 days' }),
  since: z.string().meta({ description: 'the day on which it came into the list' }),
  level: z.enum(DROP_LEVELS).meta({ description: 'the mildest of the weeks that were looked at' }),
  shipments: z.int().meta({ description: 'of the 28 days' }),
  expected: z.number().meta({ description: 'shipments by the season, from six months before' }),
  change: z.number().meta({ description: 'shipments ÷ expected − 1' }),
  last_year_shipments: z
    .int()
    .nullable()
    .meta({ description: 'its own in the same 28 days of the year before; null: it was no customer yet' }),
  below_last_year: z.boolean().nullable().meta({ description: 'whether it ships less than then, by as much as makes a drop' }),
  open_task_id: z.string().nullable().meta({ description: 'the open task that was handed out from this list' }),
  seen: z
    .object({
      on: z.string(),
      by: z.string(),
      reason: z.enum(SEEN_REASONS).nullable(),
      note: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'who has seen it and lets it be; it holds a month, and until the drop is a level worse' }),
  loss_minor: z.int().meta({ description: 'revenue that goes missing in 30 days' }),
  profit_minor: z.int().nullable().meta({
    description:
      'true profit of the last twelve months, as the last night kept it; null: not known. Below 0 nothing is lost with the volume: price and cost come first',
  }),
  causes: z.array(z.enum(DROP_CAUSES)).meta({ description: 'what may be behind it, as far as the records say so' }),
  evidence: z.object({
    damaged: z.int(),
    lost: z.int(),
    late: z.int(),
    promised: z.int(),
    late_rate_before: z.number().nullable(),
    complaints: z.int(),
    open_complaints: z.int(),
    price_before_minor: z.number(),
    price_minor: z.number().nullable(),
    kind_ratio: z.number().nullable().meta({ description: 'of the others of its kind: shipped ÷ expected' }),
    rivals: z.array(z.string()),
    share_of_wallet: z.number().nullable(),
  }),
})
export type DropResource = z.infer<typeof dropResource>

export const dropListResource = z.object({ ...leftOutFields, data: z.array(dropResource), next_cursor: z.string().nullable() })
export type DropListResource = z.infer<typeof dropListResource>
