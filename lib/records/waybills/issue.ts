import type { WaybillStatus } from './status.ts'

/** What a waybill needs somebody's attention for. `any` is each of them, and every waybill that its carrier reports as an exception or on its way back. */
export const ISSUES = ['any', 'still', 'overdue', 'late', 'damaged', 'lost'] as const
export type Issue = (typeof ISSUES)[number]

/** Hours without an event after which a waybill stands still, by its status; for one without events they count from acceptance. A status that is not here is an
 * end, or nothing is known of it. A day without a scan is the trade's own measure; who waits for the consignee, for customs or for its way back gets more. */
export const STILL_AFTER_HOURS: Readonly<Partial<Record<WaybillStatus, number>>> = {
  created: 48,
  await_pickup: 24,
  picked_up: 24,
  in_transit: 24,
  out_for_delivery: 24,
  at_locker_or_station: 72,
  exception: 24,
  refused: 48,
  returning: 72,
  forwarded: 48,
  customs: 72,
}

/** No waybill stands still before so many hours. */
export const STILL_EARLIEST_HOURS = Math.min(...Object.values(STILL_AFTER_HOURS))

/** Statuses in which a waybill that was promised and is not delivered is overdue: on its way to the consignee, or nobody knows. */
export const OVERDUE_STATUSES: readonly WaybillStatus[] = [
  'created',
  'await_pickup',
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'at_locker_or_station',
  'exception',
  'forwarded',
  'customs',
  'unknown',
]

const HOUR_MS = 3_600_000

export interface Movement {
  readonly status: WaybillStatus
  readonly acceptedAt: Date
  readonly lastEventAt: Date | null
  readonly deliveredAt: Date | null
  readonly lost: boolean
}

/**
 * Answers for how many whole hours a waybill has stood still, or null when it moves, has come to an end or is lost.
 * @source docs/formulas.md#standing-still
 */
export function stillHours(waybill: Movement, now: Date): number | null {
  const limit = STILL_AFTER_HOURS[waybill.status]
  if (limit === undefined || waybill.lost || waybill.deliveredAt !== null) return null
  const waited = (now.getTime() - (waybill.lastEventAt ?? waybill.acceptedAt).getTime()) / HOUR_MS
  return waited > limit ? Math.floor(waited) : null
}

export interface Promised {
  readonly status: WaybillStatus
  readonly promisedAt: Date | null
  readonly deliveredAt: Date | null
  readonly lost: boolean
}

/**
 * How a waybill stands to its promise. `none`: nothing was promised · `kept` · `late`: delivered so many hours after it · `pending`: there is time left ·
 * `overdue`: not delivered, so many hours after it · `void`: cancelled, lost or on its way back, so that there is nothing left to keep.
 */
export type PromiseState =
  | { readonly kind: 'none' | 'kept' | 'pending' | 'void'; readonly hours: null }
  | { readonly kind: 'late' | 'overdue'; readonly hours: number }

/** Answers how a waybill stands to its promise; hours are begun ones, so that nothing late is late by 0. */
export function promiseState({ status, promisedAt, deliveredAt, lost }: Promised, now: Date): PromiseState {
  if (promisedAt === null) return { kind: 'none', hours: null }
  if (status === 'cancelled') return { kind: 'void', hours: null }
  if (deliveredAt !== null)
    return deliveredAt > promisedAt ? { kind: 'late', hours: hoursAfter(promisedAt, deliveredAt) } : { kind: 'kept', hours: null }
  if (lost || !OVERDUE_STATUSES.includes(status)) return { kind: 'void', hours: null }
  return now > promisedAt ? { kind: 'overdue', hours: hoursAfter(promisedAt, now) } : { kind: 'pending', hours: null }
}

function hoursAfter(promisedAt: Date, instant: Date): number {
  return Math.ceil((instant.getTime() - promisedAt.getTime()) / HOUR_MS)
}
