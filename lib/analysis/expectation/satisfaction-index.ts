import { ratioOrNull } from '#lib/core/ratio'
import { wilsonInterval } from '../satisfaction/wilson.ts'

/** What comes of comparing perception with expectation: below it 抱怨, equal 满意, above 忠诚. */
export const OUTCOMES = ['complaining', 'satisfied', 'loyal'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** How many customers gave one pair of answers, both 1 to 5. */
export interface PairCount {
  readonly expectation: number
  readonly perception: number
  readonly customers: number
}

export interface OutcomeShare {
  readonly outcome: Outcome
  readonly customers: number
  readonly share: number | null
  /** Wilson's, 95 %. */
  readonly interval: [low: number, high: number] | null
}

export interface SatisfactionIndex {
  readonly customers: number
  /** Means of the answers, 1 to 5. */
  readonly expectation: number | null
  readonly perception: number | null
  /** Mean of perception − expectation, −4 to 4. */
  readonly gap: number | null
  /** Σ perception ÷ Σ expectation × 100: 100 where perception meets expectation. */
  readonly index: number | null
  /** Of the index, 95 %; null for fewer than two customers. */
  readonly interval: [low: number, high: number] | null
  /** The mean of the customers' own indices, which low expectations pull upwards. */
  readonly meanOfIndices: number | null
  readonly outcomes: readonly OutcomeShare[]
}

/** The 97.5 % point of the standard normal distribution. */
const Z_95 = 1.959963984540054
const HUNDRED = 100

/** Answers the index of one pair of answers, perception ÷ expectation × 100. Both are at least 1.
 * @source docs/formulas.md#satisfaction-index */
export function indexOfPair(expectation: number, perception: number): number {
  return (perception * HUNDRED) / expectation
}

/** Answers which of the three outcomes a pair of answers is. */
export function outcomeOf(expectation: number, perception: number): Outcome {
  if (perception < expectation) return 'complaining'
  return perception > expectation ? 'loyal' : 'satisfied'
}

/**
 * Answers the satisfaction index of some customers as a ratio of means, with its 95 % interval by linearisation, the mean gap and the three outcomes. Pairs with an
 * answer missing are left out before. Everything is null or 0 without customers; identical answers have an interval without width.
 * @source docs/formulas.md#satisfaction-index
 */
export function rateIndex(pairs: readonly PairCount[]): SatisfactionIndex {
  const sum = (of: (pair: PairCount) => number) => pairs.reduce((total, pair) => total + of(pair) * pair.customers, 0)
  const customers = sum(() => 1)
  const expected = sum(({ expectation }) => expectation)
  const perceived = sum(({ perception }) => perception)
  const ratio = ratioOrNull(perceived, expected)
  return {
    customers,
    expectation: ratioOrNull(expected, customers),
    perception: ratioOrNull(perceived, customers),
    gap: ratioOrNull(perceived - expected, customers),
    index: ratioOrNull(perceived * HUNDRED, expected),
    interval: ratio === null ? null : intervalOf(pairs, { customers, expected, ratio }),
    meanOfIndices: ratioOrNull(
      sum(({ expectation, perception }) => indexOfPair(expectation, perception)),
      customers,
    ),
    outcomes: OUTCOMES.map((outcome) => shareOf(pairs, outcome, customers)),
  }
}

/** Below so many customers an index says little. */
export const ENOUGH_FOR_VERDICT = 30

/** Answers whether expectations are missed, exceeded or neither beyond what chance makes of so few answers; null of fewer than 30 customers, of whom nothing is to be concluded.
 * @source docs/formulas.md#satisfaction-index */
export function verdictOf({
  customers,
  interval,
}: Pick<SatisfactionIndex, 'customers' | 'interval'>): 'below' | 'above' | 'met' | null {
  if (customers < ENOUGH_FOR_VERDICT) return null
  if (interval !== null && interval[1] < HUNDRED) return 'below'
  return interval !== null && interval[0] > HUNDRED ? 'above' : 'met'
}

/** Answers whether perception falls clearly short of what was expected, which no chance makes of so many answers; never of fewer than 30 customers.
 * @source docs/formulas.md#satisfaction-index */
export function isMissed(found: Pick<SatisfactionIndex, 'customers' | 'interval'>): boolean {
  return verdictOf(found) === 'below'
}

/** The standard error of a ratio r = Σp ÷ Σe is √(Σ(p − r·e)² ÷ (n·(n − 1))) ÷ ē. */
function intervalOf(
  pairs: readonly PairCount[],
  { customers, expected, ratio }: { customers: number; expected: number; ratio: number },
): [low: number, high: number] | null {
  if (customers < 2) return null
  const squares = pairs.reduce(
    (total, { expectation, perception, customers: count }) => total + (perception - ratio * expectation) ** 2 * count,
    0,
  )
  const error = Math.sqrt(squares / (customers * (customers - 1))) / (expected / customers)
  return [(ratio - Z_95 * error) * HUNDRED, (ratio + Z_95 * error) * HUNDRED]
}

function shareOf(pairs: readonly PairCount[], outcome: Outcome, all: number): OutcomeShare {
  const customers = pairs
    .filter(({ expectation, perception }) => outcomeOf(expectation, perception) === outcome)
    .reduce((total, pair) => total + pair.customers, 0)
  return { outcome, customers, share: ratioOrNull(customers, all), interval: wilsonInterval(customers, all) }
}
