import type { Steps } from '#lib/core/steps'
import { atOnce, forEachPlace } from '#lib/core/steps'
import type { Columns } from '../classification/columns.ts'
import type { Scheme } from '../classification/scheme.ts'
import type { Recent } from '../lifetime/recent.ts'
import { hasFallen } from '../lifetime/recent.ts'
import { ABC_CLASSES, abcClassOf, classReason, fitAbcCuts } from './abc.ts'
import { fitModel, rowAt } from './lifetime-fit.ts'
import type { Metric, Model, Parameters } from './lifetime-model.ts'
import {
  aliveAndExpected,
  amountMetric,
  customerOf,
  emptyRow,
  lifetimeOf,
  METRICS,
  model,
  parameters,
  recentOfRow,
  seenOf,
  unusedOf,
  wholeMinor,
  yearly,
} from './lifetime-model.ts'
import { changesOf, fallReasons, historyReasons } from './lifetime-reasons.ts'

const A_SHARE = 0.8
const B_SHARE = 0.95

/**
 * Lifetime value: what a customer is expected to bring within the horizon. With `bg_nbd` a transaction is a shipping day: x = shipping days after the first, t_x = from the first to the
 * last, T = from the first to the day before `to`; BG/NBD tells how many more there will be, Gamma–Gamma what one of them brings, from all shipping days of a customer. With
 * `margin_multiple` it is the measure a year times r ÷ (1 + i − r(1 + g)), or (1 + i) ÷ the same where the first comes at once. Values are rounded once; classes are those of ABC at 80 and 95 % of all positive values. Where nobody has shipped on a second day
 * there is no model, and every value is 0.
 * @source docs/formulas.md#lifetime-value
 */
export const lifetimeValue: Scheme<Parameters, Metric, Model> = {
  id: 'lifetime_value',
  membership: 'shipment_in_period',
  defaultMonths: 24,
  parameters,
  model,
  metrics: METRICS,
  unused: unusedOf,
  hasShares: true,
  needs: ({ measure, holdout_days }) => [
    ...(['shippingDays', 'firstShippingDay', 'lastShippingDay'] as const),
    amountMetric(measure),
    ...(holdout_days > 0 ? (['shippingDaysBefore', 'lastShippingDayBefore'] as const) : []),
    // Last, and so not known of runs that were stored before they were looked at.
    'recent3Minor',
    ...(measure === 'margin' ? (['revenueMinor'] as const) : []),
  ],
  holdOutDays: ({ holdout_days }) => holdout_days,
  valueUnit: () => 'minor',
  ownValue: () => 'lifetime',
  unpricedBy: ({ measure }) => (measure === 'margin' ? 'uncosted' : 'unpriced'),
  classes: () => ABC_CLASSES,
  fit: (columns, given) => atOnce(fitSteps(columns, given)),
  fitSteps,
  assign: (row, fitted) => {
    const value = lifetimeOf(row, fitted)
    return { class: abcClassOf(value, fitted), value }
  },
  explain: (row, fitted) => {
    const value = lifetimeOf(row, fitted)
    const cuts = { ...fitted, a_share: A_SHARE, b_share: B_SHARE }
    const reasons = [classReason(value, cuts, { measure: 'lifetime', value_minor: value })]
    const seen = seenOf(row, fitted)
    if (fitted.model === 'margin_multiple')
      return [
        ...reasons,
        { code: 'lifetime_value.multiple', params: { yearly_minor: yearly(row, fitted), multiple: fitted.multiple } },
        ...fallReasons(row, fitted),
      ]
    if (seen === null) return [...reasons, { code: 'lifetime_value.no_model', params: {} }]
    return [...reasons, ...historyReasons(row, fitted, seen), ...fallReasons(row, fitted)]
  },
  whatWouldChange: (row, fitted) => changesOf(row, fitted),
  figures: (row, fitted) => {
    const seen = seenOf(row, fitted)
    const { frequency, recencyDays, ageDays } = customerOf(row, fitted)
    return {
      ...{ frequency, recency_days: recencyDays, age_days: ageDays },
      p_alive: seen?.alive ?? null,
      expected_shipments: seen?.shipments ?? null,
      expected_value_minor: seen === null ? null : wholeMinor(seen.shipments * seen.perShipment),
    }
  },
  fitted: ({ model: kind, bg_nbd, gamma_gamma, correlation, held_out, unit_days, horizon_days, multiple }) => ({
    ...{ model: kind, horizon_days, multiple },
    ...{ unit_days, bg_nbd, gamma_gamma, correlation, holdout: held_out },
  }),
}

function* fitSteps(columns: Columns, given: Parameters): Steps<Model> {
  const fitted = yield* fitModel(columns, given)
  const values = new Float64Array(columns.customerIds.length)
  yield* forEachPlace(values.length, (position) => {
    values[position] = lifetimeOf(rowAt(columns, position, given), fitted)
  })
  return { ...fitted, ...fitAbcCuts(values, A_SHARE, B_SHARE).cuts }
}

/** What a stored run says of customers beyond their value, for readers of very many of them. */
export interface LifetimeReader {
  readonly horizonDays: number
  readonly measure: 'revenue' | 'margin'
  /** By the inputs that the run stored with a customer; the probability of staying and the shipments within the horizon are null where the run has no such model. */
  figures(inputs: readonly number[]): {
    frequency: number
    alive: number | null
    expected: number | null
    /** From the first shipment within the period of the run to its last day. */
    knownDays: number
    /** What it brought lately beside its usual, and whether that lies below the share that the run points out; null where nothing is usual of it. */
    recent: (Recent & { fell: boolean }) | null
  }
}

/** Opens a stored run for such reading; null for one whose model cannot be read any more. */
export function lifetimeReader(given: unknown, storedModel: unknown): LifetimeReader | null {
  const [asked, fitted] = [parameters.safeParse(given), model.safeParse(storedModel)]
  if (!asked.success || !fitted.success) return null
  const names = lifetimeValue.needs(asked.data)
  const row = emptyRow()
  return {
    horizonDays: fitted.data.horizon_days,
    measure: fitted.data.measure,
    figures: (inputs) => {
      names.forEach((name, place) => {
        row[name] = inputs[place] ?? Number.NaN
      })
      const { bg_nbd } = fitted.data
      const seen = bg_nbd === null ? null : aliveAndExpected(row, { ...fitted.data, bg_nbd })
      const { frequency, ageDays: knownDays } = customerOf(row, fitted.data)
      const recent = recentOfRow(row, fitted.data)
      return {
        ...{ frequency, alive: seen?.alive ?? null, expected: seen?.shipments ?? null, knownDays },
        recent: recent === null ? null : { ...recent, fell: hasFallen(recent, fitted.data.recent_below) },
      }
    },
  }
}
