import type { Ranking } from './ranking.ts'

/** Points of a curve beside the first: one for each percent of the customers. */
const STEPS = 100

/**
 * Answers which share of the positive values the largest 0, 1, … 100 % of the customers hold, linear within one customer. Null where nothing is positive, so that there is
 * nothing to have a share of. Customers without a positive value count among the customers.
 * @source docs/formulas.md#pareto-curve
 */
export function topShares(
  values: Float64Array,
  { order, positiveTotal }: Pick<Ranking, 'order' | 'positiveTotal'>,
): number[] | null {
  if (!(positiveTotal > 0)) return null
  const worth = (place: number) => Math.max(values[order[place] ?? -1] ?? 0, 0)
  const curve: number[] = []
  let held = 0
  let counted = 0
  for (let step = 0; step <= STEPS; step += 1) {
    const scaled = step * order.length
    const whole = Math.floor(scaled / STEPS)
    for (; counted < whole; counted += 1) held += worth(counted)
    curve.push(step === STEPS ? 1 : (held + ((scaled % STEPS) / STEPS) * worth(whole)) / positiveTotal)
  }
  return curve
}

/** A class as it lies on the curve: the best class takes the first customers. */
interface ClassOnCurve {
  readonly class: string
  readonly customers: number
  readonly valueShare: number | null
}

/** A stretch of customers of a Pareto chart, from the largest down. */
export interface ParetoBar {
  /** Customers `from` to `to`, as shares of all of them. */
  readonly from: number
  readonly to: number
  /** What the stretch holds of the total, by class in the order of the classes. */
  readonly parts: readonly number[]
  /** What is held up to its end. */
  readonly held: number
  /** The class in which its middle lies. */
  readonly class: string
}

/** Bars are this many, fewer where there are fewer customers. */
const BARS = 20

/**
 * Cuts a curve of `topShares` into bars of as many customers each, and every bar into classes. Where one class ends and the next begins, what is held is known exactly
 * from the run's own sums and is used.
 */
export function paretoBars(curve: readonly number[], classes: readonly ClassOnCurve[]): ParetoBar[] {
  const customers = classes.reduce((sum, each) => sum + each.customers, 0)
  if (customers === 0) return []
  const ends = endsOf(classes, customers)
  const heldAt = interpolated([...curve.map((held, step): Knot => ({ at: step / STEPS, held })), ...ends])
  const count = Math.min(BARS, customers)
  return Array.from({ length: count }, (_, index) => {
    const from = index / count
    const to = (index + 1) / count
    const parts = ends.map(({ at }, place) => {
      const begin = Math.max(from, ends[place - 1]?.at ?? 0)
      const end = Math.min(to, at)
      return end > begin ? heldAt(end) - heldAt(begin) : 0
    })
    const middle = classes[ends.findIndex(({ at }) => (from + to) / 2 <= at)] ?? classes.at(-1)
    return { from, to, parts, held: heldAt(to), class: middle?.class ?? '' }
  })
}

interface Knot {
  readonly at: number
  readonly held: number
}

function endsOf(classes: readonly ClassOnCurve[], customers: number): Knot[] {
  let counted = 0
  let held = 0
  return classes.map((each) => {
    counted += each.customers
    held += each.valueShare ?? 0
    return { at: counted / customers, held: counted === customers ? 1 : held }
  })
}

function interpolated(knots: readonly Knot[]): (at: number) => number {
  const sorted = [...knots].sort((left, right) => left.at - right.at || left.held - right.held)
  return (at) => {
    const place = sorted.findIndex((knot) => knot.at >= at)
    const after = sorted[place] ?? { at: 1, held: 1 }
    const before = sorted[place - 1] ?? { at: 0, held: 0 }
    if (after.at === before.at || after.at === at) return after.held
    return before.held + ((after.held - before.held) * (at - before.at)) / (after.at - before.at)
  }
}
