import { customerSorts } from '#lib/records/customers/sorts'
import type { Bench } from '../bench.ts'
import { measureInTurns, p50, p95 } from '../load.ts'
import type { Reader } from '../readers.ts'
import type { Visitor } from '../visitor.ts'
import { readKnownRows } from './known-rows.ts'
import type { ListTiming } from './p1.ts'
import { addWorst, listPath, readIds, shownFirst } from './p1.ts'

/** The page with nothing on it. */
export const emptyPage = '/bench/empty'
/** What stands on it. */
export const emptyTexts = ['<p>.</p>']
const CALLS = 60

/** P1, as people see it: the page of the list for each reader and sort key, all of it, at one call and at eight in flight. */
export async function measureListPages(bench: Bench, readers: readonly Reader[]): Promise<ListTiming[]> {
  const timings: ListTiming[] = []
  for (const reader of readers) {
    const caller = bench.callerFor(reader.key)
    const visitor = bench.visitorFor(reader.cookie)
    for (const inFlight of [1, 8]) {
      for (const sort of customerSorts.map((key) => shownFirst[key])) {
        const { ids } = await readIds(caller, listPath(`&sort=${sort}`))
        const visit = await listVisit(visitor, sort, ids)
        const took = await measureInTurns(CALLS * (inFlight > 1 ? 2 : 1), inFlight, {
          empty: () => visitor.visit(emptyPage, emptyTexts),
          known: (index) => readKnownRows(bench.pool, [ids], index),
          page: visit,
        })
        timings.push({
          ...{ reader: reader.name, sort, inFlight, p50: p50(took.page), p95: p95(took.page) },
          ...{ limitP50: p50(took.known) + p50(took.empty), limitP95: p95(took.known) + p95(took.empty) },
        })
      }
      const own = timings.filter((timing) => timing.reader === reader.name && timing.inFlight === inFlight)
      addWorst(bench, own, `page of 50, ${reader.name}, ${inFlight} in flight`, inFlight, null)
    }
    caller.close()
    visitor.close()
  }
  return timings
}

/** A visit of the page, which was seen to show the very customers that the API answers. */
async function listVisit(visitor: Visitor, sort: string, ids: readonly number[]): Promise<() => Promise<unknown>> {
  const path = `/customers?sort=${sort}`
  const texts = ids.map((id) => `data-row="${id}"`)
  await visitor.visit(path, texts)
  return () => visitor.visit(path, texts.slice(-1))
}
