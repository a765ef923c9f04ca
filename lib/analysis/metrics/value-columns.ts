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
