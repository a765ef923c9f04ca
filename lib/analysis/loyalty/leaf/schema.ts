import { z } from 'zod'
import { listQuery } from '#lib/platform/list/list-query'
import { leftOutFields } from '../../left-out/schema.ts'
import { outletField } from '../../period/question.ts'
import { LOYALTY_CLASSES } from '../../schemes/loyalty.ts'
import { MEASURES, SIDES } from '../factor-tree.ts'

export const listLeafQuery = z.strictObject({
  ...listQuery(['revenue'], '-revenue'),
  leaf: z.enum(MEASURES).meta({ description: 'key of a leaf that is measured' }),
  side: z.enum(SIDES).meta({ description: 'loyal, or the others whose attitude is known' }),
  outlet: outletField,
})
export type ListLeafInput = z.output<typeof listLeafQuery>

const name = z.object({ id: z.string(), name: z.string() }).nullable()

export const leafListResource = z.object({
  ...leftOutFields,
  data: z.array(
    z.object({
      customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
      owner: name,
      outlet: name,
      class: z.enum(LOYALTY_CLASSES).meta({ description: 'the class that stands' }),
      value: z.number().meta({ description: 'of the leaf, in its unit; the leaf’s mean is that of these' }),
      revenue_minor: z.int().meta({ description: 'of twelve months' }),
      shipments: z.int(),
    }),
  ),
  next_cursor: z.string().nullable(),
})
export type LeafListResource = z.infer<typeof leafListResource>
