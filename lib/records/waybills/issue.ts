import type { StillHours } from './settings.ts'
import type { WaybillStatus } from './status.ts'

/** What a waybill needs somebody's attention for. `any` is each of them, and every waybill that its carrier reports as an exception or on its way back. */
export const ISSUES = ['any', 'still', 'overdue', 'late', 'damaged', 'lost'] as const
export type Issue = (typeof ISSUES)[number]

/** Which wait a waybill stands in, by its status. A status that is not here is an end, or nothing is known of it. */
export const STILL_WAITS: Readonly<Partial<Record<WaybillStatus, keyof StillHours>>> = {
  created: 'held',
  await_pickup: 'moving',
  picked_up: 'moving',
  in_transit: 'moving',
  out_for_delivery: 'moving',
  at_locker_or_station: 'waiting',
  exception: 'moving',
  refused: 'held',
  returning: 'waiting',
  forwarded: 'held',
  customs: 'waiting',
}

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
 * Answers for how many whole hours a waybill has stood still, or null when it moves, has come to an end or is lost. The hours count from its latest event, or from acceptance.
 * @source docs/formulas.md#standing-still
 */
export function stillHours(waybill: Movement, now: Date, after: StillHours): number | null {
  const wait = STILL_WAITS[waybill.status]
  if (wait === undefined || waybill.lost || waybill.deliveredAt !== null) return null
  const waited = (now.getTime() - (waybill.lastEventAt ?? waybill.acceptedAt).getTime()) / HOUR_MS
  return waited > after[wait] ? Math.floor(waited) : null
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
