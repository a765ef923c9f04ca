import { z } from 'zod'
import { listQuery } from '#lib/platform/list/list-query'
import { leftOutFields } from '../left-out/schema.ts'
import { currencyField, outletField, periodFields } from '../period/question.ts'
import { MEASURE_NAMES } from '../schemes/measures.ts'

const LONGEST = 1_000

export const measuresQuery = z.strictObject({
  ...listQuery(['id'], 'id'),
  ...periodFields,
  currency: currencyField,
  outlet: outletField,
  metrics: z
    .string()
    .max(LONGEST)
    .optional()
    .meta({ description: `names with commas between them, of: ${MEASURE_NAMES.join(', ')}; the usual ones when left out` }),
})
export type MeasuresInput = z.output<typeof measuresQuery>

export const measuresResource = z.object({
  as_of: z.string(),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  ...leftOutFields,
  data: z.array(
    z.object({
      customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
      has_waybills: z
        .boolean()
        .meta({ description: 'whether it has a counting waybill in the period and currency; without one no figure is known' }),
      metrics: z.record(z.string(), z.union([z.number(), z.string()]).nullable()).meta({
        description:
          'by name, as asked; amounts in minor units, rates on 0–1, weight in grams, days as dates, the median gap in days over everything before `to`; null where it is not known',
      }),
    }),
  ),
  next_cursor: z.string().nullable(),
})
export type MeasuresResource = z.infer<typeof measuresResource>
