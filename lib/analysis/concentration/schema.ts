import { z } from 'zod'
import { leftOutFields } from '../left-out/schema.ts'
import { figureFields, upToDateField } from '../period/figure.ts'
import { currencyField, outletField, periodFields } from '../period/question.ts'

export const CONCENTRATION_MEASURES = ['revenue', 'pieces'] as const

export const concentrationQuery = z.strictObject({
  measure: z.enum(CONCENTRATION_MEASURES).default('revenue'),
  ...periodFields,
  currency: currencyField,
  outlet: outletField,
})
export type ConcentrationInput = z.output<typeof concentrationQuery>

const share = z.number().nullable()

export const concentrationResource = z.object({
  ...figureFields,
  measure: z.enum(CONCENTRATION_MEASURES),
  currency: z.string(),
  customers: z.int().meta({ description: 'with a positive value, neither archived nor merged away' }),
  cr1: share,
  cr4: share,
  cr8: share,
  cr10: share,
  hhi: share.meta({ description: 'sum of squared shares, 0–1' }),
  hhi_10000: share.meta({ description: 'the same × 10,000' }),
  effective_number: share.meta({ description: '1 ÷ hhi: as concentrated as so many customers of one size' }),
  hhi_normalised: share.meta({ description: '(hhi − 1/n) ÷ (1 − 1/n); null for one customer' }),
  gini: share,
  entropy: share.meta({ description: 'natural logarithm' }),
  lorenz: z
    .array(z.tuple([z.number(), z.number()]))
    .nullable()
    .meta({ description: '101 points [p, L]: the smallest p of the customers hold L of the value' }),
  unpriced: z.int().nullable().meta({ description: 'waybills without a freight; null for pieces' }),
  excluded: z
    .array(z.object({ currency: z.string(), waybills: z.int() }))
    .meta({ description: 'left out because of their currency' }),
  up_to_date: upToDateField,
})
export type ConcentrationResource = z.infer<typeof concentrationResource>

export const gapQuery = z.strictObject({ ...periodFields, currency: currencyField, outlet: outletField })
export type GapInput = z.output<typeof gapQuery>

const heldBy = z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() })

export const gapResource = z.object({
  ...figureFields,
  currency: z.string(),
  revenue_hhi: share,
  pieces_hhi: share,
  gap: share.meta({ description: 'HHI of pieces − HHI of revenue; positive where volume is concentrated and revenue is not' }),
  customers: z
    .array(
      z.object({
        customer: heldBy,
        revenue_minor: z.number(),
        revenue_share: share,
        pieces: z.number(),
        pieces_share: share,
        contribution: z
          .number()
          .meta({ description: 'share of pieces² − share of revenue²; over all customers they add up to the gap' }),
        below_average_minor: z
          .number()
          .nullable()
          .meta({ description: 'what the pieces would bring at the average revenue a piece, less what they brought' }),
      }),
    )
    .meta({ description: 'who makes the gap: at most ten, the largest contribution in its direction first' }),
  leaving: z
    .array(
      z.object({
        customer: heldBy,
        revenue_minor: z.number(),
        margin_minor: z.number().meta({ description: 'over waybills with freight and cost' }),
        revenue_hhi_after: share,
        cr4_after: share,
      }),
    )
    .meta({ description: 'the largest by revenue, at most ten: what goes with each, and how concentrated the others are' }),
  ...leftOutFields,
  up_to_date: upToDateField,
})
export type GapResource = z.infer<typeof gapResource>
