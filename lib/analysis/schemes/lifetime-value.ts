import { z } from 'zod'
import { dayFromNumber } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import type { Columns, Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import type { FittedBgNbd } from '../lifetime/bg-nbd.ts'
import { expectedTransactions, fitBgNbd, probabilityAlive } from '../lifetime/bg-nbd.ts'
import { correlationOf } from '../lifetime/correlation.ts'
import { bgNbd, gammaGamma, heldOut } from '../lifetime/fitted.ts'
import { fitGammaGamma } from '../lifetime/gamma-gamma.ts'
import { compareHeldOut } from '../lifetime/hold-out.ts'
import type { Recent } from '../lifetime/recent.ts'
import { hasFallen, recentOf } from '../lifetime/recent.ts'
import type { LifetimeValue, ValueModel } from '../lifetime/value.ts'
import { lifetimeValueOf, marginMultiple } from '../lifetime/value.ts'
import { ABC_CLASSES, abcClassOf, abcCuts, classReason, fitAbcCuts } from './abc.ts'
import { leastMore } from './least-more.ts'

const DAYS_PER_UNIT = { day: 1, week: 7, month: 365.25 / 12 } as const
const DAYS_PER_YEAR = 365
const A_SHARE = 0.8
const RECENT_BELOW = 0.5
const B_SHARE = 0.95

const parameters = z
  .strictObject({
    model: z.enum(['bg_nbd', 'margin_multiple']).default('bg_nbd'),
    horizon_days: z.int().min(1).max(3_660).default(365),
    unit: z.enum(['day', 'week', 'month']).default('week'),
    measure: z.enum(['revenue', 'margin']).default('revenue'),
    /** A year. */
    discount_rate: z.number().min(0).max(1).default(0.1),
    holdout_days: z.int().min(0).max(366).default(0),
    /** The share of customers that stays from one year to the next; this and what follows for the multiple of margins alone. */
    retention: z.number().gt(0).lt(1).default(0.8),
    /** Of what those that stay bring, a year. */
    growth_rate: z.number().gt(-1).max(1).default(0),
    /** When the first margin comes: after a year, or at once. */
    first_margin: z.enum(['after_a_year', 'at_once']).default('after_a_year'),
    /** Below which share of its own usual the revenue of the last three months is pointed out: a value by shipping days does not see that less is sent on as many. 0 never does. */
    recent_below: z.number().min(0).max(1).default(RECENT_BELOW),
  })
  .refine((given) => given.model !== 'margin_multiple' || Number.isFinite(multipleOf(given)), {
    path: ['growth_rate'],
    params: { code: 'value_without_end' },
  })
type Parameters = z.infer<typeof parameters>

function multipleOf(given: { retention: number; discount_rate: number; growth_rate: number; first_margin: string }): number {
  const { retention, discount_rate: discountRate, growth_rate: growthRate, first_margin: first } = given
  return marginMultiple({ retention, discountRate, growthRate, atOnce: first === 'at_once' })
}

const model = abcCuts.extend({
  model: z.enum(['bg_nbd', 'margin_multiple']),
  measure: z.enum(['revenue', 'margin']),
  unit_days: z.number(),
  horizon_days: z.number(),
  discount_rate: z.number(),
  /** The day before `to`, up to which customers were observed, and the days of the period. */
  last_day: z.int(),
  period_days: z.number(),
  multiple: z.number(),
  /** Runs of earlier versions look at nothing recent. */
  recent_below: z.number().default(RECENT_BELOW),
  /** Null for the multiple of margins, and while nobody has shipped on a second day. */
  bg_nbd: bgNbd.nullable(),
  gamma_gamma: gammaGamma.nullable(),
  /** Of shipping days with what one of them brings, over those whom Gamma–Gamma looks at; runs of earlier versions have none. */
  correlation: z.number().nullable().default(null),
  held_out: heldOut.nullable(),
})
type Model = z.infer<typeof model>

const METRICS = [
  'shippingDays',
  'firstShippingDay',
  'lastShippingDay',
  'revenueMinor',
  'marginMinor',
  'shippingDaysBefore',
  'lastShippingDayBefore',
  'recent3Minor',
] as const
type Metric = (typeof METRICS)[number]

const amountMetric = (measure: Parameters['measure']) => (measure === 'margin' ? 'marginMinor' : 'revenueMinor')

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
  unpricedBy: ({ measure }) => (measure === 'margin' ? 'uncosted' : 'unpriced'),
  classes: () => ABC_CLASSES,
  fit: (columns, given) => {
    const fitted = fitModel(columns, given)
    const values = Float64Array.from(columns.customerIds, (_, position) => lifetimeOf(rowAt(columns, position, given), fitted))
    return { ...fitted, ...fitAbcCuts(values, A_SHARE, B_SHARE).cuts }
  },
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

/** Without what one of the shipments brings: once over the horizon, not in twelve parts. */
function aliveAndExpected(row: Row<Metric>, fitted: Fitted & { bg_nbd: NonNullable<Fitted['bg_nbd']> }) {
  const { frequency, recencyDays, ageDays } = customerOf(row, fitted)
  const history = { x: frequency, recency: recencyDays / fitted.unit_days, age: ageDays / fitted.unit_days }
  return {
    alive: probabilityAlive(history, fitted.bg_nbd),
    // A day of shipping comes once a day, as `lifetimeValueOf` has it.
    shipments: Math.min(
      fitted.horizon_days,
      expectedTransactions(history, fitted.horizon_days / fitted.unit_days, fitted.bg_nbd),
    ),
  }
}

function historyReasons(row: Row<Metric>, fitted: Model, seen: LifetimeValue): Reason[] {
  const { frequency, recencyDays, ageDays } = customerOf(row, fitted)
  return [
    { code: 'lifetime_value.history', params: { days: frequency + 1, since_days: ageDays - recencyDays, age_days: ageDays } },
    frequency === 0
      ? { code: 'lifetime_value.alive_by_construction', params: {} }
      : { code: 'lifetime_value.alive', params: { alive_share: seen.alive } },
    {
      code: 'lifetime_value.expected',
      params: { shipments: seen.shipments, horizon_days: fitted.horizon_days, per_minor: wholeMinor(seen.perShipment) },
    },
  ]
}

const recentOfRow = ({ revenueMinor, recent3Minor, firstShippingDay }: Row<Metric>, { last_day: lastDay }: Fitted) =>
  recentOf({ revenueMinor, recentMinor: recent3Minor, firstDay: firstShippingDay, lastDay })

/** That less is brought lately than the value is made of, where it is by so much less. */
function fallReasons(row: Row<Metric>, fitted: Model): Reason[] {
  const recent = recentOfRow(row, fitted)
  if (recent === null || !hasFallen(recent, fitted.recent_below)) return []
  const { recentMinor, usualMinor } = recent
  const params = { recent_minor: recentMinor, usual_minor: usualMinor, recent_share: recentMinor / usualMinor }
  return [{ code: 'lifetime_value.fell_lately', params }]
}

/**
 * How much more or less value leads to another class, and what it hangs on: how much more its shipping days of the period would have to bring, their number staying; or that it ships once more, on the last
 * day, at what its shipping days bring on the average.
 */
function changesOf(row: Row<Metric>, fitted: Model): Reason[] {
  const metric = amountMetric(fitted.measure)
  const valueWith = (more: number) => lifetimeOf({ ...row, [metric]: row[metric] + more }, fitted)
  const classWith = (more: number) => abcClassOf(valueWith(more), fitted)
  const now = classWith(0)
  const value = valueWith(0)
  const { measure } = fitted
  const changes: Reason[] = []
  const more = leastMore((tried) => classWith(tried) < now)
  if (more !== null) {
    const params = { measure, class: classWith(more), amount_minor: valueWith(more) - value, more_minor: more }
    changes.push({ code: 'lifetime_value.rises', params })
  }
  const less = leastMore((tried) => classWith(-tried) > now)
  if (less !== null) {
    const params = { measure, class: classWith(-less), amount_minor: value - valueWith(-less), less_minor: less }
    changes.push({ code: 'lifetime_value.falls', params })
  }
  if (fitted.bg_nbd === null || row.lastShippingDay >= fitted.last_day) return changes
  const per = wholeMinor(row[metric] / row.shippingDays)
  const again = { shippingDays: row.shippingDays + 1, lastShippingDay: fitted.last_day, [metric]: row[metric] + per }
  const reached = abcClassOf(lifetimeOf({ ...row, ...again }, fitted), fitted)
  if (reached < now)
    changes.push({
      code: 'lifetime_value.ships',
      params: { class: reached, day: dayFromNumber(fitted.last_day), per_minor: per },
    })
  return changes
}

type Fitted = Omit<Model, 'a_from' | 'b_from'>

function fitModel(columns: Columns, given: Parameters): Fitted {
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
  const found = fitBgNbd({
    frequency: Float64Array.from(days, (count) => count - 1),
    recency: Float64Array.from(last, (day, position) => (day - (first[position] ?? day)) / unit),
    age: Float64Array.from(first, (day) => (base.last_day - day) / unit),
  })
  const mean = Float64Array.from(amounts, (amount, position) => amount / (days[position] ?? 1))
  const spending = fitGammaGamma({ transactions: days, mean })
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
    held_out: given.holdout_days === 0 ? null : holdOut(columns, given, unit),
  }
}

