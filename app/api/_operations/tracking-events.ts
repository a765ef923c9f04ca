import { operation } from '#lib/platform/http/operation'
import { issueText } from '#lib/platform/i18n/messages'
import { createTrackingEventsInput, trackingEventsResult } from '#lib/records/tracking-events/schema'
import { createTrackingEvents } from '#lib/records/tracking-events/service'

export const trackingEventOperations = [
  operation({
    id: 'createTrackingEvents',
    method: 'POST',
    path: '/tracking-events',
    summary:
      'Report up to 1,000 tracking events, in any order and as often as one likes; those that cannot be taken are listed, the others stand',
    tag: 'waybills',
    permission: 'tracking_event:create',
    body: createTrackingEventsInput,
    bodyLimit: 4_194_304,
    responses: { 200: trackingEventsResult },
    handler: async (ctx, { body }) => {
      const { created, skipped, rejected } = await createTrackingEvents(ctx, body.events)
      const errors = rejected.map((one) => ({ ...one, reason: issueText(ctx.locale, one.code, {}) }))
      return { status: 200, body: { created, skipped, rejected: new Set(rejected.map((one) => one.index)).size, errors } }
    },
  }),
]
