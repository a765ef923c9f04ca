import type { DemoCompany } from '../company.ts'
import { copyLines } from '../copy.ts'
import { withoutIndexes } from '../indexes.ts'
import { forcedFates } from '../stories/fates.ts'
import { waybillColumns, waybillLine } from './columns.ts'
import { waybillsByDay } from './stream.ts'

/** One COPY for about a month: what its statement triggers see of a whole year would not fit into memory. */
const daysPerCopy = 30

/** Stores the waybills as they come day by day; the desk looks at each, and those of the last weeks are kept for their scans. */
export async function storeWaybills(company: DemoCompany): Promise<void> {
  const { db, timeline, customers, desk, recent, size } = company
  const days = waybillsByDay(timeline, customers, forcedFates(timeline, customers))
  const firstRecent = timeline.days - size.eventDays
  const take = function* (): Generator<string, void> {
    for (let left = daysPerCopy; left > 0; left -= 1) {
      const next = days.next()
      if (next.done) return
      for (const waybill of next.value) {
        desk.see(waybill)
        if (waybill.day >= firstRecent) recent.push(waybill)
        yield waybillLine(timeline, waybill)
      }
    }
  }
  await withoutIndexes(db, 'waybill', async () => {
    for (let day = 0; day < timeline.days; day += daysPerCopy) await copyLines(db, 'waybill', waybillColumns, take())
  })
}
