import type { Bench } from '../bench.ts'
import type { ListTiming } from './p1.ts'
import type { CardTiming } from './p2.ts'
import type { SearchTiming } from './p3.ts'
import type { DashboardTiming } from './p4.ts'

/** What P1 to P4 took in one company. */
export interface Timings {
  readonly lists: readonly ListTiming[]
  readonly cards: readonly CardTiming[]
  readonly searches: readonly SearchTiming[]
  readonly dashboards: readonly DashboardTiming[]
}

/** P5: the list, the card, the search and the dashboard in the full company against the small one, p95 at one call in flight. */
export function compareSizes(sink: Pick<Bench, 'add'>, full: Timings, small: Timings): void {
  for (const list of full.lists.filter((timing) => timing.inFlight === 1)) {
    const same = small.lists.find((timing) => timing.reader === list.reader && timing.sort === list.sort && timing.inFlight === 1)
    if (same !== undefined) add(sink, `list, ${list.reader}, by ${list.sort}`, list.p95, same.p95)
  }
  for (const card of full.cards.filter((timing) => timing.inFlight === 1)) {
    const same = small.cards.find((timing) => timing.reader === card.reader && timing.inFlight === 1)
    if (same !== undefined) add(sink, `card, what shows first, ${card.reader}`, card.p95, same.p95)
  }
  for (const dashboard of full.dashboards.filter((timing) => timing.inFlight === 1)) {
    const same = small.dashboards.find((timing) => timing.group === dashboard.group && timing.inFlight === 1)
    if (same !== undefined) add(sink, `dashboard, ${dashboard.group}`, dashboard.p95, same.p95)
  }
  for (const search of full.searches) {
    const same = small.searches.find((timing) => timing.reader === search.reader && timing.search === search.search)
    if (same !== undefined) add(sink, `search, ${search.reader}, ${search.search}`, search.p95, same.p95)
  }
}

function add(sink: Pick<Bench, 'add'>, name: string, value: number, limit: number): void {
  sink.add({ row: 'P5', name: `${name}: full against small, p95`, unit: 'ms', value, limit, atMostTimes: 1.5, ceiling: null })
}
