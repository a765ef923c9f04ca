import { z } from 'zod'
import { reachesShare } from '#lib/core/ratio'
import type { Row } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import { fallOf } from './fall.ts'
import { leastMore } from './least-more.ts'
import type { ServeMetric } from './serve-cost.ts'
import { isMarginUnknown, marketingMinor, SERVE_METRICS, serveMinor as serveMinorOf } from './serve-cost.ts'
import { COSTS_WOULD_TELL } from './unknown-costs.ts'

const parameters = z.strictObject({
  /** How many times the cost of serving the margin is: from the first on it pays, from the second on well. */
  contribution_cuts: z
    .array(z.number().gt(0).max(1_000))
    .length(2)
    .refine(([pays = 0, well = 0]) => pays < well, { params: { code: 'cuts_do_not_ascend' } })
    .default([1, 5]),
})
type Parameters = z.infer<typeof parameters>

const model = z.object({ contribution_cuts: z.array(z.number()), period_days: z.number() })
type Model = z.infer<typeof model>
type Metric = ServeMetric

/** Best first, but for what is not known. `unserved` earns without costing anything beside its waybills. */
const CLASSES = ['high', 'unserved', 'medium', 'low', 'negative', 'unknown'] as const

/**
 * Contribution to cost (客户成本贡献率): margin ÷ cost of serving. Margin is revenue − cost of waybills of which both are known; the cost of serving is compensation paid, what interactions and cases cost
 * by the company's hourly rates, and the marketing cost of a year (unknown is 0) by the days of the period. The value is what stays: margin − cost of serving; 0 where no cost of waybills is known.
 * @source docs/formulas.md#contribution-to-cost
 */
export const costContribution: Scheme<Parameters, Metric, Model> = {
  id: 'cost_contribution',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: SERVE_METRICS,
  hasShares: true,
  needs: () => SERVE_METRICS,
  valueUnit: () => 'minor',
  ownValue: () => 'profit',
  unpricedBy: () => 'uncosted',
  classes: () => CLASSES,
  fit: ({ frame }, { contribution_cuts }) => ({ contribution_cuts, period_days: frame.toDay - frame.fromDay }),
  assign: (row, fitted) => {
    const name = classOf(row.marginMinor, serveMinor(row, fitted), row, fitted)
    return { class: name, value: name === 'unknown' ? 0 : row.marginMinor - serveMinor(row, fitted) }
  },
  explain: (row, fitted) => {
    if (isMarginUnknown(row)) return [{ code: 'cost_contribution.unknown', params: {} }, serveReason(row, fitted)]
    const serve = serveMinor(row, fitted)
    const params = { margin_minor: row.marginMinor, serve_minor: serve }
    if (serve === 0) return [{ code: 'cost_contribution.unserved', params: { margin_minor: row.marginMinor } }]
    return [{ code: 'cost_contribution.rate', params: { ...params, rate: row.marginMinor / serve } }, serveReason(row, fitted)]
  },
  whatWouldChange: (row, fitted) => changesOf(row, fitted),
  figures: (row, fitted) => {
    const serve = serveMinor(row, fitted)
    return {
      serve_cost_minor: serve,
      contribution_rate: serve === 0 || isMarginUnknown(row) ? null : row.marginMinor / serve,
    }
  },
}

const serveMinor = (row: Row<Metric>, { period_days }: Model) => serveMinorOf(row, period_days)

function classOf(margin: number, serve: number, row: Row<Metric>, { contribution_cuts }: Model): (typeof CLASSES)[number] {
  if (isMarginUnknown(row)) return 'unknown'
  if (margin < 0) return 'negative'
  if (serve <= 0) return 'unserved'
  const [pays = 0, well = 0] = contribution_cuts
  if (reachesShare(margin, serve, well)) return 'high'
  return reachesShare(margin, serve, pays) ? 'medium' : 'low'
}

function serveReason(row: Row<Metric>, fitted: Model): Reason {
  return {
    code: 'cost_contribution.serve',
    params: {
      claims_minor: row.claimsMinor,
      service_minor: row.serviceMinor,
      marketing_minor: marketingMinor(row, fitted.period_days),
    },
  }
}

/** How much more margin, or how much less of the cost of serving, leads to the next better class; of the best ones, how much less margin to a worse one. */
function changesOf(row: Row<Metric>, fitted: Model): Reason[] {
  const serve = serveMinor(row, fitted)
  const margin = row.marginMinor
  const now = classOf(margin, serve, row, fitted)
  if (now === 'unknown') return [COSTS_WOULD_TELL]
  const [pays = 0, well = 0] = fitted.contribution_cuts
  if (now === 'high' || now === 'unserved') {
    const less = leastMore((tried) => classOf(margin - tried, serve, row, fitted) !== now)
    return less === null ? [] : [fallsBy(margin, less, classOf(margin - less, serve, row, fitted))]
  }
  const cut = now === 'negative' || serve <= 0 ? 0 : now === 'low' ? pays : well
  const wanted = least(Math.floor(cut * serve) - 1, (tried) => (cut === 0 ? tried >= 0 : reachesShare(tried, serve, cut)))
  const earns = { amount_minor: wanted - margin, class: classOf(wanted, serve, row, fitted) }
  if (margin <= 0 || cut === 0) return [{ code: 'cost_contribution.earns', params: earns }]
  const allowed = -least(-(Math.ceil(margin / cut) + 1), (tried) => reachesShare(margin, -tried, cut))
  const saves = { amount_minor: serve - allowed, class: classOf(margin, allowed, row, fitted) }
  return [
    { code: 'cost_contribution.earns', params: earns },
    { code: 'cost_contribution.saves', params: saves },
  ]
}

function fallsBy(margin: number, less: number, reached: string): Reason {
  const { suffix, params } = fallOf(margin, less)
  return { code: `cost_contribution.falls${suffix}`, params: { ...params, class: reached } }
}

/** The least whole number from a start on for which something holds; the start lies just below it. */
function least(start: number, holds: (tried: number) => boolean): number {
  let tried = start
  while (!holds(tried)) tried += 1
  return tried
}
