import type { Context } from '#lib/platform/context'
import { listWaybillViews } from './browse.ts'
import type { WaybillStatus } from './status.ts'
import type { WaybillView } from './view.ts'

/** So many of the latest are looked through: what is under way was accepted lately. */
const LATEST = 30
const ENDED: readonly WaybillStatus[] = ['delivered', 'returned', 'cancelled']

/** Lists a customer's waybills that have not come to an end, with those of its merged customers: first what is past its promise, then what stands still, then of the latest 30 what is on its way,
 * each group as its list has it; at most so many, and whether there may be more. Needs `waybill:read`. */
export async function listUnderWay(
  ctx: Context,
  customerId: number,
  most: number,
): Promise<{ rows: WaybillView[]; more: boolean }> {
  const customer = { id: customerId }
  const [overdue, still, latest] = await Promise.all([
    listWaybillViews(ctx, { customer, issue: 'overdue', limit: most }),
    listWaybillViews(ctx, { customer, issue: 'still', limit: most }),
    listWaybillViews(ctx, { customer, limit: LATEST }),
  ])
  const open = latest.rows.filter(({ status, lost }) => !ENDED.includes(status) && !lost)
  const all = [...new Map([...overdue.rows, ...still.rows, ...open].map((row) => [row.id, row])).values()]
  return { rows: all.slice(0, most), more: all.length > most || open.length === LATEST }
}
