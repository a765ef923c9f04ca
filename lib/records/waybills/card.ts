import { maskPhonesIn } from '#lib/core/personal'
import type { PromiseState } from './issue.ts'
import { promiseState, stillHours } from './issue.ts'
import type { StillHours } from './settings.ts'
import type { WaybillStatus } from './status.ts'
import { nameOfCustomer } from './view.ts'

/** An event as it is stored. */
interface Happened {
  occurredAt: Date
  provider: string
  code: string
  status: WaybillStatus
  text: string | null
  outletName: string | null
  courierCode: string | null
}

interface Stored {
  status: WaybillStatus
  acceptedAt: Date
  promisedAt: Date | null
  deliveredAt: Date | null
  lost: boolean
  customerName: string
  customerKind: string
  freightMinor: number | null
  costMinor: number | null
}

/** What the page of one waybill shows, masked. */
export type CardView<Row extends Stored, Event extends Happened> = Omit<Row, 'customerKind'> & {
  promise: PromiseState
  stillHours: number | null
  /** Freight less cost; null where either is unknown, or the reader may not know it. */
  marginMinor: number | null
  /** The latest first. */
  events: Event[]
  /** The event that the status comes from; null when it is as it was stated. */
  decidedBy: Event | null
}

/** Shapes a waybill and its events, given from the earliest on, for its page, as of `now`. */
export function viewCard<Row extends Stored, Event extends Happened>(
  row: Row,
  events: readonly Event[],
  now: Date,
  stillAfter: StillHours,
): CardView<Row, Event> {
  const { customerKind, ...plain } = row
  const shown = events.map((event) => ({ ...event, text: event.text === null ? null : maskPhonesIn(event.text) })).reverse()
  const latest = shown[0]
  const ofLatest = shown.filter((event) => event.occurredAt.getTime() === latest?.occurredAt.getTime())
  return {
    ...plain,
    customerName: nameOfCustomer(row.customerName, customerKind),
    promise: promiseState(row, now),
    stillHours: stillHours({ ...row, lastEventAt: latest?.occurredAt ?? null }, now, stillAfter),
    marginMinor: row.freightMinor === null || row.costMinor === null ? null : row.freightMinor - row.costMinor,
    events: shown,
    decidedBy: ofLatest.find((event) => event.status === row.status) ?? null,
  }
}
