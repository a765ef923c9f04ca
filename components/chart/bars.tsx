'use client'

import { useState } from 'react'
import type { BarShapeProps, LabelProps } from 'recharts'
import { Bar, BarChart, CartesianGrid, LabelList, Rectangle, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { BarDatum, Tick } from './chart-data.tsx'
import { toneColour } from './chart-data.tsx'
import { characterWidth, linesOf, widthOf } from './label-lines.tsx'
import { ChartTooltip } from './tooltip.tsx'
import { useChartLink } from './use-chart-link.tsx'

export interface BarsProps {
  kind: 'bars'
  data: readonly BarDatum[]
  ticks: readonly Tick[]
  /** What the length of a bar is. */
  measure: string
  /** Says that a click leads on; without one none does. */
  hint?: string
}

/** Names take what they need, up to this share of the room. */
const labelShare = 0.38
/** What bars are worth stands behind them: at least so many pixels are kept for it, and at most this share of the room. */
const leastBehind = 72
const behindShare = 0.34
/** Between a bar and what it is worth. */
const gap = 5
/** From the middle of a bar to the foot of a line, and from one line to the next, in pixels. */
const baseline = 4
const lineHeight = 13

/** Bars that lie, one a line: names are read from left to right, on a phone too. */
export function Bars({ data, ticks, measure, hint }: BarsProps) {
  const { onPointerDown, onClick, hasLinks } = useChartLink(data)
  const [width, setWidth] = useState(0)
  const wanted = Math.max(...data.map(({ label }) => widthOf(label)), 0) + characterWidth
  const labelWidth = Math.ceil(Math.min(wanted, width * labelShare))
  // What a bar to the left is worth stands at its left end, and not over the names.
  const room = Math.max(...data.filter(({ value }) => value < 0).map(({ text }) => widthOf(text) + characterWidth), 0)
  const widest = Math.max(...data.filter(({ value }) => value >= 0).map(({ text }) => widthOf(text) + gap), 0)
  const behind = Math.max(leastBehind, Math.ceil(Math.min(widest, width * behindShare)))
  const labelOf = (at: number) => ticks.find((tick) => tick.at === at)?.label ?? ''
  return (
    <div className="size-full" data-links={hasLinks ? '' : undefined} onPointerDown={onPointerDown}>
      <ResponsiveContainer width="100%" height="100%" onResize={setWidth}>
        <BarChart
          layout="vertical"
          data={[...data]}
          margin={{ top: 0, right: behind, bottom: 0, left: 0 }}
          barCategoryGap="28%"
          accessibilityLayer={false}
          onClick={onClick}
        >
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            domain={[ticks[0]?.at ?? 0, ticks.at(-1)?.at ?? 1]}
            ticks={ticks.map(({ at }) => at)}
            tickFormatter={labelOf}
            tick={{ fill: 'var(--ink-faint)', fontSize: 12 }}
            axisLine={false}
            tickLine={false}
            height={24}
            padding={{ left: room, right: 0 }}
          />
          <YAxis
            type="category"
            dataKey="label"
            width={labelWidth}
            tick={<Name room={labelWidth - characterWidth} />}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tickLine={false}
            interval={0}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={({ active, payload }) => {
              const datum: BarDatum | undefined = payload[0]?.payload
              if (!active || datum === undefined) return null
              return (
                <ChartTooltip
                  title={datum.label}
                  lines={[{ label: measure, text: datum.text }]}
                  notes={datum.notes}
                  hint={datum.href === undefined ? undefined : hint}
                />
              )
            }}
          />
          <Bar dataKey="value" shape={Shape} isAnimationActive={false} maxBarSize={22}>
            <LabelList dataKey="text" content={Worth} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

function Shape({ x, y, width, height, payload }: BarShapeProps) {
  const tone = (payload as BarDatum).tone ?? 'first'
  return <Rectangle x={x} y={y} width={width} height={height} radius={[0, 3, 3, 0]} fill={toneColour[tone]} />
}

/** What a bar is worth, at its end and in one line. A bar to the left has a length below zero. */
function Worth({ x, y, width, height, value }: LabelProps) {
  const [left, top, long, high] = [x, y, width, height].map(Number) as [number, number, number, number]
  const [away, anchor] = long < 0 ? [-gap, 'end' as const] : [gap, 'start' as const]
  return (
    <text x={left + long + away} y={top + high / 2} dy={baseline} textAnchor={anchor} fill="var(--ink-soft)" fontSize={12}>
      {value}
    </text>
  )
}

/** A name beside its bar, in two lines where one is too short. */
function Name({ room, x, y, payload }: { room: number; x?: number; y?: number; payload?: { value: string } }) {
  const lines = linesOf(payload?.value ?? '', room)
  return (
    <text x={x} y={y} dy={baseline - ((lines.length - 1) * lineHeight) / 2} textAnchor="end" fill="var(--ink-soft)" fontSize={12}>
      {lines.map((line, place) => (
        <tspan key={line} x={x} dy={place === 0 ? undefined : lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
