import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { rhythms } from '#lib/records/cadence/rhythm'
import { flag } from '#lib/records/record/fields'
import { outletField } from '../period/question.ts'
import { BALANCES } from './balance.ts'

const { limit, cursor } = listQuery(['gap'], '-gap')

export const contactBalanceQuery = z.strictObject({
  standing: z
    .enum(BALANCES)
    .default('less')
    .meta({ description: 'which customers are listed: contacted less than their class asks for, more, or as often' }),
  loses: flag
    .optional()
    .meta({ description: 'only listed customers that lose money, by their true profit of twelve months, or only the others' }),
  owner: recordId.optional().meta({ description: 'only listed customers of this user' }),
  outlet: outletField.meta({ description: 'only listed customers of this outlet, or of one below it' }),
  limit: limit.meta({ description: 'customers in one answer' }),
  cursor,
})
export type ContactBalanceInput = z.output<typeof contactBalanceQuery>

const sum = {
  customers: z.int(),
  hours: z.number().meta({ description: 'beyond what is asked; below zero: that are missing' }),
  gap_minor: z.int().meta({ description: 'these hours at the hourly rate of sales' }),
}
const total = z.object({
  ...sum,
  of_loss: z.object(sum).meta({ description: 'of these, customers that lose money: price and cost come before more contact' }),
})
const longer = z.object(sum).meta({
  description:
    'of these, customers with too few contacts or visits that took more hours than asked: they are in no missing hours',
})
const totals = { less: total.extend({ longer }), more: total, even: total }

export const contactBalanceResource = z.object({
  as_of: z.string().nullable().meta({ description: 'the last of the ninety days; null before the first night' }),
  currency: z.string(),
  scope: z
    .enum(['company', 'own'])
    .meta({ description: 'company: over all customers; own: over the customers within the reader’s scope, which is smaller' }),
  ...totals,
  owners: z.array(z.object({ owner: z.object({ id: z.string(), name: z.string() }).nullable(), ...totals })),
  standing: z.enum(BALANCES),
  data: z
    .array(
      z.object({
        customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
        owner: z.object({ id: z.string(), name: z.string() }).nullable(),
        rhythm: z.enum(rhythms),
        days: z.int().meta({ description: 'of the ninety in which it was a customer' }),
        calls: z.int(),
        visits: z.int().meta({ description: 'visits, meetings of the managements and reviews' }),
        asked: z.number().meta({ description: 'contacts that its class asks for in these days' }),
        asked_visits: z.number().meta({ description: 'how many of them have to be visits; a visit is a contact as well' }),
        hours: z.number(),
        asked_hours: z.number(),
        gap_minor: z.int(),
        loses: z.boolean().meta({ description: 'whether it lost money over the twelve months up to the same night' }),
        profit_minor: z.int().nullable().meta({ description: 'its true profit of twelve months as last kept; null: not known' }),
      }),
    )
    .meta({ description: 'those with the largest difference first. A page: see next_cursor' }),
  next_cursor: z.string().nullable(),
})
export type ContactBalanceResource = z.infer<typeof contactBalanceResource>
