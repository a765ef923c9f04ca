import { z } from 'zod'
import { listQuery } from '#lib/platform/list/list-query'
import { figureFields, upToDateField } from '../period/figure.ts'
import { outletField, periodFields } from '../period/question.ts'

export const ON_TIME_GROUPS = ['product', 'customer', 'destination_region', 'outlet', 'month'] as const
export type OnTimeGroup = (typeof ON_TIME_GROUPS)[number]

const { limit, cursor } = listQuery(['delivered'], '-delivered')

export const onTimeQuery = z.strictObject({
  ...periodFields,
  group_by: z.enum(ON_TIME_GROUPS).optional(),
  outlet: outletField.meta({ description: 'only waybills accepted by this outlet, or by one below it' }),
  limit: limit.meta({ description: 'groups in one answer' }),
  cursor,
})
export type OnTimeInput = z.output<typeof onTimeQuery>

const counts = {
  delivered: z.int().meta({ description: 'with a promise and a delivery; only they are rated' }),
  on_time: z.int().meta({ description: 'delivered no later than promised' }),
  rate: z.number().nullable().meta({ description: 'on_time ÷ delivered' }),
  overdue: z.int().meta({ description: 'promised before the end of as_of and not delivered' }),
  without_promise: z.int(),
  undelivered: z.int().meta({ description: 'promised and not delivered' }),
}

export const onTimeResource = z.object({
  ...figureFields,
  ...counts,
  group_by: z.enum(ON_TIME_GROUPS).nullable(),
  groups: z
    .array(
      z.object({
        group: z.string().nullable().meta({
          description:
            'product, region, first day of the month, or the id of customer or outlet; null where a waybill names none',
        }),
        customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }).nullable(),
        outlet: z.object({ id: z.string(), external_id: z.string(), name: z.string() }).nullable(),
        ...counts,
      }),
    )
    .meta({ description: 'those with most delivered first, then by group; none without group_by. A page: see next_cursor' }),
  next_cursor: z.string().nullable(),
  up_to_date: upToDateField,
})
export type OnTimeResource = z.infer<typeof onTimeResource>
