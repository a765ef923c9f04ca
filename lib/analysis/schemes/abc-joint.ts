import { z } from 'zod'
import type { Row } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import type { AbcClass } from './abc.ts'
import { ABC_CLASSES, abcClassOf, abcCuts, abcShares, classReason, fitAbcCuts, SHARES_DESCEND, sharesAscend } from './abc.ts'
import type { CriterionMetric } from './criteria.ts'
import { amountParams, criterionColumn, criterionParams, criterionValue, metricsOf, missingAmounts } from './criteria.ts'

const MEASURES = ['revenue', 'margin', 'pieces', 'shipping_days'] as const
type Measure = (typeof MEASURES)[number]
type Cell = `${AbcClass}${AbcClass}`
const CELLS = ABC_CLASSES.flatMap((first) => ABC_CLASSES.map((second): Cell => `${first}${second}`))

const letter = z.enum(ABC_CLASSES)
/** The nine cells as Flores and Whybark regroup them: the first letter is the class by the first measure. */
const cells = z
  .strictObject({
    ...{ AA: letter.default('A'), AB: letter.default('A'), AC: letter.default('B') },
    ...{ BA: letter.default('A'), BB: letter.default('B'), BC: letter.default('C') },
    ...{ CA: letter.default('B'), CB: letter.default('C'), CC: letter.default('C') },
  })
  .prefault({})

const parameters = z
  .strictObject({
    first: z.enum(MEASURES).default('revenue'),
    second: z.enum(MEASURES).default('margin'),
    ...abcShares,
    cells,
  })
  .refine(sharesAscend, SHARES_DESCEND)
  .refine(({ first, second }) => first !== second, { path: ['second'], params: { code: 'chosen_twice' } })
type Parameters = z.infer<typeof parameters>

const model = z.object({
  first: z.enum(MEASURES),
  second: z.enum(MEASURES),
  first_cuts: abcCuts,
  second_cuts: abcCuts,
  a_share: z.number(),
  b_share: z.number(),
  cells: z.record(z.enum(CELLS as [Cell, ...Cell[]]), letter),
  /** Customers of the run in each cell. */
  customers: z.record(z.enum(CELLS as [Cell, ...Cell[]]), z.number()),
})
type Model = z.infer<typeof model>
type Fitted = Omit<Model, 'customers'>
type Metric = Extract<CriterionMetric, 'revenueMinor' | 'marginMinor' | 'pieces' | 'shippingDays'>

const METRICS: readonly Metric[] = ['revenueMinor', 'marginMinor', 'pieces', 'shippingDays']
const UNITS = { revenue: 'minor', margin: 'minor', pieces: 'pieces', shipping_days: 'days' } as const
const PLACES = ['first', 'second'] as const

/**
 * Joint matrix of two criteria: a customer has an ABC class by each of two measures, and the cell of the two says its class; as published AA, AB, BA are A, AC, BB, CA are B, the other
 * three C. Each ABC is that of `abc`, with the same two shares. The value is that of the first measure: minor units, pieces or days.
 * @source docs/formulas.md#joint-matrix
 */
export const abcJoint: Scheme<Parameters, Metric, Model> = {
  id: 'abc_joint',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: METRICS,
  hasShares: true,
  needs: ({ first, second }) => metricsOf([first, second]) as Metric[],
  valueUnit: ({ first }) => UNITS[first],
  ownValue: ({ first }) => (first === 'margin' ? first : null),
  unpricedBy: ({ first, second }) => missingAmounts([first, second]),
  classes: () => ABC_CLASSES,
  fit: (columns, { first, second, a_share, b_share, cells: chosen }) => {
    const values = { first: criterionColumn(first, columns), second: criterionColumn(second, columns) }
    const fitted: Fitted = {
      ...{ first, second, a_share, b_share, cells: chosen },
      first_cuts: fitAbcCuts(values.first, a_share, b_share).cuts,
      second_cuts: fitAbcCuts(values.second, a_share, b_share).cuts,
    }
    return { ...fitted, customers: countCells(values, fitted) }
  },
  assign: (row, fitted) => ({ class: fitted.cells[cellOf(row, fitted)], value: measured(row, fitted.first) }),
  explain: (row, fitted) => {
    const cell = cellOf(row, fitted)
    return [
      ...PLACES.map((place) => measureReason(row, fitted, place)),
      { code: 'abc_joint.cell', params: { cell, class: fitted.cells[cell] } },
    ]
  },
  whatWouldChange: (row, fitted) => PLACES.flatMap((place) => changesBy(row, fitted, place)),
  notes: ({ customers }) => [{ code: 'abc_joint.customers', params: { ...customers } }],
  fitted: ({ customers }) => ({ cells: customers }),
}

/** None of these measures counts days to the day of the run. */
const measured = (row: Row<Metric>, measure: Measure) => criterionValue(measure, row, 0)

function cellFor(first: number, second: number, { first_cuts, second_cuts }: Fitted): Cell {
  return `${abcClassOf(first, first_cuts)}${abcClassOf(second, second_cuts)}`
}

function cellOf(row: Row<Metric>, fitted: Fitted): Cell {
  return cellFor(measured(row, fitted.first), measured(row, fitted.second), fitted)
}

function countCells(values: Readonly<Record<'first' | 'second', Float64Array>>, fitted: Fitted): Record<Cell, number> {
  const customers = Object.fromEntries(CELLS.map((cell) => [cell, 0])) as Record<Cell, number>
  values.first.forEach((first, position) => {
    customers[cellFor(first, values.second[position] ?? 0, fitted)] += 1
  })
  return customers
}

function measureReason(row: Row<Metric>, fitted: Fitted, place: 'first' | 'second'): Reason {
  const measure = fitted[place]
  const value = measured(row, measure)
  const { a_share, b_share } = fitted
  return classReason(value, { ...fitted[`${place}_cuts`], a_share, b_share }, criterionParams(measure, value))
}

/** The nearest value of one measure, above and below, that leads to another class while the other measure stays. */
function changesBy(row: Row<Metric>, fitted: Fitted, place: 'first' | 'second'): Reason[] {
  const measure = fitted[place]
  const value = measured(row, measure)
  const { a_from, b_from } = fitted[`${place}_cuts`]
  const cuts = [b_from, a_from].filter((from) => from !== null)
  const other = measured(row, place === 'first' ? fitted.second : fitted.first)
  const nameAt = (tried: number) =>
    fitted.cells[place === 'first' ? cellFor(tried, other, fitted) : cellFor(other, tried, fitted)]
  const now = nameAt(value)
  const above = cuts.filter((from) => from > value).find((from) => nameAt(from) !== now)
  const below = cuts
    .filter((from) => from <= value)
    .reverse()
    .map((from) => from - 1)
    .find((tried) => nameAt(tried) !== now)
  const paramsOf = (tried: number) => ({ ...amountParams(measure, Math.abs(tried - value)), class: nameAt(tried) })
  return [
    ...(above === undefined ? [] : [{ code: 'abc_joint.more', params: paramsOf(above) }]),
    ...(below === undefined ? [] : [{ code: 'abc_joint.less', params: paramsOf(below) }]),
  ]
}
