import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { flag, text } from '#lib/records/record/fields'
import { someCustomers } from '../hand-out/schema.ts'
import { leftOutFields } from '../left-out/schema.ts'
import { lossField } from '../metrics/loss-field.ts'
import { outletField } from '../period/question.ts'
import { DRIVERS } from './value-change.ts'

export const DIRECTIONS = ['fell', 'rose'] as const

export const listChangesQuery = z.strictObject({
  ...listQuery(['change'], 'change'),
  direction: z.enum(DIRECTIONS).optional(),
  driver: z.enum(DRIVERS).optional().meta({ description: 'what moved the value most' }),
  handed_out: flag.optional().meta({ description: 'whether an open task from this list stands' }),
  seen: flag.optional().meta({ description: 'whether somebody has seen it and lets it be' }),
  lost: flag.optional().meta({ description: 'whether the customer is lost meanwhile' }),
  owner: recordId.optional().meta({ description: 'only customers of this user' }),
  outlet: outletField,
})
export type ListChangesInput = z.output<typeof listChangesQuery>

const name = z.object({ id: z.string(), name: z.string() }).nullable()
const year = z.object({
  ...{ shipments: z.int(), revenue_minor: z.int(), transport_minor: z.int(), claims_minor: z.int() },
  ...{ service_minor: z.int(), marketing_minor: z.int(), profit_minor: z.int() },
  known_revenue_minor: z
    .int()
    .meta({ description: 'of the waybills whose freight and cost are both known, of which the margin is' }),
  unpriced: z.int().meta({ description: 'waybills of which one of the two is not' }),
})

const changeResource = z.object({
  customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
  owner: name,
  outlet: name,
  as_of: z.string().meta({ description: 'the last day of the twelve months' }),
  then_on: z.string().meta({ description: 'the last day of those that they are held against' }),
  since: z.string().meta({ description: 'the day on which it came into the list' }),
  direction: z.enum(DIRECTIONS),
  change_minor: z.int(),
  now: year,
  before: year,
  class_now: z.string().nullable(),
  class_then: z.string().nullable(),
  effects: z
    .object({ volume: z.int(), unit: z.int(), claims: z.int(), service: z.int(), marketing: z.int() })
    .meta({ description: 'how much each moved the value, in minor units; together the change' }),
  driver: z.enum(DRIVERS),
  suggestion: z.string().meta({ description: 'what to do about it, in the reader’s language' }),
  open_task_id: z.string().nullable(),
  loss: lossField,
  seen: z.object({ on: z.string(), by: z.string(), note: z.string().nullable() }).nullable(),
})
export type ChangeResource = z.infer<typeof changeResource>

export const changeListResource = z.object({
  ...leftOutFields,
  data: z.array(changeResource),
  next_cursor: z.string().nullable(),
})
export type ChangeListResource = z.infer<typeof changeListResource>

const LONGEST_NOTE = 500

export const markChangesInput = z.strictObject({
  customers: someCustomers,
  /** What the form of drops asks as well; changes of value have none of their own. */
  note: text(LONGEST_NOTE).optional(),
})
export type MarkChangesInput = z.output<typeof markChangesInput>

export const changesBackInput = z.strictObject({ customers: someCustomers })
