import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { day, text } from '#lib/records/record/fields'
import { leftOutFields, leftOutOfRowFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'
import { LOSS_FILTERS, LOSS_STATES, WIN_BACK_OFFERS, WIN_BACK_RESULTS, WIN_BACK_WAYS } from './loss.ts'

export const lossSorts = ['revenue', 'lost_on'] as const

const LONGEST_CAUSE = 40
const LONGEST_NOTE = 1_000
const LONGEST_RIVAL = 100

const cause = z
  .string()
  .min(1)
  .max(LONGEST_CAUSE)
  .meta({ description: 'a key of the list of causes of leaving: one that ships, or the company’s own' })

export const lossFilter = {
  state: z
    .enum(LOSS_FILTERS)
    .optional()
    .meta({ description: 'not back · nobody has said why · recorded · somebody tried to win it back · it ships again' }),
  cause: cause.optional().meta({
    description:
      'a key of the list of causes of leaving; none: no cause is recorded, whether it was tried, or is back, or neither',
  }),
  way: z.enum(WIN_BACK_WAYS).optional().meta({
    description: 'only those whom somebody tried to win back, the last time before the return in this way',
  }),
  outlet: outletField,
  owner: recordId.optional().meta({ description: 'only customers of this user' }),
  lost_from: day.optional().meta({ description: 'lost on this day or later' }),
  lost_to: day.optional().meta({ description: 'lost before this day' }),
}
export const listLossesQuery = z.strictObject({ ...listQuery(lossSorts, '-revenue'), ...lossFilter })
export type ListLossesInput = z.output<typeof listLossesQuery>

export const lossFiguresQuery = z.strictObject({
  outlet: outletField,
  owner: lossFilter.owner,
  lost_from: lossFilter.lost_from,
  lost_to: lossFilter.lost_to,
})
export type LossFiguresInput = z.output<typeof lossFiguresQuery>

/** What a person says of a loss. Without a loss of the customer it is opened as of `lost_on`, today when left out. */
export const recordLossInput = z.strictObject({
  cause,
  rival: text(LONGEST_RIVAL).optional().meta({ description: 'the carrier that it went to' }),
  note: text(LONGEST_NOTE).optional(),
  lost_on: day.optional(),
  exit_call_on: day.optional().meta({ description: 'the day on which it was asked why' }),
  version: z.int().positive().optional().meta({ description: 'of the loss, where it stands already' }),
})
export type RecordLossInput = z.output<typeof recordLossInput>

export const winBackInput = z.strictObject({
  made_on: day.optional().meta({ description: 'today when left out' }),
  way: z.enum(WIN_BACK_WAYS),
  offer: z.enum(WIN_BACK_OFFERS).default('none'),
  note: text(LONGEST_NOTE).optional(),
  cost_minor: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  result: z.enum(WIN_BACK_RESULTS),
})
export type WinBackInput = z.output<typeof winBackInput>

const minor = z.int()
const attempt = z.object({
  id: z.string(),
  made_on: z.string(),
  way: z.enum(WIN_BACK_WAYS),
  offer: z.enum(WIN_BACK_OFFERS),
  note: z.string().nullable(),
  cost_minor: minor.nullable(),
  result: z.enum(WIN_BACK_RESULTS),
  made_by: z.object({ id: z.string(), name: z.string() }),
})

const named = z.object({ id: z.string(), name: z.string() }).nullable()
export const lossResource = z.object({
  id: z.string(),
  customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
  ...{ owner: named, outlet: named },
  state: z.enum(LOSS_STATES),
  last_shipping_on: z.string(),
  lost_on: z.string().meta({ description: 'the first day as of which it is lost, or the day that somebody stated' }),
  stated: z.boolean().meta({ description: 'somebody said so; else it had not shipped for longer than the company’s threshold' }),
  currency: z.string(),
  revenue_minor: minor.meta({ description: 'of the twelve months up to that of the last shipment, frozen' }),
  margin_minor: minor.meta({ description: 'the same, over waybills of which freight and cost are known' }),
  complete: z.boolean().meta({
    description:
      'whether the company’s waybills cover these twelve months; else it had brought more than is known, and it is left out of the return rate',
  }),
  ...leftOutOfRowFields,
  ...{
    cause: z.string().nullable(),
    rival: z.string().nullable(),
    note: z.string().nullable(),
    exit_call_on: z.string().nullable(),
  },
  recorded_by: named,
  recorded_at: z.string().nullable(),
  back_on: z.string().nullable().meta({ description: 'the first day on which it shipped again' }),
  returned: z
    .object({ days_30_minor: minor.nullable(), days_60_minor: minor.nullable(), days_90_minor: minor.nullable() })
    .nullable()
    .meta({ description: 'freight of the 30, 60 and 90 days from then; null for days that are not over' }),
  attempts: z.array(attempt),
  version: z.int(),
})
export type LossResource = z.infer<typeof lossResource>
export const lossListResource = z.object({ data: z.array(lossResource), next_cursor: z.string().nullable() })
export type LossListResource = z.infer<typeof lossListResource>

const sums = {
  losses: z.int(),
  revenue_minor: minor,
  margin_minor: minor,
  tried: z.int(),
  won: z.int().meta({ description: 'tried, and shipped again after it' }),
  came_back: z.int().meta({ description: 'shipped again without anybody having tried' }),
  win_back_rate: z.number().nullable().meta({ description: 'won ÷ tried' }),
  return_rate: z.number().nullable().meta({
    description:
      'what the returned bring in 90 days, as a year, ÷ what they had brought in one; only of those whose 90 days are over and whose year is complete; null for fewer than five of them',
  }),
  return_rate_of: z.int().meta({ description: 'how many losses the return rate is of: back, 90 days over, year complete' }),
  cost_minor: minor.meta({ description: 'what was noted as spent on the attempts' }),
  time_minor: minor.meta({
    description:
      'their time: the hours of a visit for visits and the management, those of a call for every other way, × the hourly rate of sales',
  }),
}
export const lossFiguresResource = z.object({
  currency: z.string(),
  ...leftOutFields,
  all: z.object(sums),
  causes: z
    .array(z.object({ cause: z.string().nullable(), ...sums }))
    .meta({ description: 'the largest lost revenue first; null: not recorded' }),
  ways: z.array(z.object({ way: z.enum(WIN_BACK_WAYS), ...sums })).meta({ description: 'by the last attempt before the return' }),
})
export type LossFiguresResource = z.infer<typeof lossFiguresResource>
