import { addDays } from '#lib/core/day'
import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import { storeRows } from '../rows.ts'

/** Stores the history of what became known. */
export async function storeFacts({ db, timeline, facts }: DemoCompany): Promise<void> {
  const rows = facts
    .all()
    .toSorted((a, b) => b.before - a.before || a.customerId - b.customerId || (a.key < b.key ? -1 : 1))
    .map((fact) => ({
      ...{ customer_id: fact.customerId, key: fact.key, value: fact.value, info_class: fact.infoClass, method: fact.method },
      ...{ source: fact.source, confidence: fact.confidence, noted_by_id: userId(fact.notedBy) },
      verified_on: fact.confidence >= 0.9 ? addDays(timeline.end, -fact.before) : null,
      noted_at: `${addDays(timeline.end, -fact.before)} 16:${String(10 + (fact.customerId % 45))}:00+08`,
    }))
  await storeRows(db, 'customer_fact', rows)
}
