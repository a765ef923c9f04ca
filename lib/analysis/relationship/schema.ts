import { z } from 'zod'
import { leftOutFields } from '../left-out/schema.ts'
import type { CountCell } from '../schemes/relationship-count.ts'
import { relationshipLevel } from '../schemes/relationship-levels.ts'
import type { ScaleCell } from '../schemes/relationship-scale.ts'
import { scaleOutputs } from '../schemes/relationship-scale.ts'
import { countRows, scaleRows } from './matrix.ts'

const codes = <Code extends string>(rows: readonly { cells: readonly Code[] }[]) =>
  z.enum(rows.flatMap(({ cells }) => cells) as [Code, ...Code[]])
export const countCell = codes<CountCell>(countRows)
export const scaleCell = codes<ScaleCell>(scaleRows)

const sums = {
  customers: z.int(),
  revenue_minor: z.int(),
  known_revenue_minor: z.int().meta({ description: 'over waybills of which revenue and cost are known' }),
  margin_minor: z.int().meta({ description: 'over waybills of which revenue and cost are known' }),
  margin_rate: z.number().nullable().meta({ description: 'margin_minor ÷ known_revenue_minor' }),
  revenue_share: z.number().nullable().meta({ description: 'of the revenue of all cells, those below zero counting as 0' }),
}

const matrix = {
  run_id: z.string(),
  as_of: z.string(),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  scope: z
    .enum(['company', 'own'])
    .meta({ description: 'company: over all customers; own: over the customers within the reader’s scope, which is smaller' }),
  ...leftOutFields,
  all: z.object(sums),
  unknown: z.object(sums).nullable().meta({ description: 'in no cell because no cost is known' }),
}

export const matricesQuery = z.strictObject({})

export const matricesResource = z.object({
  count: z
    .object({
      ...matrix,
      count_cuts: z.array(z.number()).meta({ description: 'customers of a segment from which it is moderate, and many' }),
      margin_cuts: z.array(z.number()).meta({ description: 'margin rate from which it is medium, and high' }),
      cells: z.array(
        z.object({
          cell: countCell,
          level: relationshipLevel,
          printed: relationshipLevel.meta({ description: 'the level that document 003 prints' }),
          segments: z.int(),
          ...sums,
        }),
      ),
    })
    .nullable()
    .meta({ description: 'customers of a segment × its margin rate, as the shown run has it; null before the first run' }),
  scale: z
    .object({
      ...matrix,
      scale_by: z.enum(['rank', 'revenue', 'shipments']),
      large_share: z.number(),
      medium_share: z.number(),
      margin_cuts: z.array(z.number()).meta({ description: 'margin rate from which it is low, medium, and high' }),
      cells: z.array(z.object({ cell: scaleCell, outputs: scaleOutputs, as_printed: z.boolean(), ...sums })),
    })
    .nullable()
    .meta({ description: 'trade scale of a customer × its margin rate, as the shown run has it; null before the first run' }),
  recommended: z
    .array(z.object({ level: relationshipLevel.nullable(), customers: z.int(), revenue_minor: z.int() }))
    .nullable()
    .meta({ description: 'what both recommend together; a null level: of whom neither knows anything' }),
})
export type MatricesResource = z.infer<typeof matricesResource>
