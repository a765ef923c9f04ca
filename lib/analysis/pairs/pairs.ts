import type { AbcClass } from '../schemes/abc.ts'
import { ABC_CLASSES } from '../schemes/abc.ts'
import { abcJoint } from '../schemes/abc-joint.ts'
import { metricsOf } from '../schemes/criteria.ts'

type Measure = ReturnType<typeof abcJoint.model.parse>['first']

/** One of the two criteria by which the customers of a run are paired. */
export interface PairAxis {
  measure: Measure
  /** Where its value stands among the stored inputs of a customer, counted from 1. */
  place: number
  /** From which value on each better level begins, rising; of a level that nobody reached there is none. */
  cuts: readonly number[]
  /** The levels by how many cuts a value has reached, the worst first. */
  levels: readonly AbcClass[]
}

/** What a run pairs its customers by: both criteria, and which class a pair makes. */
export interface PairAxes {
  first: PairAxis
  second: PairAxis
  classOf: (cell: string) => AbcClass
}

/**
 * Answers by which two criteria a stored run pairs its customers and where the levels of each begin; null for a scheme that does not pair by two, and for a model that cannot be read.
 * @source docs/formulas.md#joint-matrix
 */
export function pairAxes(run: { scheme: string; parameters: unknown; model: unknown }): PairAxes | null {
  if (run.scheme !== abcJoint.id) return null
  const fitted = abcJoint.model.safeParse(run.model)
  if (!fitted.success) return null
  const { first, second, first_cuts, second_cuts, cells } = fitted.data
  const kept = metricsOf([first, second])
  const axis = (measure: Measure, { a_from, b_from }: typeof first_cuts): PairAxis => {
    const reached = [
      { level: 'B' as const, from: b_from },
      { level: 'A' as const, from: a_from },
    ].filter(({ from }) => from !== null)
    return {
      measure,
      place: kept.findIndex((name) => metricsOf([measure]).includes(name)) + 1,
      cuts: reached.map(({ from }) => from ?? 0),
      levels: ['C', ...reached.map(({ level }) => level)],
    }
  }
  return {
    first: axis(first, first_cuts),
    second: axis(second, second_cuts),
    classOf: (cell) => cells[cell as keyof typeof cells],
  }
}

/** What customers of one cell come to, by each of the two criteria. */
export interface PairSum {
  /** How many cuts of each criterion they reached. */
  first: number
  second: number
  customers: number
  firstValue: number
  secondValue: number
}

export interface PairCell {
  /** Both levels, that of the first criterion first. */
  cell: string
  class: AbcClass
  customers: number
  firstValue: number
  secondValue: number
  /** Of what the cells that are above 0 come to, 0–1; null for what is not above 0. */
  firstShare: number | null
  secondShare: number | null
}

/** Lays the sums of a run out as its matrix: rows by the first criterion and columns by the second, each from A to C; a cell that nobody is in comes to 0. */
export function pairRows(axes: PairAxes, sums: readonly PairSum[]): { level: AbcClass; cells: PairCell[] }[] {
  const positive = (of: (sum: PairSum) => number) => sums.reduce((total, sum) => total + Math.max(of(sum), 0), 0)
  const totals = { first: positive((sum) => sum.firstValue), second: positive((sum) => sum.secondValue) }
  const share = (value: number, total: number) => (value > 0 ? value / total : null)
  return ABC_CLASSES.map((level) => ({
    level,
    cells: ABC_CLASSES.map((other) => {
      const found = sums.find((sum) => axes.first.levels[sum.first] === level && axes.second.levels[sum.second] === other)
      const { customers, firstValue, secondValue } = found ?? nobody
      const cell = `${level}${other}`
      return {
        ...{ cell, class: axes.classOf(cell), customers, firstValue, secondValue },
        ...{ firstShare: share(firstValue, totals.first), secondShare: share(secondValue, totals.second) },
      }
    }),
  }))
}

const nobody = { customers: 0, firstValue: 0, secondValue: 0 }

/** One cell of a run in terms of its stored inputs. */
export interface PairPlace {
  axes: PairAxes
  /** How many cuts of each criterion its customers reached; below 0 where nobody can be in it. */
  first: number
  second: number
}

/** Answers the place of a cell such as AC; null for what is no cell. */
export function placeOfPair(axes: PairAxes, cell: string): PairPlace | null {
  const [first, second, ...rest] = Array.from(cell, (letter) => ABC_CLASSES.find((each) => each === letter))
  if (first === undefined || second === undefined || rest.length > 0) return null
  return { axes, first: axes.first.levels.indexOf(first), second: axes.second.levels.indexOf(second) }
}
