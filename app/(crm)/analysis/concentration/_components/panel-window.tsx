import type { FigurePeriod } from '#components/chart/figure'
import { usePeriodText } from '#components/chart/figure'

/** The days that a panel without a chart is over: neighbours on the page are over others. */
export function PanelWindow({ period }: { period: FigurePeriod }) {
  return <p className="text-sm text-ink-faint">{usePeriodText()(period)}</p>
}
