/** A mark on an axis, in the reader's words. */
export interface Tick {
  at: number
  label: string
}

/** Colours of charts by what they stand for: a series or class in its order, or a state. They differ in lightness too, so that they hold without their hue. */
export type Tone = 'first' | 'second' | 'third' | 'rest' | 'good' | 'watch' | 'late' | 'night'

export const toneColour: Readonly<Record<Tone, string>> = {
  first: 'var(--chart-1)',
  second: 'var(--chart-2)',
  third: 'var(--chart-3)',
  rest: 'var(--chart-4)',
  good: 'var(--good)',
  watch: 'var(--watch)',
  late: 'var(--late)',
  night: 'var(--night)',
}

/** One bar: its length is `value`, what is written at its end `text`. */
export interface BarDatum {
  key: string
  label: string
  value: number
  text: string
  /** More lines for whoever points at it. */
  notes?: readonly string[]
  tone?: Tone
  /** The list behind it. */
  href?: string | undefined
}

export interface Series {
  key: string
  label: string
  tone: Tone
  dashed?: boolean
}

/** One place on the horizontal axis with the values of all series. */
export interface PointDatum {
  key: string
  label: string
  values: Readonly<Record<string, number | null>>
  texts: Readonly<Record<string, string>>
  /** Lowest and highest of what the first series may well be. */
  band?: readonly [low: number, high: number] | undefined
  notes?: readonly string[]
  href?: string | undefined
}

/** One bar of a Pareto chart: parts that stand on one another, and the line that adds up. */
export interface ParetoDatum {
  key: string
  label: string
  parts: Readonly<Record<string, number>>
  held: number
  title: string
  notes: readonly string[]
  href?: string | undefined
}
