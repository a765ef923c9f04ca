import { logGamma } from '#lib/core/log-gamma'
import { minimise } from '#lib/core/minimise'
import type { Steps } from '#lib/core/steps'

/** Shape of what one customer spends a transaction, and shape and scale of how customers differ in it. */
export interface GammaGamma {
  readonly p: number
  readonly q: number
  readonly v: number
}

export interface FittedGammaGamma extends GammaGamma {
  readonly logLikelihood: number
  readonly converged: boolean
}

/** What customers spent, by position: transactions, and their mean. Those without a transaction, or that spent nothing or less, tell the model nothing. */
export interface Spendings {
  readonly transactions: ArrayLike<number>
  readonly mean: ArrayLike<number>
}

/**
 * Fits the Gamma–Gamma model of what a transaction brings by maximum likelihood. Null when fewer than two customers tell anything, or all of them spent the same, for then nothing
 * tells how customers differ.
 * @source P. S. Fader & B. G. S. Hardie, The Gamma-Gamma model of monetary value, 2013; docs/formulas.md#lifetime-value
 */
export function* fitGammaGamma(spendings: Spendings): Steps<FittedGammaGamma | null> {
  const { counts, means } = told(spendings)
  const first = means[0]
  if (first === undefined || means.every((mean) => mean === first)) return null
  // Around 1 the parameters are of one size, whatever the currency's.
  const scale = means.reduce((sum, mean) => sum + mean, 0) / means.length
  const scaled = means.map((mean) => mean / scale)
  const loss = (at: readonly number[]) => {
    const model = modelAt(at)
    return isWithinBounds(model) ? -sumOf(counts, scaled, model) : Number.NaN
  }
  const { at, converged } = yield* minimise(loss, [0, 1, 0])
  const { v, ...shapes } = modelAt(at)
  const model = { ...shapes, v: v * scale }
  return { ...model, logLikelihood: sumOf(counts, means, model), converged }
}

function modelAt([p = 0, q = 0, v = 0]: readonly number[]): GammaGamma {
  // Without a mean, at q ≤ 1, nothing could be expected.
  return { p: Math.exp(p), q: 1 + Math.exp(q), v: Math.exp(v) }
}

/** Few or nearly equal customers let the likelihood rise for ever along a ridge; beyond these its parameters say nothing more. */
const SMALLEST = 1e-4
const LARGEST = 1e4

function isWithinBounds({ p, q, v }: GammaGamma): boolean {
  return [p, q - 1, v].every((each) => each >= SMALLEST && each <= LARGEST)
}

function told({ transactions, mean }: Spendings): { counts: number[]; means: number[] } {
  const counts: number[] = []
  const means: number[] = []
  for (let position = 0; position < transactions.length; position += 1) {
    const [count = 0, spent = 0] = [transactions[position], mean[position]]
    if (count <= 0 || !(spent > 0)) continue
    counts.push(count)
    means.push(spent)
  }
  return { counts, means }
}

function sumOf(counts: readonly number[], means: readonly number[], { p, q, v }: GammaGamma): number {
  const byCount = new Map<number, number>()
  const common = (x: number) => {
    const known = byCount.get(x)
    if (known !== undefined) return known
    const made = logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * Math.log(v) + p * x * Math.log(x)
    byCount.set(x, made)
    return made
  }
  let sum = 0
  for (let place = 0; place < counts.length; place += 1) {
    const [x = 0, mean = 0] = [counts[place], means[place]]
    sum += common(x) + (p * x - 1) * Math.log(mean) - (p * x + q) * Math.log(x * mean + v)
  }
  return sum
}

/** Answers what a transaction of a customer is expected to bring, in the unit of the means: between its own mean and that of all, nearer its own the more transactions there are. */
export function expectedSpending(
  { transactions, mean }: { transactions: number; mean: number },
  { p, q, v }: GammaGamma,
): number {
  return (p * (v + transactions * mean)) / (p * transactions + q - 1)
}
