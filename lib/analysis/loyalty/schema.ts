import { z } from 'zod'
import { listQuery } from '#lib/platform/list/list-query'
import { flag, text } from '#lib/records/record/fields'
import { someCustomers } from '../hand-out/schema.ts'
import { leftOutFields } from '../left-out/schema.ts'
import { lossField } from '../metrics/loss-field.ts'
import { outletField } from '../period/question.ts'
import { LOYALTY_CLASSES } from '../schemes/loyalty.ts'
import { SEEN_REASONS } from './seen.ts'
import { TIES } from './why.ts'

export const loyaltyQuery = z.strictObject({ outlet: outletField })
export type LoyaltyInput = z.output<typeof loyaltyQuery>

const reach = {
  from: z.string(),
  to: z.string(),
  scope: z.enum(['company', 'own']).meta({ description: 'own: over the customers within the reader’s scope, which is smaller' }),
  outlet: z.string().nullable(),
}
const number = z.number().nullable()
const interval = z.tuple([z.number(), z.number()]).nullable()

export const loyaltyResource = z
  .object({
    ...reach,
    currency: z.string(),
    ...leftOutFields,
    customers: z.int(),
    known: z.int().meta({ description: 'customers whose attitude is known' }),
    revenue_minor: z.int(),
    at_risk_minor: z.int().meta({ description: 'revenue of twelve months of spurious loyalty' }),
    cells: z.array(
      z.object({
        class: z.enum(LOYALTY_CLASSES),
        customers: z.int(),
        revenue_minor: z.int(),
        share_of_known: number.meta({ description: 'of the customers whose attitude is known; null for unknown' }),
      }),
    ),
  })
  .nullable()
  .meta({ description: 'null until the first night' })
export type LoyaltyResource = z.infer<typeof loyaltyResource>

export const treeResource = z
  .object({
    ...reach,
    branches: z.array(
      z.object({
        key: z.string(),
        leaves: z.array(
          z.object({
            key: z.string(),
            measured: z.boolean().meta({ description: 'false: nothing in the records says it' }),
            direction: z.enum(['more', 'less']).meta({ description: 'what should make customers more loyal' }),
            loyal: z.object({ customers: z.int(), mean: number }),
            others: z.object({ customers: z.int(), mean: number }).meta({ description: 'latent, spurious and none' }),
            difference: number,
            interval: interval.meta({ description: 'of the difference, 95 %' }),
            verdict: z.enum(['as_expected', 'against', 'open', 'too_few', 'not_measured']),
          }),
        ),
      }),
    ),
  })
  .nullable()
  .meta({ description: 'null until the first night' })
export type TreeResource = z.infer<typeof treeResource>

export const listLoyaltyQuery = z.strictObject({
  ...listQuery(['revenue'], '-revenue'),
  class: z.enum(LOYALTY_CLASSES).default('spurious').meta({ description: 'the class that stands' }),
  outlet: outletField,
  handed_out: flag.optional().meta({ description: 'whether an open task from this list stands' }),
  seen: flag.optional().meta({ description: 'whether somebody has seen it and lets it be' }),
})
export type ListLoyaltyInput = z.output<typeof listLoyaltyQuery>

const name = z.object({ id: z.string(), name: z.string() }).nullable()

export const loyaltyListResource = z.object({
  ...leftOutFields,
  data: z.array(
    z.object({
      customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
      owner: name,
      outlet: name,
      revenue_minor: z.int().meta({ description: 'of twelve months' }),
      shipments: z.int(),
      discount: number.meta({ description: 'freight below list freight, 0 to 1' }),
      share_of_wallet: number,
      rivals: z.array(z.string()),
      connected: z.boolean().nullable(),
      ties: z.array(z.enum(TIES)).meta({ description: 'what may hold it, as far as the records say' }),
      open_complaints: z.int(),
      open_claims: z.int(),
      last_touch_on: z.string().nullable(),
      answer: z
        .object({ survey: z.string(), on: z.string(), recommend: number, satisfaction: number })
        .nullable()
        .meta({ description: 'the latest answer, by which its attitude is told, with the name of the survey that it is of' }),
      nearly_gone: number.meta({
        description: 'the probability of staying of a customer that is as good as gone; null for everybody else',
      }),
      loss: lossField,
      open_task_id: z.string().nullable(),
      seen: z
        .object({ on: z.string(), by: z.string(), reason: z.enum(SEEN_REASONS).nullable(), note: z.string().nullable() })
        .nullable()
        .meta({ description: 'who has seen it and lets it be; it holds three months' }),
    }),
  ),
  next_cursor: z.string().nullable(),
})
export type LoyaltyListResource = z.infer<typeof loyaltyListResource>

const LONGEST_NOTE = 500

export const markSeenInput = z.strictObject({
  customers: someCustomers,
  reason: z.enum(SEEN_REASONS).optional(),
  note: text(LONGEST_NOTE).optional(),
})
export type MarkSeenInput = z.output<typeof markSeenInput>

export const takeSeenBackInput = z.strictObject({ customers: someCustomers })
