import { z } from 'zod'

/** What a year or a stretch of it was made of, as `ValueParts`, in rows of the database; minor units. */
export const valuePartColumns = {
  revenueMinor: z.number(),
  pickupMinor: z.number(),
  linehaulMinor: z.number(),
  deliveryMinor: z.number(),
  otherMinor: z.number(),
  claimsMinor: z.number(),
  serviceMinor: z.number(),
  marketingMinor: z.number(),
}

/** What of it both freight and cost are known of, and of how many waybills one of the two is not. */
export const knownColumns = { knownRevenueMinor: z.number(), knownCostMinor: z.number(), uncosted: z.number() }
