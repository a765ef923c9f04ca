import type { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Steps } from '#lib/core/steps'
import { atOnce, forEachPlace } from '#lib/core/steps'
import type { Column, Columns, MetricName } from './columns.ts'
import { columnOf } from './columns.ts'
import type { OwnValue } from './own-value.ts'
import type { Ranking } from './ranking.ts'
import { rankValues } from './ranking.ts'
import type { Assignment, KnownSince, Membership, Reason, Said, Scheme, ValueUnit } from './scheme.ts'
import type { ClassSummary } from './summary.ts'
import { summarise } from './summary.ts'

/** What a run over all customers came to, by position of the columns. */
export interface RunResult {
  /** Parameters with their defaults, and the model; both are plain JSON and are stored with the run. */
  readonly parameters: unknown
  readonly model: unknown
  /** The metrics whose values are stored with each customer, in this order, so that its class can be explained later. */
  readonly inputs: readonly MetricName[]
  readonly inputColumns: readonly Column[]
  readonly classNames: readonly string[]
  /** Positions in `classNames`. */
  readonly classCodes: Uint16Array
  readonly values: Float64Array
  readonly ranking: Ranking
  readonly summary: RunSummary
}

export interface RunSummary {
  readonly classes: readonly ClassSummary[]
  readonly totalValue: number
  readonly customers: number
  readonly valueUnit: ValueUnit
  /** Waybills whose amount the value needs and that have none; null where no amount is needed. */
  readonly unpriced: number | null
  /** Customers of whose time before, which their growth is told by, nothing is known or nothing came; null where the scheme does not look at it. */
  readonly withoutBefore: number | null
  /** What of the model a reader is shown; null where a scheme shows nothing. */
  readonly fitted: Readonly<Record<string, unknown>> | null
}

export interface Explanation extends Assignment, Said {
  readonly figures: Readonly<Record<string, number | null>>
}

/** Explains customers of one stored run from the inputs stored with them. */
export type Explainer = (inputs: readonly (number | null)[]) => Explanation

/** A scheme as the engine, the API and the jobs see it: its parameters and models are checked JSON. */
export interface RunnableScheme {
  readonly id: string
  readonly membership: Membership
  readonly hasShares: boolean
  /** Undefined for the usual twelve. */
  readonly defaultMonths: number | undefined
  readonly parameters: z.ZodType
  holdOutDays(parameters: unknown): number
  /** The names of parameters that a run with these does not look at; none for parameters that this version does not take. */
  unused(parameters: unknown): readonly string[]
  needs(parameters: unknown): readonly MetricName[]
  valueUnit(parameters: unknown): ValueUnit
  /** What the value is where it is money and not revenue; null else. */
  ownValue(parameters: unknown): OwnValue | null
  /** Classes of those who are not judged. */
  readonly unjudged: readonly string[]
  unpricedBy(parameters: unknown): 'unpriced' | 'uncosted' | null
  /** Every class that can come out, best first. */
  classes(parameters: unknown): readonly string[]
  run(columns: Columns, parameters: unknown): RunResult
  /** The same in steps, between which it can be left. */
  runSteps(columns: Columns, parameters: unknown): Steps<RunResult>
  explainer(parameters: unknown, model: unknown): Explainer
  /** Undefined where nothing that comes after a run changes what it says. */
  readonly since: ((said: Said, known: KnownSince) => Said) | undefined
  /** What a stored run found out about everybody; empty for a model that cannot be read. */
  notes(model: unknown): readonly Reason[]
  /** What a class means in a stored run; empty where its name and the parameters say it. */
  describe(className: string, model: unknown): readonly Reason[]
}

/** Closes a scheme over its own types, so that one list can hold schemes with different parameters and models. */
export function runnable<Parameters, Metric extends MetricName, Model>(
  scheme: Scheme<Parameters, Metric, Model>,
): RunnableScheme {
  const read = (parameters: unknown) => scheme.parameters.parse(parameters ?? {})
  return {
    id: scheme.id,
    membership: scheme.membership,
    hasShares: scheme.hasShares,
    defaultMonths: scheme.defaultMonths,
    parameters: scheme.parameters,
    holdOutDays: (parameters) => scheme.holdOutDays?.(read(parameters)) ?? 0,
    unused: (parameters) => {
      const given = scheme.parameters.safeParse(parameters)
      return given.success ? (scheme.unused?.(given.data) ?? []) : []
    },
    needs: (parameters) => scheme.needs(read(parameters)),
    valueUnit: (parameters) => scheme.valueUnit(read(parameters)),
    ownValue: (parameters) => scheme.ownValue?.(read(parameters)) ?? null,
    unjudged: scheme.unjudged ?? [],
    unpricedBy: (parameters) => scheme.unpricedBy(read(parameters)),
    classes: (parameters) => scheme.classes(read(parameters)),
    run: (columns, parameters) => atOnce(runSteps(scheme, columns, read(parameters))),
    runSteps: (columns, parameters) => runSteps(scheme, columns, read(parameters)),
    explainer: (parameters, model) => explainerOf(scheme, read(parameters), scheme.model.parse(model)),
    since: scheme.since,
    notes: (model) => {
      const fitted = scheme.model.safeParse(model)
      return fitted.success ? (scheme.notes?.(fitted.data) ?? []) : []
    },
    describe: (className, model) => {
      const fitted = scheme.model.safeParse(model)
      return fitted.success ? (scheme.describe?.(className, fitted.data) ?? []) : []
    },
  }
}

