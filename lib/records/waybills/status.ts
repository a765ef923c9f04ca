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

export interface StatusEvent {
  readonly occurredAt: Date
  readonly status: WaybillStatus
}

/** What the waybill itself says, by import or by hand. */
export interface StatedDelivery {
  readonly status: WaybillStatus | null
  readonly deliveredAt: Date | null
}

export interface DecidedDelivery {
  readonly status: WaybillStatus
  readonly deliveredAt: Date | null
}

/**
 * Decides a waybill's status and delivery from what was stated and from its events, in any order. With events it is the status of the latest one, and the first
 * delivered one fills an empty time of delivery; without, it is what was stated, else delivered where a time of delivery is known, else unknown.
 */
export function decideDelivery(stated: StatedDelivery, events: readonly StatusEvent[]): DecidedDelivery {
  if (events.length === 0) {
    const assumed = stated.deliveredAt === null ? 'unknown' : 'delivered'
    return { status: stated.status ?? assumed, deliveredAt: stated.deliveredAt }
  }
  const latest = events.reduce((best, event) => (isLater(event, best) ? event : best))
  return { status: latest.status, deliveredAt: stated.deliveredAt ?? firstDelivery(events) }
}

function isLater(event: StatusEvent, other: StatusEvent): boolean {
  const difference = event.occurredAt.getTime() - other.occurredAt.getTime()
  return difference === 0 ? STATUS_PROGRESS.indexOf(event.status) > STATUS_PROGRESS.indexOf(other.status) : difference > 0
}

function firstDelivery(events: readonly StatusEvent[]): Date | null {
  const times = events.filter(({ status }) => status === 'delivered').map(({ occurredAt }) => occurredAt.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}