const stored = ({ logLikelihood, converged, r, alpha, a, b }: FittedBgNbd) => ({
  ...{ r, alpha, a, b, converged },
  log_likelihood: logLikelihood,
})

/** Fits the model to the days before those that are held out, and compares. Null where there is nothing to fit. */
function holdOut(columns: Columns, { holdout_days: held }: Parameters, unit: number): z.infer<typeof heldOut> | null {
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
  const fitted = fitBgNbd(histories)
  if (fitted === null) return null
  const came = at((position) => (all[position] ?? 0) - (before[position] ?? 0))
  const compared = compareHeldOut(histories, came, held / unit, fitted)
  return compared === null ? null : { days: held, ...compared, calibration: [...compared.calibration] }
}

const emptyRow = (): Record<Metric, number> => ({
  ...{ shippingDays: Number.NaN, firstShippingDay: Number.NaN, lastShippingDay: Number.NaN, revenueMinor: Number.NaN },
  ...{ marginMinor: Number.NaN, shippingDaysBefore: Number.NaN, lastShippingDayBefore: Number.NaN, recent3Minor: Number.NaN },
})

function rowAt(columns: Columns, position: number, given: Parameters): Row<Metric> {
  const row = emptyRow()
  for (const name of ['shippingDays', 'firstShippingDay', 'lastShippingDay', amountMetric(given.measure)] as const)
    row[name] = columnOf(columns, name)[position] ?? Number.NaN
  return row
}

