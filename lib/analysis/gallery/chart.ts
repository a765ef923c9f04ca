import type { Day } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import type { Permission } from '#lib/platform/org/roles'
import type { ChartFilter } from './chart-filter.ts'
import type { ChartGround } from './filters.ts'

/** By what question charts of the gallery stand together. */
export const CHART_GROUPS = ['revenue', 'classes', 'value', 'leaving', 'structure', 'service', 'satisfaction', 'work'] as const
export type ChartGroup = (typeof CHART_GROUPS)[number]

/** Colours by what they stand for, as charts know them. */
export type ChartTone = 'first' | 'second' | 'third' | 'rest' | 'good' | 'watch' | 'late' | 'night'

/** In what the axis of a chart counts; money in minor units. */
export type ChartAxis = 'count' | 'money' | 'percent' | 'decimal'

export interface ChartTile {
  key: string
  label: string
  text: string
  value: number | null
  note?: string | undefined
  href?: string | undefined
}

export interface ChartBar {
  key: string
  label: string
  value: number
  text: string
  notes: string[]
  tone?: ChartTone | undefined
  href?: string | undefined
}

export interface ChartSeries {
  key: string
  label: string
  tone: ChartTone
  dashed?: boolean
}

export interface ChartPoint {
  key: string
  label: string
  values: Record<string, number | null>
  texts: Record<string, string>
  notes: string[]
  href?: string | undefined
}

export interface ChartCell {
  from: string
  to: string
  customers: number
  text: string
  label: string
  /** Nobody moved: the same class as before. */
  still: boolean
  href?: string | undefined
}

/** What is drawn. */
export type Drawing =
  | { kind: 'number'; tiles: ChartTile[] }
  /** `scheme`: the keys of its bars are groups of the classes of that scheme. */
  | { kind: 'bars'; measure: string; axis: ChartAxis; scheme?: string; bars: ChartBar[] }
  | { kind: 'lines'; axis: ChartAxis; series: ChartSeries[]; points: ChartPoint[]; shownLabels?: string[] }
  | { kind: 'shares'; scheme?: string; parts: (ChartBar & { share: number })[] }
  | {
      kind: 'matrix'
      corner: string
      rows: { key: string; label: string }[]
      columns: { key: string; label: string }[]
      cells: ChartCell[]
    }
  | {
      kind: 'pareto'
      parts: ChartSeries[]
      bars: {
        key: string
        label: string
        parts: Record<string, number>
        held: number
        title: string
        notes: string[]
        href?: string
      }[]
    }
  | { kind: 'table' }

/** One cell of the table behind a chart: what is written, and the bare value that a file takes. */
export interface TableCell {
  text: string
  value: string | number | null
  /** What a number is, for a file that writes it as one: money in minor units, a percent as a ratio. Without it a file takes the text. */
  kind?: 'count' | 'percent' | 'money' | 'decimal'
}

export interface ChartTable {
  /** A `wide` column stands on wide screens only. */
  columns: { key: string; label: string; wide?: boolean }[]
  /** The first cell names the row; `href` leads to the customers, or what else, behind it. */
  rows: { key: string; href?: string | undefined; cells: TableCell[] }[]
}

/** How a figure is worked out, in the reader's words. */
export interface ChartDefinition {
  key: string
  title: string
  lines: string[]
  source: string
}

/** A chart as one reader gets it, in that reader's language: plain data. */
export interface ChartData {
  /** `to` is the day after the last; null where it says how things stand now. */
  period: { from: Day; to: Day; asOf: Day } | null
  unit: string
  /** What is to be seen, in one sentence. */
  sentence: string
  definition: ChartDefinition
  drawing: Drawing
  table: ChartTable
}

/** What a chart of the gallery is: its title and description stand in the catalogues under `gallery.charts.<id>`. */
export interface ChartDeclaration {
  id: string
  group: ChartGroup
  kind: Drawing['kind']
  /** What one has to hold to see it, beside the chart's own scope. */
  permission: Permission
  filters: readonly ChartFilter[]
  /** It reads the columns of all customers, and is kept for the day. */
  slow?: boolean
  /** Its sentence names a customer or a colleague, and goes to nobody outside. */
  names?: boolean
  /** Answers the chart; null where there is nothing to show yet. */
  read: (ctx: Context, ground: ChartGround) => Promise<ChartData | null>
}
