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
