import { z } from 'zod'
import { leftOutFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'

export const retentionQuery = z.strictObject({ outlet: outletField })
export type RetentionInput = z.output<typeof retentionQuery>

const rate = z.number().nullable()

const rates = {
  customers_then: z.number(),
  customers_kept: z.number(),
  revenue_then_minor: z.number(),
  customer_retention: rate,
  gross_revenue_retention: rate.meta({ description: 'without what customers grew by; never above 1' }),
  net_revenue_retention: rate,
}

export const retentionResource = z.object({
  from: z.string().nullable().meta({
    description:
      'first day of the compared months of the year before: twelve, or as many as the records cover; null until the first night',
  }),
  then_to: z.string().nullable().meta({ description: 'the day after them' }),
  middle: z.string().nullable().meta({ description: 'first day of the same months of the last year' }),
  to: z.string().nullable().meta({ description: 'the day after them' }),
  lost_after_days: z.int().nullable(),
  watched_to: z.string().nullable().meta({
    description: 'the day after the months in which customers can be seen to leave: the month in which the threshold lies',
  }),
  currency: z.string(),
  outlet: z.string().nullable(),
  unpriced: leftOutFields.unpriced.meta({
    description:
      'waybills of both years, of customers of the year before, whose freight is not known; null while nothing was kept',
  }),
  excluded: leftOutFields.excluded,
  ...rates,
  kinds: z.array(z.object({ kind: z.string(), ...rates, median_months: rate })),
  median_months: rate.meta({ description: 'after how many months half are lost; null while more than half stay' }),
  survival_customers: z.int().meta({ description: 'of whom the curve is' }),
  survival_unknown: z
    .int()
    .meta({ description: 'in no curve: customers before the records begin, and it is not stated since when' }),
  survival_later: z.int().meta({ description: 'in no curve: began after watching ended, so that none of them can be lost yet' }),
  survival: z.array(
    z.object({
      months: z.int(),
      at_risk: z.int(),
      lost: z.int(),
      survival: z.number(),
      standard_error: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
})
export type RetentionResource = z.infer<typeof retentionResource>
