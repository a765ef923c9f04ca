import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { leftOutFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'
import { LOOKS, SHOWN_SPANS } from './profit.ts'

export const profitSorts = ['profit', 'rank_fall'] as const

export const listProfitsQuery = z.strictObject({
  ...listQuery(profitSorts, '-profit'),
  span: z.enum(SHOWN_SPANS).default('twelve_months').meta({ description: 'the stretch of days, up to the last night' }),
  look: z.enum(LOOKS).optional().meta({
    description:
      'turned: a margin above 0 and a true profit of 0 or less; unknown: of no waybill both freight and cost are known',
  }),
  fifth: z
    .enum(['1', '2', '3', '4', '5'])
    .optional()
    .meta({ description: 'of all customers of the company by margin; 1 the largest' }),
  owner: recordId.optional().meta({ description: 'only customers of this user' }),
  outlet: outletField,
})
export type ListProfitsInput = z.output<typeof listProfitsQuery>

const name = z.object({ id: z.string(), name: z.string() }).nullable()
const minor = z.int()

const profitResource = z.object({
  customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
  owner: name,
  outlet: name,
  shipments: z.int(),
  revenue_minor: minor,
  revenue_share: z.number().nullable().meta({ description: 'of what all customers of the company brought' }),
  known_revenue_minor: minor.meta({ description: 'of the waybills whose freight and cost are both known' }),
  unpriced: z.int().meta({ description: 'waybills of which freight or cost is not known, and which are in no margin' }),
  transport_minor: minor.meta({
    description: 'pickup, line-haul, delivery and what is known as one sum, of waybills whose freight and cost are both known',
  }),
  margin_minor: minor.meta({ description: 'revenue − transport, of waybills of which both are known' }),
  claims_minor: minor,
  service_minor: minor,
  marketing_minor: minor,
  profit_minor: minor.meta({ description: 'margin − claims − service − marketing' }),
  rate: z.number().nullable().meta({ description: 'profit ÷ revenue of the waybills whose freight and cost are both known' }),
  margin_rank: z.int().meta({ description: 'over the whole company, 1 the largest' }),
  profit_rank: z.int(),
  look: z.enum(LOOKS),
})
export type ProfitResource = z.infer<typeof profitResource>

export const profitListResource = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  ...leftOutFields,
  data: z.array(profitResource),
  next_cursor: z.string().nullable(),
})
export type ProfitListResource = z.infer<typeof profitListResource>
