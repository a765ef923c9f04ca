import type { ChartDeclaration } from './chart.ts'
import { classCharts } from './charts/classes.ts'
import { concentrationCharts } from './charts/concentration.ts'
import { lossCharts } from './charts/losses.ts'
import { profitCharts } from './charts/profit.ts'
import { relationCharts } from './charts/relations.ts'
import { retentionCharts } from './charts/retention.ts'
import { revenueCharts } from './charts/revenue.ts'
import { satisfactionCharts } from './charts/satisfaction.ts'
import { serviceCharts } from './charts/service.ts'
import { sleeperCharts } from './charts/sleepers.ts'
import { structureCharts } from './charts/structure.ts'
import { workCharts } from './charts/work.ts'
import { worthCharts } from './charts/worth.ts'

/** Every chart that pages can be composed of, in the order in which they are offered. */
export const GALLERY: readonly ChartDeclaration[] = [
  ...revenueCharts,
  ...classCharts,
  ...worthCharts,
  ...profitCharts,
  ...lossCharts,
  ...sleeperCharts,
  ...retentionCharts,
  ...structureCharts,
  ...concentrationCharts,
  ...relationCharts,
  ...serviceCharts,
  ...satisfactionCharts,
  ...workCharts,
]

/** Finds a chart by its id; null for one that there is not, or no longer. */
export function findChart(id: string): ChartDeclaration | null {
  return GALLERY.find((chart) => chart.id === id) ?? null
}