function customerOf(row: Row<Metric>, fitted: Pick<Model, 'measure' | 'last_day'>) {
  return {
    frequency: row.shippingDays - 1,
    recencyDays: row.lastShippingDay - row.firstShippingDay,
    ageDays: fitted.last_day - row.firstShippingDay,
    amountMinor: row[amountMetric(fitted.measure)],
  }
}

/** What the model expects of a customer; null without a model. */
function seenOf(row: Row<Metric>, fitted: Fitted): LifetimeValue | null {
  if (fitted.bg_nbd === null) return null
  const valueModel: ValueModel = {
    ...{ bgNbd: fitted.bg_nbd, gammaGamma: fitted.gamma_gamma, unitDays: fitted.unit_days },
    ...{ horizonDays: fitted.horizon_days, discountRate: fitted.discount_rate },
  }
  return lifetimeValueOf(customerOf(row, fitted), valueModel)
}

const yearly = (row: Row<Metric>, fitted: Fitted) =>
  wholeMinor((row[amountMetric(fitted.measure)] * DAYS_PER_YEAR) / fitted.period_days)

function lifetimeOf(row: Row<Metric>, fitted: Fitted): number {
  const exact =
    fitted.model === 'margin_multiple'
      ? ((row[amountMetric(fitted.measure)] * DAYS_PER_YEAR) / fitted.period_days) * fitted.multiple
      : (seenOf(row, fitted)?.value ?? 0)
  return wholeMinor(exact)
}

/** Rounds once, half away from zero; beyond a double's range there is nothing to round. */
function wholeMinor(exact: number): number {
  if (!Number.isFinite(exact)) throw new AppError('internal', {}, { detail: 'run.amount_out_of_range' })
  const rounded = Math.sign(exact) * Math.round(Math.abs(exact))
  return rounded === 0 ? 0 : rounded
}
