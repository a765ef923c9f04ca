import { z } from 'zod'
import { leftOutFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'

export const productGrowthQuery = z.strictObject({ outlet: outletField })
export type ProductGrowthInput = z.output<typeof productGrowthQuery>

const ofThen = { description: 'null where the records do not cover the months of the year before (`covered`)' }

const figures = {
  ...{ shipments: z.number(), shipments_then: z.number().nullable().meta(ofThen), revenue_minor: z.number() },
  ...{ revenue_then_minor: z.number().nullable().meta(ofThen), change_minor: z.number().nullable().meta(ofThen) },
  growth: z.number().nullable().meta({ description: 'null where nothing was brought then, or records do not cover it' }),
}

export const productGrowthResource = z
  .object({
    from: z.string(),
    to: z.string().meta({
      description:
        'not included; three whole months, or four (January to April) as January is never without February: as the last night kept them',
    }),
    then_from: z.string(),
    then_to: z.string(),
    covered: z.boolean().meta({ description: 'whether the company’s records cover the months of the year before' }),
    currency: z.string(),
    outlet: z.string().nullable(),
    ...leftOutFields,
    ...figures,
    products: z
      .array(z.object({ product: z.string().nullable(), ...figures, share: z.number().nullable() }))
      .meta({ description: 'the largest revenue first' }),
  })
  .nullable()
  .meta({ description: 'null while nothing was worked out' })
export type ProductGrowthResource = z.infer<typeof productGrowthResource>
