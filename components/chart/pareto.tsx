'use client'

import { Bar, CartesianGrid, ComposedChart, Line, ReferenceDot, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { ParetoDatum, Series, Tick } from './chart-data.tsx'
import { toneColour } from './chart-data.tsx'
import { ChartTooltip } from './tooltip.tsx'
import { useChartLink } from './use-chart-link.tsx'

export interface ParetoProps {
  kind: 'pareto'
  data: readonly ParetoDatum[]
  /** The parts of a bar, from the foot up. */
  parts: readonly Series[]
  /** From 0 to 1: bars and line are shares of the same total. */
  ticks: readonly Tick[]
  shownLabels: readonly string[]
  /** A bar whose point on the line is pointed out. */
  mark: { label: string; held: number; text: string } | null
  hint: string
}

/** Bars from the largest down, and the line of what they hold together. */
export function Pareto({ data, parts, ticks, shownLabels, mark, hint }: ParetoProps) {
  const { onPointerDown, onClick, hasLinks } = useChartLink(data)
  const axis = { tick: { fill: 'var(--ink-faint)', fontSize: 12 }, tickLine: false }
  return (
    <div className="size-full" data-links={hasLinks ? '' : undefined} onPointerDown={onPointerDown}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={[...data]}
          margin={{ top: 20, right: 18, bottom: 0, left: 0 }}
          barCategoryGap="14%"
          accessibilityLayer={false}
          onClick={onClick}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            {...axis}
            dataKey="label"
            ticks={[...shownLabels]}
            interval={0}
            axisLine={{ stroke: 'var(--line-strong)' }}
            height={24}
          />
          <YAxis
            {...axis}
            domain={[0, 1]}
            ticks={ticks.map(({ at }) => at)}
            tickFormatter={(at: number) => ticks.find((tick) => tick.at === at)?.label ?? ''}
            axisLine={false}
            width={48}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={({ active, payload }) => {
              const bar: ParetoDatum | undefined = payload[0]?.payload
              if (!active || bar === undefined) return null
              return (
                <ChartTooltip title={bar.title} lines={[]} notes={bar.notes} hint={bar.href === undefined ? undefined : hint} />
              )
            }}
          />
          {parts.map(({ key, tone }) => (
            <Bar
              key={key}
              stackId="parts"
              dataKey={(bar: ParetoDatum) => bar.parts[key] ?? 0}
              fill={toneColour[tone]}
              isAnimationActive={false}
            />
          ))}
          <Line
            dataKey="held"
            stroke={toneColour.third}
            strokeWidth={2}
            dot={{ r: 2.5, fill: toneColour.third, strokeWidth: 0 }}
            activeDot={{ r: 5, strokeWidth: 0 }}
            isAnimationActive={false}
          />
          {mark !== null && (
            <ReferenceDot
              x={mark.label}
              y={mark.held}
              r={5}
              fill={toneColour.third}
              stroke="var(--surface)"
              strokeWidth={2}
              label={<Mark text={mark.text} />}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

/** Below the line and to its right, where nothing else is. */
function Mark({ text, viewBox }: { text: string; viewBox?: { x: number; y: number; width: number } }) {
  if (viewBox === undefined) return null
  return (
    <text x={viewBox.x + viewBox.width + 2} y={viewBox.y + 24} fill="var(--ink)" fontSize={12}>
      {text}
    </text>
  )
}
