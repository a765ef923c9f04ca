import { Chart } from '#components/chart/chart'
import type { BarDatum } from '#components/chart/chart-data'
import { niceTicks } from '#components/chart/scale'

const lineHeight = 34
const axisHeight = 28

interface Props {
  data: BarDatum[]
  /** What stands at a mark of the axis. */
  tick: (at: number) => string
  measure: string
  hint: string
}

/** Bars one below the other, as high as their number asks for. */
export function BarLines({ data, tick, measure, hint }: Props) {
  return (
    <Chart
      kind="bars"
      height={data.length * lineHeight + axisHeight}
      data={data}
      ticks={niceTicks(Math.max(0, ...data.map(({ value }) => value))).map((at) => ({ at, label: tick(at) }))}
      measure={measure}
      hint={hint}
    />
  )
}
