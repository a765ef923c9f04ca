import { z } from 'zod'
import { leftOutFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'

export const trendQuery = z.strictObject({ outlet: outletField })
export type TrendInput = z.output<typeof trendQuery>

const share = z.number().nullable()
const held = z.object({ cr1: share, cr4: share, cr10: share, hhi: share, gini: share })

export const trendResource = z.object({
  outlet: z.string().nullable().meta({ description: 'the outlet asked for, with those below it; null for the company' }),
  currency: z.string(),
  kept: z.boolean().meta({
    description:
      'false where there is no such trend for the reader: it is kept of the company and of whole outlets, for whoever sees all of them',
  }),
  points: z
    .array(
      z.object({
        from: z.string(),
        to: z.string().meta({ description: 'not included; the figures are of the twelve months before' }),
        customers: z.int(),
        revenue_minor: z.number(),
        pieces: z.number(),
        revenue: held,
        pieces_held: held,
        unpriced: leftOutFields.unpriced.meta({
          description:
            'waybills of these twelve months whose freight is not known, of this place; null while no night has counted them',
        }),
        excluded: leftOutFields.excluded.meta({
          description: 'waybills of these twelve months in other currencies, in neither revenue nor pieces',
        }),
      }),
    )
    .meta({ description: 'month by month, the oldest first, at most 25; as of the last night' }),
  change: z.object({
    limit: z.number(),
    revenue_cr4: share.meta({ description: 'share of the four largest now less a year before' }),
    pieces_cr4: share,
    revenue_alarm: z.boolean().nullable().meta({ description: 'null while there is no year to compare with' }),
    pieces_alarm: z.boolean().nullable(),
  }),
})
export type TrendResource = z.infer<typeof trendResource>
