import { maskCustomerName, maskPhonesIn } from '#lib/core/personal'
import type { PromiseState } from './issue.ts'
import { promiseState, stillHours } from './issue.ts'
import type { StillHours } from './settings.ts'
import type { WaybillStatus } from './status.ts'

/** What of a waybill stands in a list, as it is stored. */
export interface BriefRow {
  id: number
  waybillNo: string
  status: WaybillStatus
  product: string | null
  acceptedAt: Date
  acceptedOn: string
  promisedAt: Date | null
  deliveredAt: Date | null
  originRegion: string | null
  destinationRegion: string | null
  pieces: number
  weightGrams: number | null
  freightMinor: number | null
  insuredValueMinor: number | null
  currency: string
  damaged: boolean
  lost: boolean
  customerId: number
  customerName: string
  customerKind: string
  outletName: string | null
  lastEventAt: Date | null
  lastEventText: string | null
  lastEventOutlet: string | null
}

/** A waybill as lists show it: a person's name and telephone numbers masked, how it stands to its promise, and for how long it stands still. */
export interface WaybillView extends Omit<BriefRow, 'customerKind'> {
  promise: PromiseState
  /** Whole hours; null when it moves or has come to an end. */
  stillHours: number | null
}

/** Shapes a waybill for lists, as of `now`. */
export function viewWaybill({ customerKind, ...row }: BriefRow, now: Date, stillAfter: StillHours): WaybillView {
  return {
    ...row,
    customerName: nameOfCustomer(row.customerName, customerKind),
    lastEventText: row.lastEventText === null ? null : maskPhonesIn(row.lastEventText),
    promise: promiseState(row, now),
    stillHours: stillHours(row, now, stillAfter),
  }
}

/** A business is no person; everybody else's name is masked. */
export function nameOfCustomer(name: string, kind: string): string {
  return maskCustomerName(kind, name)
}
