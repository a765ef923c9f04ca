/** Where a waybill can stand, in the words of the API and the database. */
export const WAYBILL_STATUSES = [
  'created',
  'await_pickup',
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'at_locker_or_station',
  'delivered',
  'exception',
  'refused',
  'returning',
  'returned',
  'forwarded',
  'customs',
  'cancelled',
  'unknown',
] as const

export type WaybillStatus = (typeof WAYBILL_STATUSES)[number]

const TERMINAL: ReadonlySet<WaybillStatus> = new Set(['delivered', 'returned', 'cancelled'])

/**
 * The same from least to furthest along. It decides only between events of one and the same instant, so that their order of arrival does not.
 */
export const STATUS_PROGRESS: readonly WaybillStatus[] = [
  'unknown',
  'created',
  'await_pickup',
  'picked_up',
  'customs',
  'in_transit',
  'forwarded',
  'out_for_delivery',
  'exception',
  'at_locker_or_station',
  'refused',
  'returning',
  'delivered',
  'returned',
  'cancelled',
]

/** Tells whether a text is a waybill status. */
export function isWaybillStatus(text: string): text is WaybillStatus {
  return WAYBILL_STATUSES.some((status) => status === text)
}

/** Tells whether nothing more is expected of a waybill with this status; a delivered one may still, rarely, be returned. */
export function isTerminal(status: WaybillStatus): boolean {
  return TERMINAL.has(status)
}

/** Tells whether a waybill counts at all: every one does that is not cancelled. */
export function isCounting(status: WaybillStatus): boolean {
  return status !== 'cancelled'
}
