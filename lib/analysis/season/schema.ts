import { z } from 'zod'

/** Years that seasons are kept for lie around the present one. */
const year = z
  .string()
  .regex(/^20\d{2}$/)
  .meta({ type: 'integer', minimum: 2000, maximum: 2099 })
  .transform(Number)

export const seasonsQuery = z.strictObject({
  year: year.optional().meta({ description: 'whose months are answered; the present one when left out' }),
})

const seasonResource = z.object({
  level: z.enum(['company', 'kind', 'industry']),
  name: z.string().meta({ description: 'a kind of customer by its code, an industry by its name; empty for the whole company' }),
  indexes: z.array(z.number()).length(12).meta({ description: 'January to December, mean 1' }),
  weight: z.number().meta({ description: 'how much of it is the kind’s own, 0–1; the rest is the company’s' }),
  growth: z.number().meta({ description: 'of a year against the one before, as a factor' }),
  customers: z.int().nullable().meta({ description: 'null for readers who do not see the whole company' }),
  shipments_per_month: z.number().nullable().meta({ description: 'the same' }),
})

export const seasonsResource = z.object({
  year: z.int(),
  from: z
    .string()
    .nullable()
    .meta({ description: 'the first day of the records it was worked out from; null while there is nothing' }),
  to: z.string().nullable().meta({ description: 'the day after the last' }),
  known: z.boolean().meta({ description: 'false for less than a year of records: every index is 1' }),
  seasons: z.array(seasonResource),
})
export type SeasonsResource = z.infer<typeof seasonsResource>
