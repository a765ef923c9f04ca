import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { flag, text } from '#lib/records/record/fields'
import { someCustomers } from '../hand-out/schema.ts'
import { leftOutFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'
import { SEEN_REASONS } from './seen.ts'

/** By what the customer brings in a year; or by its share of the place, those of the company before all others. */
export const alarmSorts = ['revenue', 'share'] as const

export const listAlarmsQuery = z.strictObject({
  ...listQuery(alarmSorts, '-revenue'),
  outlet: outletField,
  owner: recordId.optional().meta({ description: 'only customers of this user' }),
  handed_out: flag.optional().meta({ description: 'whether an open task from this list stands' }),
  seen: flag.optional().meta({ description: 'whether somebody has seen it and lets it be' }),
})
export type ListAlarmsInput = z.output<typeof listAlarmsQuery>

const share = z.number().nullable()
const place = z.object({ id: z.string(), name: z.string() }).nullable()

export const alarmListResource = z.object({
  ...leftOutFields,
  data: z.array(
    z.object({
      customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
      owner_name: z.string().nullable(),
      place: place.meta({
        description: 'the outlet of whose revenue, with that of those below it, it holds too much; null for the company',
      }),
      above: z.array(place).meta({
        description: 'places above it with the same customers, of which the same holds, the nearest first; null for the company',
      }),
      share: z.number(),
      limit: z.number(),
      revenue_minor: z.number().meta({ description: 'of the last twelve whole months: what would be lost in a year' }),
      margin_minor: z.number(),
      hhi_after: share.meta({ description: 'of the place without it; null where nobody else is there' }),
      since: z.string(),
      papers_end_on: z.string().nullable().meta({ description: 'when the last of its papers ends, where known' }),
      open_task_id: z.string().nullable().meta({ description: 'the open task that was handed out from this list' }),
      seen: z
        .object({ on: z.string(), by: z.string(), reason: z.enum(SEEN_REASONS).nullable(), note: z.string().nullable() })
        .nullable()
        .meta({
          description: 'who has seen the alarms of the customer and lets them be; it holds three months, for those open then',
        }),
    }),
  ),
  next_cursor: z.string().nullable(),
})
export type AlarmListResource = z.infer<typeof alarmListResource>

const LONGEST_NOTE = 500

export const markAlarmsInput = z.strictObject({
  customers: someCustomers,
  reason: z.enum(SEEN_REASONS).optional(),
  note: text(LONGEST_NOTE).optional(),
})
export type MarkAlarmsInput = z.output<typeof markAlarmsInput>

export const alarmsBackInput = z.strictObject({ customers: someCustomers })
