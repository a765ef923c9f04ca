import { roundHalfAwayFromZero } from '#lib/core/money'

/** How likely a customer is to stay: by the two cuts of the settings, or not known. */
export const STAYING = ['likely', 'doubtful', 'unlikely', 'unknown'] as const
export type Staying = (typeof STAYING)[number]

/** Whether it pays to work on keeping a customer: it does · its volume falls or it goes quiet, so that somebody asks why first · it is likely to stay anyway · what is at risk is less than the effort · it costs more than it brings, so that keeping it as it is costs still more · it is as good as gone · it is lost, so that it is to be won back · nobody can say. */
export const KEEPING = ['pays', 'falling', 'safe', 'too_small', 'loss', 'gone', 'lost', 'unknown'] as const
export type Keeping = (typeof KEEPING)[number]

/** What a customer is at stake with. */
export interface Stake {
  /** True profit of the last twelve months, in minor units. */
  readonly twelveMinor: number
  /** P(alive), 0 to 1; null where no model knows the customer. */
  readonly alive: number | null
  /** Shipping days after the first: with none the probability is 1 by construction and says nothing. Null without a model. */
  readonly frequency: number | null
  /** Whether it is lost: nobody keeps whom it has left already. */
  readonly lost: boolean
  /** Whether it stands in the list of drops or of sleepers: shipping days go on while volume falls, and the probability of staying does not see it. */
  readonly falling: boolean
  /** Whether nothing is known of its margin, for want of a waybill with freight and cost. */
  readonly isUnknown: boolean
}

/** What keeping a customer takes and how often it succeeds. */
export interface KeepingRules {
  /** In minor units. */
  readonly effortMinor: number
  readonly success: number
  readonly likely: number
  readonly doubtful: number
  /** Below this probability of staying a customer is as good as gone. */
  readonly gone: number
}

/** Answers the probability of staying that says something: null without a model, and for a customer with a single shipping day. */
export function knownAlive({ alive, frequency }: Pick<Stake, 'alive' | 'frequency'>): number | null {
  return frequency === null || frequency === 0 ? null : alive
}

/** Answers how likely a customer is to stay. */
export function stayingOf(
  stake: Pick<Stake, 'alive' | 'frequency'>,
  { likely, doubtful }: Pick<KeepingRules, 'likely' | 'doubtful'>,
): Staying {
  const alive = knownAlive(stake)
  if (alive === null) return 'unknown'
  if (alive >= likely) return 'likely'
  return alive >= doubtful ? 'doubtful' : 'unlikely'
}

/**
 * Answers the value at risk, in minor units: what the customer earned us in twelve months × (1 − P(alive)); 0 where that is not known, for one that earns nothing, and for one that is lost already.
 * @source docs/formulas.md#value-at-risk
 */
export function atRiskOf(stake: Stake): number {
  const alive = knownAlive(stake)
  if (stake.lost || alive === null || stake.twelveMinor <= 0) return 0
  return roundHalfAwayFromZero(stake.twelveMinor * (1 - alive))
}

/**
 * Answers whether it pays to work on keeping a customer: value at risk × how often that succeeds > what it takes. Who is lost is won back, not kept, and so is who is as good
 * as gone, whatever it brought: the most is at risk of those of whom the least is left to keep. Who costs more than it brings is not to be kept as it is, whatever the probability.
 * Who is likely to stay gets no hours, however much it brings: it stays without them. For whom it does not pay, somebody first asks why where its volume falls or it goes quiet: such a one is neither safe nor too small.
 * @source docs/formulas.md#value-at-risk
 */
export function keepingOf(stake: Stake, rules: KeepingRules): Keeping {
  if (stake.lost) return 'lost'
  const staying = stayingOf(stake, rules)
  if ((knownAlive(stake) ?? 1) < rules.gone) return 'gone'
  // Exactly nothing: it shipped nothing for a year. Without a known cost the profit is only what serving took.
  if (staying === 'unknown' || stake.twelveMinor === 0 || stake.isUnknown) return 'unknown'
  if (stake.twelveMinor < 0) return 'loss'
  if (staying === 'likely') return stake.falling ? 'falling' : 'safe'
  if (atRiskOf(stake) * rules.success > rules.effortMinor) return 'pays'
  return stake.falling ? 'falling' : 'too_small'
}

