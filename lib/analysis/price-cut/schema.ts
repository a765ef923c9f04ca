import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { leftOutFields } from '../left-out/schema.ts'
import { figureFields } from '../period/figure.ts'

/** By what others are like the customer, beside size and weight. */
export const LIKENESSES = ['outlet', 'industry', 'owner', 'group'] as const
export type Likeness = (typeof LIKENESSES)[number]
/** Of an outlet the largest customer is often the only one of its size; word of a price goes round in an industry. */
export const USUAL_LIKENESS: Likeness = 'industry'

/** A price is cut by at most half and at most raised by half. */
export const MOST_CHANGE = 0.5

export const priceCutQuery = z.strictObject({
  customer: recordId,
  change: z.coerce
    .number()
    .min(-MOST_CHANGE)
    .max(MOST_CHANGE)
    .default(-0.05)
    .meta({ description: 'share by which the price changes; below 0 for a cut' }),
  like: z.enum(LIKENESSES).default(USUAL_LIKENESS).meta({ description: 'whom the others who may ask have in common with it' }),
})
export type PriceCutInput = z.output<typeof priceCutQuery>

const rate = z.number().nullable()

export const priceCutResource = z.object({
  as_of: figureFields.as_of,
  from: figureFields.from,
  to: figureFields.to,
  currency: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  change: z.number(),
  like: z.enum(LIKENESSES),
  shipments: z.number(),
  revenue_minor: z.number(),
  ...leftOutFields,
  outcome: z
    .object({
      price_minor: z.number().meta({ description: 'revenue a shipment, not rounded' }),
      new_price_minor: z.number(),
      cost_minor: z.number().nullable(),
      margin_rate: rate,
      new_margin_rate: rate,
      given_up_minor: z.number().meta({ description: 'revenue of a year that is given up if volume stays' }),
      break_even: rate.meta({ description: 'share by which volume must rise; null where no volume pays or no cost is known' }),
      shipments_needed: z.number().nullable(),
    })
    .nullable()
    .meta({ description: 'null where nothing was shipped or paid' }),
  others: z.object({
    customers: z.int().meta({ description: 'that pay more than the new price for alike shipments, within scope' }),
    revenue_minor: z.number(),
    at_stake_minor: z.number().meta({ description: 'revenue of a year that goes if all of them get the new price' }),
    largest: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        shipments: z.number(),
        price_minor: z.number(),
        at_stake_minor: z.number(),
      }),
    ),
  }),
})
export type PriceCutResource = z.infer<typeof priceCutResource>
