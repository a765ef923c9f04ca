import type { z } from 'zod'
import type { Steps } from '#lib/core/steps'
import type { Columns, Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import type { FittedBgNbd } from '../lifetime/bg-nbd.ts'
import { fitBgNbd } from '../lifetime/bg-nbd.ts'
import { correlationOf } from '../lifetime/correlation.ts'
import type { heldOut } from '../lifetime/fitted.ts'
import { fitGammaGamma } from '../lifetime/gamma-gamma.ts'
import { compareHeldOut } from '../lifetime/hold-out.ts'
import type { Fitted, Metric, Parameters } from './lifetime-model.ts'
import { amountMetric, emptyRow, multipleOf } from './lifetime-model.ts'

const DAYS_PER_UNIT = { day: 1, week: 7, month: 365.25 / 12 } as const

/** Fits what a run needs of its customers: BG/NBD and Gamma–Gamma with what was held out, or the multiple of margins alone. */
export function* fitModel(columns: Columns, given: Parameters): Steps<Fitted> {
  const { frame } = columns
  const base = {
    ...{ model: given.model, measure: given.measure, horizon_days: given.horizon_days, discount_rate: given.discount_rate },
    unit_days: DAYS_PER_UNIT[given.unit],
    last_day: frame.toDay - 1,
    period_days: frame.toDay - frame.fromDay,
    ...{ multiple: multipleOf(given), recent_below: given.recent_below },
    ...{ bg_nbd: null, gamma_gamma: null, correlation: null, held_out: null },
  }
  if (given.model === 'margin_multiple') return base
  const days = columnOf(columns, 'shippingDays')
  const first = columnOf(columns, 'firstShippingDay')
  const last = columnOf(columns, 'lastShippingDay')
  const amounts = columnOf(columns, amountMetric(given.measure))
  const unit = base.unit_days
  const found = yield* fitBgNbd({
    frequency: Float64Array.from(days, (count) => count - 1),
    recency: Float64Array.from(last, (day, position) => (day - (first[position] ?? day)) / unit),
    age: Float64Array.from(first, (day) => (base.last_day - day) / unit),
  })
  const mean = Float64Array.from(amounts, (amount, position) => amount / (days[position] ?? 1))
  yield
  const spending = yield* fitGammaGamma({ transactions: days, mean })
  return {
    ...base,
    bg_nbd: found === null ? null : stored(found),
    gamma_gamma:
      spending === null
        ? null
        : {
            ...{ p: spending.p, q: spending.q, v: spending.v },
            ...{ log_likelihood: spending.logLikelihood, converged: spending.converged },
          },
    correlation: correlationOf(days, mean, (position) => (mean[position] ?? 0) > 0),
    held_out: given.holdout_days === 0 ? null : yield* holdOut(columns, given, unit),
  }
}

const stored = ({ logLikelihood, converged, r, alpha, a, b }: FittedBgNbd) => ({
  ...{ r, alpha, a, b, converged },
  log_likelihood: logLikelihood,
})

/** Fits the model to the days before those that are held out, and compares. Null where there is nothing to fit. */
function* holdOut(columns: Columns, { holdout_days: held }: Parameters, unit: number): Steps<z.infer<typeof heldOut> | null> {
  const split = columns.frame.toDay - held
  const all = columnOf(columns, 'shippingDays')
  const before = columnOf(columns, 'shippingDaysBefore')
  const first = columnOf(columns, 'firstShippingDay')
  const lastBefore = columnOf(columns, 'lastShippingDayBefore')
  const known = Array.from(before.keys()).filter((position) => (before[position] ?? 0) > 0)
  const at = (of: (position: number) => number) => Float64Array.from(known, of)
  const histories = {
    frequency: at((position) => (before[position] ?? 1) - 1),
    recency: at((position) => ((lastBefore[position] ?? 0) - (first[position] ?? 0)) / unit),
    age: at((position) => (split - 1 - (first[position] ?? 0)) / unit),
  }
  const fitted = yield* fitBgNbd(histories)
  if (fitted === null) return null
  const came = at((position) => (all[position] ?? 0) - (before[position] ?? 0))
  const compared = yield* compareHeldOut(histories, came, held / unit, fitted)
  return compared === null ? null : { days: held, ...compared, calibration: [...compared.calibration] }
}

/** Answers what a run looks at of the customer at a place of its columns. */
export function rowAt(columns: Columns, position: number, given: Parameters): Row<Metric> {
  const row = emptyRow()
  for (const name of ['shippingDays', 'firstShippingDay', 'lastShippingDay', amountMetric(given.measure)] as const)
    row[name] = columnOf(columns, name)[position] ?? Number.NaN
  return row
}
