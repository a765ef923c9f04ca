'use client'

import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { PointDatum, Series, Tick } from './chart-data.tsx'
import { toneColour } from './chart-data.tsx'
import { ChartTooltip } from './tooltip.tsx'
import { useChartLink } from './use-chart-link.tsx'

export interface LinesProps {
  kind: 'lines'
  data: readonly PointDatum[]
  series: readonly Series[]
  ticks: readonly Tick[]
  /** Labels of points that stand on the axis; all of them unless given. */
  shownLabels?: readonly string[]
  /** Says that a click leads on; without one none does. */
  hint?: string
}

/** With more points than these a dot on each only makes the line thick. */
const dottedUpTo = 31

/** Lines over what follows one another, with the band in which the first one may lie. */
export function Lines({ data, series, ticks, shownLabels, hint }: LinesProps) {
  const { onPointerDown, onClick, hasLinks } = useChartLink(data)
  const [first] = series
  const dotted = data.length <= dottedUpTo
  return (
    <div className="size-full" data-links={hasLinks ? '' : undefined} onPointerDown={onPointerDown}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={[...data]}
          margin={{ top: 8, right: 28, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          onClick={onClick}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="label"
            {...(shownLabels === undefined ? {} : { ticks: [...shownLabels], interval: 0 })}
            tick={{ fill: 'var(--ink-faint)', fontSize: 12 }}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tickLine={false}
            minTickGap={16}
            height={24}
          />
          <YAxis
            domain={[ticks[0]?.at ?? 0, ticks.at(-1)?.at ?? 1]}
            ticks={ticks.map(({ at }) => at)}
            tickFormatter={(at: number) => ticks.find((tick) => tick.at === at)?.label ?? ''}
            tick={{ fill: 'var(--ink-faint)', fontSize: 12 }}
            axisLine={false}
            tickLine={false}
            width={52}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, payload }) => {
              const point: PointDatum | undefined = payload[0]?.payload
              if (!active || point === undefined) return null
              const lines = series.map(({ key, label, tone }) => ({ label, tone, text: point.texts[key] ?? '' }))
              return (
                <ChartTooltip
                  title={point.label}
                  lines={lines.filter(({ text }) => text !== '')}
                  notes={point.notes}
                  hint={point.href === undefined ? undefined : hint}
                />
              )
            }}
          />
          {first !== undefined && data.some(({ band }) => band !== undefined) && (
            <Area
              dataKey={(point: PointDatum) => (point.band === undefined ? null : [...point.band])}
              stroke="none"
              fill={toneColour[first.tone]}
              fillOpacity={0.16}
              activeDot={false}
              isAnimationActive={false}
            />
          )}
          {series.map(({ key, tone, dashed }) => (
            <Line
              key={key}
              dataKey={(point: PointDatum) => point.values[key] ?? null}
              stroke={toneColour[tone]}
              strokeWidth={2}
              {...(dashed === true ? { strokeDasharray: '5 4' } : {})}
              dot={dotted && dashed !== true ? { r: 3, fill: toneColour[tone], strokeWidth: 0 } : false}
              activeDot={{ r: 5, strokeWidth: 0 }}
              isAnimationActive={false}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}
