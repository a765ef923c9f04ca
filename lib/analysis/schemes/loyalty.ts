import { z } from 'zod'
import { medianOfSorted } from '#lib/core/median'
import type { Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'

const parameters = z.strictObject({
  /** From which answer on the attitude is high: would recommend (0–10), else satisfaction (1–5). */
  attitude_high: z
    .strictObject({ recommend: z.int().min(0).max(10).default(9), satisfaction: z.int().min(1).max(5).default(4) })
    .prefault({}),
  /** From how many shipping days on the repeat is high: the median of the run, or a number. */
  repeat_high: z.union([z.literal('median'), z.int().min(1)]).default('median'),
})
type Parameters = z.infer<typeof parameters>

const model = z.object({ recommend_from: z.number(), satisfaction_from: z.number(), repeat_from: z.number().nullable() })
type Model = z.infer<typeof model>
type Metric = 'shippingDays' | 'recommend' | 'satisfaction'

const METRICS: readonly Metric[] = ['shippingDays', 'recommend', 'satisfaction']
export const LOYALTY_CLASSES = ['loyal', 'latent', 'spurious', 'none', 'unknown'] as const

/**
 * Loyalty after Dick & Basu: attitude × repeat. The attitude is that of the latest answer in the twelve months before `to`: would recommend, or satisfaction where
 * that was not asked; without an answer it is unknown, which is not low. Repeat is high from the run's median of shipping days. The value is shipping days.
 * @source docs/formulas.md#loyalty
 */
export const loyalty: Scheme<Parameters, Metric, Model> = {
  id: 'loyalty',
  membership: 'shipment_before_to',
  parameters,
  model,
  metrics: METRICS,
  hasShares: false,
  needs: () => METRICS,
  valueUnit: () => 'days',
  unpricedBy: () => null,
  classes: () => LOYALTY_CLASSES,
  fit: (columns, { attitude_high, repeat_high }) => ({
    recommend_from: attitude_high.recommend,
    satisfaction_from: attitude_high.satisfaction,
    repeat_from: repeat_high === 'median' ? medianOf(columnOf(columns, 'shippingDays')) : repeat_high,
  }),
  assign: (row, fitted) => ({ class: classOf(row, fitted), value: row.shippingDays }),
  explain: (row, fitted) => [attitudeReason(row, fitted), repeatReason(row, fitted)],
  whatWouldChange: (row, fitted) => [...answerChanges(row, fitted), ...repeatChanges(row, fitted)],
}

function medianOf(values: ArrayLike<number>): number | null {
  return values.length === 0 ? null : medianOfSorted(Float64Array.from(values).sort())
}

function classOf(row: Row<Metric>, fitted: Model): (typeof LOYALTY_CLASSES)[number] {
  const attitude = attitudeOf(row, fitted)
  if (attitude === 'unknown') return 'unknown'
  const repeats = isRepeatHigh(row, fitted)
  if (attitude === 'high') return repeats ? 'loyal' : 'latent'
  return repeats ? 'spurious' : 'none'
}

function attitudeOf(row: Row<Metric>, fitted: Model): 'high' | 'low' | 'unknown' {
  if (!Number.isNaN(row.recommend)) return row.recommend >= fitted.recommend_from ? 'high' : 'low'
  if (!Number.isNaN(row.satisfaction)) return row.satisfaction >= fitted.satisfaction_from ? 'high' : 'low'
  return 'unknown'
}

function isRepeatHigh(row: Row<Metric>, fitted: Model): boolean {
  return fitted.repeat_from !== null && row.shippingDays >= fitted.repeat_from
}

function attitudeReason(row: Row<Metric>, fitted: Model): Reason {
  const attitude = attitudeOf(row, fitted)
  if (attitude === 'unknown') return { code: 'loyalty.attitude_unknown', params: {} }
  if (!Number.isNaN(row.recommend)) {
    return { code: 'loyalty.recommend', params: { recommend: row.recommend, from: fitted.recommend_from, attitude } }
  }
  return { code: 'loyalty.satisfaction', params: { satisfaction: row.satisfaction, from: fitted.satisfaction_from, attitude } }
}

/** Which answer would be another attitude: to what the latest answer was, or would recommend where there is none. */
function answerChanges(row: Row<Metric>, fitted: Model): Reason[] {
  const attitude = attitudeOf(row, fitted)
  const isOfSatisfaction = Number.isNaN(row.recommend) && !Number.isNaN(row.satisfaction)
  const asked = isOfSatisfaction ? 'satisfaction' : 'recommend'
  const from = isOfSatisfaction ? fitted.satisfaction_from : fitted.recommend_from
  const least = isOfSatisfaction ? 1 : 0
  const classWith = (answer: number) => classOf({ ...row, [asked]: answer }, fitted)
  const changes: Reason[] = []
  if (attitude !== 'high') changes.push({ code: `loyalty.${asked}_reaches`, params: { from, class: classWith(from) } })
  if (attitude !== 'low' && from > least)
    changes.push({ code: `loyalty.${asked}_below`, params: { from, class: classWith(from - 1) } })
  return changes
}

/** How many more shipping days are a high repeat; of whoever has given no answer they change nothing. */
function repeatChanges(row: Row<Metric>, fitted: Model): Reason[] {
  const { repeat_from } = fitted
  if (repeat_from === null || isRepeatHigh(row, fitted) || attitudeOf(row, fitted) === 'unknown') return []
  // A median may lie between two days.
  const days = Math.ceil(repeat_from)
  return [
    { code: 'loyalty.ships', params: { days: days - row.shippingDays, class: classOf({ ...row, shippingDays: days }, fitted) } },
  ]
}

function repeatReason(row: Row<Metric>, fitted: Model): Reason {
  const repeat = isRepeatHigh(row, fitted) ? 'high' : 'low'
  return { code: 'loyalty.repeat', params: { days: row.shippingDays, from: fitted.repeat_from ?? 0, repeat } }
}
