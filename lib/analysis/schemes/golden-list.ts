import { z } from 'zod'
import type { Columns } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { topShares } from '../classification/pareto.ts'
import { rankValues } from '../classification/ranking.ts'
import type { Scheme } from '../classification/scheme.ts'
import { fitAbcCuts } from './abc.ts'
import { changesOfGolden, reasonsOfGolden } from './golden-reasons.ts'
import type { GoldenClass, GoldenMetric, GoldenModel, GoldenRow } from './golden-rules.ts'
import { GOLDEN_CLASSES, goldenClassOf, goldenModel, measuredMinor } from './golden-rules.ts'
import { SERVE_METRICS } from './serve-cost.ts'

const parameters = z.strictObject({
  measure: z.enum(['profit', 'margin']).default('profit'),
  /** The core is whoever holds so much of all positive profit. */
  core_share: z.number().gt(0).lt(1).default(0.8),
  /** With fewer shipments in the period nobody is judged. */
  min_shipments: z.int().min(1).max(100_000).default(12),
  /** Revenue that has grown by so much over the same time before is potential. */
  growth_from: z.number().gt(0).max(100).default(0.2),
  /** So is carrying less than so much of what the customer sends, where that is known. */
  wallet_below: z.number().gt(0).lte(1).default(0.5),
  /** Whoever has been a customer for so many years is long-term. */
  long_term_years: z.number().gt(0).max(100).default(3),
  /** Whoever loses less in the period, in whole units of the run's currency, is not parted with; 0 parts with whoever brings nothing. */
  part_loss_from: z.number().min(0).max(1_000_000_000).default(100),
})
type Chosen = z.infer<typeof parameters>

const METRICS: readonly GoldenMetric[] = [
  ...SERVE_METRICS,
  ...(['revenueMinor', 'earlierRevenueMinor', 'shipments', 'walletShare', 'reviewsPotential'] as const),
  ...(['statedReputation', 'statedLongTerm', 'setValueKinds', 'customerSinceDay', 'firstWaybillDay'] as const),
]

const NOT_JUDGED: readonly GoldenClass[] = ['few', 'unknown']

/**
 * The golden list of document 001: who holds `core_share` of all positive profit (core), who brings some (towards the core), who brings none but may yet (potential), who brings none and is kept for
 * reputation, length of the relation or a review of its potential (exempt), and who may be parted with (part), unless it loses less than `part_loss_from` (potential). Profit is margin − claims − service − marketing of the period over waybills of which revenue and
 * cost are both known, or the margin alone. Fewer than `min_shipments` shipments: few; no cost known: unknown. Ties at the cut are core.
 * @source docs/formulas.md#golden-list
 */
export const goldenList: Scheme<Chosen, GoldenMetric, GoldenModel> = {
  id: 'golden_list',
  membership: 'waybill_in_period',
  parameters,
  model: goldenModel,
  metrics: METRICS,
  hasShares: true,
  needs: () => METRICS,
  valueUnit: () => 'minor',
  ownValue: ({ measure }) => measure,
  unjudged: NOT_JUDGED,
  unpricedBy: () => 'uncosted',
  classes: () => GOLDEN_CLASSES,
  fit: (columns, chosen) => fitGolden(columns, chosen),
  assign: (row, fitted) => ({ class: goldenClassOf(row, fitted), value: measuredMinor(row, fitted) }),
  explain: reasonsOfGolden,
  whatWouldChange: changesOfGolden,
  // Shares only: how many they are and what they lose is for readers of the whole company, with the totals of the run.
  notes: ({ measure, top_fifth_share, core_share, core_customers_share }) =>
    top_fifth_share === null
      ? [{ code: 'golden_list.no_profit', params: {} }]
      : [{ code: 'golden_list.top_fifth', params: { measure, held_share: top_fifth_share, core_share, core_customers_share } }],
  fitted: ({
    top_fifth_share,
    core_customers,
    core_customers_share,
    judged_customers,
    loss_customers,
    loss_minor,
    core_from,
  }) => ({
    ...{ top_fifth_share, core_customers, core_customers_share, judged_customers, loss_customers, loss_minor, core_from },
  }),
}

/** The cut of the core and what the top fifth really hold, over those who are judged: enough shipments, and costs known. */
function fitGolden(columns: Columns, chosen: Chosen): GoldenModel {
  const { frame } = columns
  const { part_loss_from, ...given } = chosen
  const bare = {
    ...{ ...given, part_from_minor: Math.round(part_loss_from * frame.minorPerMajor) },
    ...{ period_days: frame.toDay - frame.fromDay, as_of_day: frame.asOfDay, core_from: null },
  }
  const judged = judgedValues(columns, bare)
  const { cuts } = fitAbcCuts(judged, chosen.core_share, 1)
  const curve = topShares(judged, rankValues(judged, true))
  const core = judged.filter((value) => cuts.a_from !== null && value >= cuts.a_from).length
  const losses = judged.filter((value) => value < 0)
  return {
    ...bare,
    core_from: cuts.a_from,
    top_fifth_share: curve?.[TOP_FIFTH] ?? null,
    core_customers: core,
    core_customers_share: judged.length === 0 ? 0 : core / judged.length,
    judged_customers: judged.length,
    loss_customers: losses.length,
    loss_minor: losses.reduce((sum, value) => sum + value, 0),
  }
}

const TOP_FIFTH = 20

function judgedValues(columns: Columns, bare: Parameters<typeof goldenClassOf>[1]): Float64Array {
  const read = METRICS.map((name) => ({ name, column: columnOf(columns, name) }))
  const judged: number[] = []
  const row = Object.fromEntries(METRICS.map((name) => [name, Number.NaN])) as Record<GoldenMetric, number>
  for (let position = 0; position < columns.customerIds.length; position += 1) {
    for (const { name, column } of read) row[name] = column[position] ?? Number.NaN
    if (!NOT_JUDGED.includes(goldenClassOf(row satisfies GoldenRow, bare))) judged.push(measuredMinor(row, bare))
  }
  return Float64Array.from(judged)
}