/**
 * Answers the profit that the lifetime value is expected to leave, in minor units: lifetime value × true profit of twelve months ÷ what the lifetime value is measured by (revenue, or margin) of the same twelve months, over waybills of which freight and cost are both
 * known. So it can be held against what the year has left. Negative for a customer that costs more than it brings; null without a lifetime value, and where that revenue or margin is not above 0.
 * @source docs/formulas.md#value-at-risk
 */
export function lifetimeProfitOf({
  lifetimeMinor,
  measure,
  twelveMinor,
  knownRevenueMinor,
  knownCostMinor,
}: {
  readonly lifetimeMinor: number | null
  readonly measure: 'revenue' | 'margin'
  readonly twelveMinor: number
  readonly knownRevenueMinor: number
  readonly knownCostMinor: number
}): number | null {
  const base = measure === 'margin' ? knownRevenueMinor - knownCostMinor : knownRevenueMinor
  return lifetimeMinor === null || !(base > 0) ? null : roundHalfAwayFromZero((lifetimeMinor * twelveMinor) / base)
}

/** Known for fewer days, a customer has shown too little for its lifetime value to be steady: about a season. */
export const STEADY_DAYS = 90

/** Answers whether the estimate of a customer is unsteady because it is new; not where no run says how long it is known. */
export function isNew({ knownDays }: { knownDays: number | null }): boolean {
  return knownDays !== null && knownDays < STEADY_DAYS
}

/** Answers how many customers a budget of hours reaches, each taking as many; whole ones. */
export function withinBudget(hours: number, hoursEach: number): number {
  // Doubles lose what decimals say: 0.3 ÷ 0.1 is 2.9999999999999996.
  return Math.max(0, Math.floor(hours / hoursEach + 1e-9))
}

/** What the customers of a segment earned us together over twelve months: of those that shipped. */
export interface SegmentAverage {
  readonly customers: number
  /** As many of their pieces as there is a margin of. */
  readonly pieces: number
  readonly profitMinor: number
  /** Revenue and cost of the waybills of which both are known. */
  readonly knownRevenueMinor: number
  readonly knownCostMinor: number
  /** Their lifetime values together; null without a run. */
  readonly lifetimeMinor: number | null
}

/** With fewer customers a segment has no average of its own, and that of all is taken. */
export const LEAST_OF_SEGMENT = 3
const MONTHS_PER_YEAR = 12

/**
 * Answers what a prospect would be worth if it shipped what it says, as the average customer of its segment earns by the piece: pieces a month × 12 × Σ profit ÷ Σ pieces, and the same by lifetime value. Minor units;
 * null where the segment has shipped nothing.
 * @source docs/formulas.md#worth-of-a-prospect
 */
export function prospectWorth(
  piecesMonth: number,
  { pieces, profitMinor, lifetimeMinor }: Pick<SegmentAverage, 'pieces' | 'profitMinor' | 'lifetimeMinor'>,
): { yearMinor: number; lifetimeMinor: number | null } | null {
  if (pieces <= 0) return null
  const year = piecesMonth * MONTHS_PER_YEAR
  return {
    yearMinor: roundHalfAwayFromZero((year * profitMinor) / pieces),
    lifetimeMinor: lifetimeMinor === null ? null : roundHalfAwayFromZero((year * lifetimeMinor) / pieces),
  }
}

/** Answers by whose average a prospect is estimated: its own segment's where that has enough customers, else that of all. */
export function segmentFor(
  segment: string,
  averages: ReadonlyMap<string, SegmentAverage>,
  all: SegmentAverage,
): { segment: string | null; average: SegmentAverage } {
  const own = averages.get(segment)
  return own !== undefined && own.customers >= LEAST_OF_SEGMENT && own.pieces > 0
    ? { segment, average: own }
    : { segment: null, average: all }
}

/** Adds the averages of all segments up. */
export function allSegments(averages: Iterable<SegmentAverage>): SegmentAverage {
  const all = { customers: 0, pieces: 0, profitMinor: 0, knownRevenueMinor: 0, knownCostMinor: 0 }
  let lifetimeMinor: number | null = null
  for (const each of averages) {
    for (const key of ['customers', 'pieces', 'profitMinor', 'knownRevenueMinor', 'knownCostMinor'] as const)
      all[key] += each[key]
    if (each.lifetimeMinor !== null) lifetimeMinor = (lifetimeMinor ?? 0) + each.lifetimeMinor
  }
  return { ...all, lifetimeMinor }
}
