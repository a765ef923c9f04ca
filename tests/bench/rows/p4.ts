import { findText } from '#lib/platform/i18n/messages'
import type { Bench } from '../bench.ts'
import type { Latencies } from '../load.ts'
import { measureInTurns, p50, p50Of, p95 } from '../load.ts'
import type { ManagerGroup } from '../managers.ts'
import { managerGroups } from '../managers.ts'
import { emptyPage, emptyTexts } from './p1-pages.ts'

const LEAST_CALLS = 100
/** So often each manager's dashboard is asked for at least. */
const EACH = 2

/** What the dashboards of the managers of one kind took. */
export interface DashboardTiming {
  readonly group: ManagerGroup['name']
  readonly managers: number
  readonly inFlight: number
  readonly p50: number
  readonly p95: number
  /** Until the figures of how things stand had come; what is to be done comes after them. */
  readonly figuresP50: number
  readonly limitP50: number
  readonly limitP95: number
  /** The outlet whose dashboard took longest, by median. */
  readonly slowest: { outletId: number; p50: number }
}

export const dashboardPath = '/today'
const text = (key: string) => findText('zh-CN', key) ?? key
const question = (key: string) => `aria-label="${text(`manager.${key}.title`)}"`

/** The six questions of a manager's home, with the end of what waits for nothing. */
export const dashboardTexts = [
  '</main>',
  ...['revenue', 'moved', 'concentration', 'drops', 'negative', 'service'].map((key) => question(key)),
]

/** P4: the dashboard of every outlet with what is below it: of heads of outlets, of executives of branches, regions and the whole, and of those who lead a team. */
export async function measureDashboards(bench: Bench): Promise<DashboardTiming[]> {
  const timings: DashboardTiming[] = []
  for (const group of await managerGroups(bench)) {
    for (const inFlight of [1, 8]) {
      const timing = {
        group: group.name,
        managers: group.managers.length,
        inFlight,
        ...(await timeGroup(bench, group, inFlight)),
      }
      timings.push(timing)
      addDashboard(bench, timing)
    }
  }
  return timings
}

async function timeGroup(bench: Bench, { managers }: ManagerGroup, inFlight: number) {
  const visitors = managers.map(({ outletId, cookie }) => ({ outletId, visitor: bench.visitorFor(cookie), took: [] as number[] }))
  const figures: number[] = []
  let next = 0
  const visit = async (counts: boolean) => {
    const one = visitors[next++ % visitors.length]
    if (one === undefined) throw new Error('there is no manager')
    const { at, end } = await one.visitor.visit(dashboardPath, dashboardTexts)
    if (!counts) return
    figures.push(Math.max(...at))
    one.took.push(end)
  }
  const calls = Math.max(LEAST_CALLS, EACH * managers.length)
  const took: Record<'empty' | 'page', Latencies> = await measureInTurns(calls, inFlight, {
    empty: (index) => visitors[index % visitors.length]?.visitor.visit(emptyPage, emptyTexts) ?? Promise.resolve(),
    page: (_index, counts) => visit(counts),
  })
  for (const { visitor } of visitors) visitor.close()
  const medians = visitors.filter((one) => one.took.length > 0).map((one) => ({ outletId: one.outletId, p50: p50Of(one.took) }))
  return {
    ...{ p50: p50(took.page), p95: p95(took.page), figuresP50: p50Of(figures) },
    ...{ limitP50: p50(took.empty), limitP95: p95(took.empty) },
    slowest: medians.toSorted((a, b) => b.p50 - a.p50)[0] ?? { outletId: 0, p50: Number.NaN },
  }
}

function addDashboard(bench: Bench, timing: DashboardTiming): void {
  const alone = timing.inFlight === 1
  const name = `dashboard, ${timing.group} (${timing.managers}), ${timing.inFlight} in flight`
  bench.add({
    ...{ row: 'P4', name: `${name}, p50`, unit: 'ms', value: timing.p50, limit: timing.limitP50 },
    ...{ atMostTimes: 2.5, ceiling: null, detail: timing },
  })
  bench.add({
    ...{ row: 'P4', name: `${name}, p95`, unit: 'ms', value: timing.p95, limit: timing.limitP95 },
    ...{ atMostTimes: alone ? 2.5 : null, ceiling: alone ? 60 : null },
  })
}
