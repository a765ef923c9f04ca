import { z } from 'zod'
import { leftOutFields } from '../../left-out/schema.ts'
import { TIES } from './tie.ts'

export const tiesQuery = z.strictObject({})

export const tiesResource = z
  .object({
    run_id: z.string(),
    as_of: z.string(),
    from: z
      .string()
      .meta({ description: 'of the revenue: the days of the run of the second matrix by which ties were kept, [from, to)' }),
    to: z.string(),
    currency: z.string(),
    scope: z
      .enum(['company', 'own'])
      .meta({ description: 'company: over all customers; own: over the customers within the reader’s scope, which is smaller' }),
    ...leftOutFields,
    customers: z.int(),
    revenue_minor: z.int().meta({ description: 'below zero counting as 0' }),
    ties: z.array(
      z.object({
        tie: z.enum(TIES).nullable().meta({
          description:
            'the strongest that is known over the twelve months up to the last night, or a run since; null: none is known',
        }),
        customers: z.int(),
        revenue_minor: z.int(),
        share: z.number().nullable().meta({ description: 'of the revenue of all; null without any' }),
      }),
    ),
  })
  .nullable()
  .meta({ description: 'null before both matrices have a run: nothing was worked out' })
export type TiesResource = z.infer<typeof tiesResource>
