import type { DemoCompany } from '../company.ts'
import { copyLines } from '../copy.ts'
import { secondsOfDay } from '../timeline.ts'
import { provider } from './milestones.ts'
import { milestonesUntil } from './status.ts'

const columns = ['waybill_no', 'occurred_at', 'provider', 'code', 'status', 'text', 'outlet_id', 'created_at', 'updated_at']

/** Stores the scans of the waybills of the last weeks. */
export async function storeEvents({ db, timeline, recent }: DemoCompany): Promise<void> {
  const end = timeline.days * secondsOfDay
  const lines = function* (): Generator<string, void> {
    for (const waybill of recent) {
      for (const { at, code, status, text, isOwn } of milestonesUntil(waybill, end)) {
        const stamp = timeline.stamp(at)
        yield `${waybill.no}\t${stamp}\t${provider}\t${code}\t${status}\t${text}\t${isOwn ? waybill.customer.outletId : '\\N'}\t${stamp}\t${stamp}\n`
      }
    }
  }
  await copyLines(db, 'tracking_event', columns, lines())
}
