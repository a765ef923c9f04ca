import { z } from 'zod'
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
