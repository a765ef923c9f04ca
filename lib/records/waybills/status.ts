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

/** What people look for: statuses that mean the same to whoever waits for a parcel. Each status is in exactly one. */
export const STATUS_GROUPS = {
  waiting: ['created', 'await_pickup'],
  moving: ['picked_up', 'in_transit', 'forwarded', 'customs'],
  delivering: ['out_for_delivery'],
  to_collect: ['at_locker_or_station'],
  delivered: ['delivered'],
  exception: ['exception'],
  returning: ['refused', 'returning', 'returned'],
  cancelled: ['cancelled'],
  unknown: ['unknown'],
} as const satisfies Record<string, readonly WaybillStatus[]>
export type StatusGroup = keyof typeof STATUS_GROUPS
export const statusGroups = Object.keys(STATUS_GROUPS).filter((name): name is StatusGroup => name in STATUS_GROUPS)
