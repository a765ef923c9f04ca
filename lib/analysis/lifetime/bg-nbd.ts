import { logGamma } from '#lib/core/log-gamma'
import { minimise } from '#lib/core/minimise'
import type { Steps } from '#lib/core/steps'

/** What the model knows of customers, by position: repeat transactions, time of the last one, and time observed, both since the first. Any unit of time, the same for all. */
export interface Histories {
  readonly frequency: ArrayLike<number>
  readonly recency: ArrayLike<number>
  readonly age: ArrayLike<number>
}

/** Shape and scale of the gamma distribution of transaction rates, and the two of the beta distribution of the chance to leave after a transaction. */
export interface BgNbd {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

export interface FittedBgNbd extends BgNbd {
  readonly logLikelihood: number
  readonly converged: boolean
}

/** A customer's history, or all customers with the same. */
interface History {
  readonly x: number
  readonly recency: number
  readonly age: number
}

/**
 * Fits the BG/NBD model by maximum likelihood, in logarithms of its four parameters so that they stay positive, each between 1/10,000 and 10,000 (a up to 100). Customers with the same history are looked at once. Null
 * when nobody has come a second time: then nothing tells how often and how long customers come.
 * @source P. S. Fader, B. G. S. Hardie & K. L. Lee, “Counting your customers” the easy way, Marketing Science 24 (2005) 275–284; docs/formulas.md#lifetime-value
 */
export function* fitBgNbd(histories: Histories): Steps<FittedBgNbd | null> {
  const groups = groupHistories(histories)
  yield
  if (!groups.some(({ x }) => x > 0)) return null
  const loss = (at: readonly number[]) => {
    const model = modelAt(at)
    return isWithinBounds(model) ? -sumOf(groups, model) : Number.NaN
  }
  const { at, value, converged } = yield* minimise(loss, [0, 0, 0, 0])
  return { ...modelAt(at), logLikelihood: -value, converged }
}

/** Answers the logarithm of the likelihood of some histories. */
export function logLikelihood(histories: Histories, model: BgNbd): number {
  return sumOf(groupHistories(histories), model)
}

function modelAt([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd {
  return { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) }
}

/** Few or equal customers let the likelihood rise for ever along a ridge; beyond these its parameters say nothing more. */
const SMALLEST = 1e-4
const LARGEST = 1e4
const LARGEST_A = 100

function isWithinBounds({ r, alpha, a, b }: BgNbd): boolean {
  return [r, alpha, a, b].every((each) => each >= SMALLEST && each <= LARGEST) && a <= LARGEST_A
}

interface Group extends History {
  readonly count: number
}

function groupHistories({ frequency, recency, age }: Histories): Group[] {
  const groups = new Map<string, { x: number; recency: number; age: number; count: number }>()
  for (let position = 0; position < frequency.length; position += 1) {
    const history = { x: frequency[position] ?? 0, recency: recency[position] ?? 0, age: age[position] ?? 0 }
    const key = `${history.x} ${history.recency} ${history.age}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { ...history, count: 1 })
    else group.count += 1
  }
  return [...groups.values()]
}

function sumOf(groups: readonly Group[], model: BgNbd): number {
  const { r, alpha, a, b } = model
  // What depends on the number of transactions alone is the same for many customers.
  const byCount = new Map<number, number>()
  const start = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b)
  const common = (x: number) => {
    const known = byCount.get(x)
    if (known !== undefined) return known
    const made = start + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x)
    byCount.set(x, made)
    return made
  }
  let sum = 0
  for (const { x, recency, age, count } of groups) {
    const stayed = -(r + x) * Math.log(alpha + age)
    const ended = x === 0 ? Number.NEGATIVE_INFINITY : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + recency)
    const larger = Math.max(stayed, ended)
    sum += count * (common(x) + larger + Math.log(Math.exp(stayed - larger) + Math.exp(ended - larger)))
  }
  return sum
}

/** By how much more likely it is that a customer left after its last transaction than that it is still one: 0 for one that never came again, of whom the model says nothing else. */
function oddsOfLeft({ x, recency, age }: History, { r, alpha, a, b }: BgNbd): number {
  if (x === 0) return 0
  return (a / (b + x - 1)) * Math.exp((r + x) * Math.log((alpha + age) / (alpha + recency)))
}

/** Answers the probability, 0 to 1, that a customer has not left. 1 by construction for one without a repeat transaction: the model lets nobody leave before it. */
export function probabilityAlive(history: History, model: BgNbd): number {
  return 1 / (1 + oddsOfLeft(history, model))
}

/** At a = 1 the formula divides by 0, and its limit is a logarithm; so near to it the difference does not show. */
const besideOne = 1e-7

/**
 * Answers how many transactions a customer is expected to make within a time from the end of its history on. Written with Euler's transformation of the hypergeometric
 * function, whose series converges the faster the more transactions there are; where that leaves the range of numbers, as published.
 */
export function expectedTransactions(history: History, time: number, model: BgNbd): number {
  const { x, age } = history
  const { r, alpha, b } = model
  const a = Math.abs(model.a - 1) < besideOne ? 1 + besideOne : model.a
  const share = time / (alpha + age + time)
  const third = a + b + x - 1
  const transformed = Math.exp((a - 1) * Math.log1p(-share)) * hypergeometric(third - r - x, a - 1, third, share)
  const left = Number.isFinite(transformed)
    ? transformed
    : Math.exp((r + x) * Math.log1p(-share)) * hypergeometric(r + x, b + x, third, share)
  const expected = ((third / (a - 1)) * (1 - left)) / (1 + oddsOfLeft(history, model))
  // At the very bounds of the parameters both forms may leave the range of numbers: then nothing is known to be expected.
  return Number.isFinite(expected) ? Math.max(0, expected) : 0
}

const mostTerms = 20_000
const precision = 1e-13

/** Gauss' hypergeometric series for 0 ≤ z < 1. */
function hypergeometric(first: number, second: number, third: number, z: number): number {
  let term = 1
  let sum = 1
  for (let n = 0; n < mostTerms; n += 1) {
    term *= (((first + n) * (second + n)) / ((third + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) <= precision * Math.abs(sum)) break
  }
  return sum
}
