import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { leftOutFields } from '../left-out/schema.ts'
import { bases } from '../manager-figures/kept.ts'
import { outletField } from '../period/question.ts'

export const revenueChangeQuery = z.strictObject({ outlet: outletField })

const days = z.object({ from: z.string(), to: z.string().meta({ description: 'not included' }) })
const kindOf = z
  .object({ level: z.enum(['company', 'kind', 'industry']), name: z.string() })
  .nullable()
  .meta({ description: 'the kind of customer, or industry, whose season it has' })

const changeOfKind = z.object({
  id: z.int(),
  kind: kindOf,
  shipments: z.number(),
  shipments_then: z.number(),
  revenue_minor: z.number(),
  revenue_then_minor: z.number(),
  change_minor: z.number(),
  volume_minor: z.number().meta({ description: 'by shipments, each at the kind’s own price of then' }),
  price_minor: z.number().meta({ description: 'by the price of what is shipped now' }),
})

export const revenueChangeResource = z.object({
  currency: z.string(),
  ...leftOutFields,
  now: days.nullable().meta({ description: 'this month to date; null while nothing was added up' }),
  earlier: days
    .nullable()
    .meta({ description: 'the days that it is compared with; null where the records cover none, too: every change is 0 then' }),
  basis: z.enum(bases).nullable().meta({ description: 'how these days were chosen' }),
  shipments: z.number(),
  shipments_then: z.number(),
  now_minor: z.number(),
  then_minor: z.number(),
  change_minor: z.number().meta({ description: 'volume + price + mix, exactly' }),
  volume_minor: z.number(),
  price_minor: z.number(),
  mix_minor: z.number(),
  kinds: z.array(changeOfKind).meta({ description: 'the largest change first' }),
})
export type RevenueChangeResource = z.infer<typeof revenueChangeResource>

export const changedCustomersQuery = z.strictObject({
  ...listQuery(['change'], 'change'),
  outlet: outletField,
  kind: recordId.optional().meta({ description: '`id` of one of the kinds of the change in revenue' }),
})
export type ChangedCustomersInput = z.output<typeof changedCustomersQuery>

const named = z.string().nullable()
const changedCustomer = z.object({
  customer: z.object({ id: z.string(), external_id: named, name: z.string() }),
  ...{ owner: named, outlet: named, kind: kindOf },
  shipments: z.number(),
  shipments_then: z.number(),
  revenue_minor: z.number(),
  revenue_then_minor: z.number(),
  change_minor: z.number(),
  currency: z.string(),
})

export const changedCustomersResource = z.object({
  ...leftOutFields,
  data: z.array(changedCustomer),
  next_cursor: z.string().nullable(),
})
export type ChangedCustomersResource = z.infer<typeof changedCustomersResource>
