import { z } from 'zod'
import type { OpenLoss } from './open-loss.ts'

/** Of a row of a list that is read by programs: whether the customer is lost, since when, and the key of the cause as far as somebody said. */
export const lossField = z
  .object({ on: z.string(), cause: z.string().nullable() })
  .nullable()
  .meta({ description: 'since when the customer is lost, and why where somebody said; null for one that stays' })

export function lossFieldOf(loss: OpenLoss): z.infer<typeof lossField> {
  return loss === null ? null : { on: loss.lostOn, cause: loss.cause }
}