/** Fits a scheme to all customers, assigns each, ranks and adds up. Without customers everything is empty. */
export function* runSteps<Parameters, Metric extends MetricName, Model>(
  scheme: Scheme<Parameters, Metric, Model>,
  columns: Columns,
  parameters: Parameters,
): Steps<RunResult> {
  const model = scheme.fitSteps === undefined ? scheme.fit(columns, parameters) : yield* scheme.fitSteps(columns, parameters)
  yield
  const inputs = scheme.needs(parameters)
  const inputColumns = inputs.map((name) => columnOf(columns, name))
  const classNames = scheme.classes(parameters)
  const codes = new Map(classNames.map((name, code) => [name, code]))
  const classCodes = new Uint16Array(columns.customerIds.length)
  const values = new Float64Array(columns.customerIds.length)
  const row = emptyRow(scheme.metrics)
  yield* forEachPlace(values.length, (position) => {
    for (let input = 0; input < inputs.length; input += 1) {
      const name = inputs[input]
      if (name !== undefined) row[name] = inputColumns[input]?.[position] ?? Number.NaN
    }
    const assigned = scheme.assign(row, model)
    const code = codes.get(assigned.class)
    if (code === undefined) throw new AppError('internal', { class: assigned.class }, { detail: 'run.class_is_not_listed' })
    classCodes[position] = code
    values[position] = assigned.value
  })
  const ranking = rankValues(values, scheme.hasShares)
  const unpricedBy = scheme.unpricedBy(parameters)
  const summary = {
    ...summarise({ classNames, classCodes, values, ranking }),
    valueUnit: scheme.valueUnit(parameters),
    unpriced: unpricedBy === null ? null : sum(columnOf(columns, unpricedBy)),
    withoutBefore: countWithoutBefore(inputs, inputColumns),
    fitted: scheme.fitted?.(model) ?? null,
  }
  return { parameters, model, inputs, inputColumns, classNames, classCodes, values, ranking, summary }
}

/** What growth is told against. */
const BEFORE: readonly MetricName[] = ['earlierRevenueMinor', 'recent3BeforeMinor', 'recent6BeforeMinor', 'recent12BeforeMinor']

/** Of several, by the one of which least is known. */
function countWithoutBefore(inputs: readonly MetricName[], columns: readonly Column[]): number | null {
  const counts = columns.filter((_, place) => BEFORE.some((name) => name === inputs[place])).map(countWithout)
  return counts.length === 0 ? null : Math.max(...counts)
}

function countWithout(column: Column): number {
  let count = 0
  for (const value of column) if (!(value > 0)) count += 1
  return count
}

function explainerOf<Parameters, Metric extends MetricName, Model>(
  scheme: Scheme<Parameters, Metric, Model>,
  parameters: Parameters,
  model: Model,
): Explainer {
  const [needs, former] = [scheme.needs(parameters), scheme.formerNeeds?.(parameters)]
  return (inputs) => {
    const row = emptyRow(scheme.metrics)
    const names = inputs.length === former?.length ? former : needs
    names.forEach((name, index) => {
      row[name] = inputs[index] ?? Number.NaN
    })
    const changes = scheme.whatWouldChange?.(row, model) ?? []
    const figures = scheme.figures?.(row, model) ?? {}
    return { ...scheme.assign(row, model), reasons: scheme.explain(row, model), changes, figures }
  }
}

function emptyRow<Metric extends MetricName>(names: readonly Metric[]): Record<Metric, number> {
  const row: Partial<Record<Metric, number>> = {}
  for (const name of names) row[name] = Number.NaN
  if (!isComplete(row, names)) throw new AppError('internal', {}, { detail: 'run.columns_differ' })
  return row
}

function isComplete<Metric extends MetricName>(
  row: Partial<Record<Metric, number>>,
  names: readonly Metric[],
): row is Record<Metric, number> {
  return names.every((name) => row[name] !== undefined)
}

function sum(column: Column): number {
  let total = 0
  for (const value of column) total += value
  return total
}
