import { z } from 'zod'
import { instant, text } from '../record/fields.ts'
import { TRACKING_PROVIDERS } from '../waybills/status-codes.ts'

export const MAX_EVENTS = 1_000

const event = z.strictObject({
  waybill_no: text(100),
  occurred_at: instant,
  provider: text(100).meta({ description: `one of ${TRACKING_PROVIDERS.join(', ')}; every other is kept as unknown` }),
  code: text(100).meta({ description: 'the provider’s own code' }),
  text: text(1_000).optional(),
  outlet_code: text(200).optional(),
  courier_code: text(100).optional(),
})

export const createTrackingEventsInput = z.strictObject({ events: z.array(event).min(1).max(MAX_EVENTS) })
export type TrackingEventInput = z.output<typeof event>

/** created + skipped + rejected = the events sent. */
export const trackingEventsResult = z.object({
  created: z.int(),
  /** Those that stand already, and all but the last of those that were sent with the same key. */
  skipped: z.int(),
  rejected: z.int(),
  errors: z.array(
    z.object({
      /** Place in `events`, from 0. */
      index: z.int(),
      name: z.string(),
      code: z.string(),
      reason: z.string(),
    }),
  ),
})
