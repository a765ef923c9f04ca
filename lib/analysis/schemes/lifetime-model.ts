import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Row } from '../classification/columns.ts'
import { expectedTransactions, probabilityAlive } from '../lifetime/bg-nbd.ts'
import { bgNbd, gammaGamma, heldOut } from '../lifetime/fitted.ts'
import { recentOf } from '../lifetime/recent.ts'
import type { LifetimeValue, ValueModel } from '../lifetime/value.ts'
import { lifetimeValueOf, marginMultiple } from '../lifetime/value.ts'
import { abcCuts } from './abc.ts'

const DAYS_PER_YEAR = 365
const RECENT_BELOW = 0.5

export const parameters = z
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
export type Parameters = z.infer<typeof parameters>

/** Answers by what a yearly margin is multiplied; not finite where what those that stay bring grows faster than it is discounted. */
export function multipleOf(given: {
  retention: number
  discount_rate: number
  growth_rate: number
  first_margin: string
}): number {
  const { retention, discount_rate: discountRate, growth_rate: growthRate, first_margin: first } = given
  return marginMultiple({ retention, discountRate, growthRate, atOnce: first === 'at_once' })
}

/** Answers the parameters that a model does not look at: those of the other one. */
export const unusedOf = (given: Pick<Parameters, 'model'>): readonly (keyof Parameters)[] =>
  given.model === 'bg_nbd' ? ['retention', 'growth_rate', 'first_margin'] : ['horizon_days', 'unit', 'holdout_days']

export const model = abcCuts.extend({
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
export type Model = z.infer<typeof model>

export const METRICS = [
  'shippingDays',
  'firstShippingDay',
  'lastShippingDay',
  'revenueMinor',
  'marginMinor',
  'shippingDaysBefore',
  'lastShippingDayBefore',
  'recent3Minor',
] as const
export type Metric = (typeof METRICS)[number]

/** Answers the metric that a run values: revenue or margin, minor units. */
export const amountMetric = (measure: Parameters['measure']) => (measure === 'margin' ? 'marginMinor' : 'revenueMinor')

export type Fitted = Omit<Model, 'a_from' | 'b_from'>

/** A row in which nothing is known yet. */
export const emptyRow = (): Record<Metric, number> => ({
  ...{ shippingDays: Number.NaN, firstShippingDay: Number.NaN, lastShippingDay: Number.NaN, revenueMinor: Number.NaN },
  ...{ marginMinor: Number.NaN, shippingDaysBefore: Number.NaN, lastShippingDayBefore: Number.NaN, recent3Minor: Number.NaN },
})

/** Answers a customer as the models look at it: shipping days after the first, days from the first to the last of them and to the last observed day, and what it brought, minor units. */
export function customerOf(row: Row<Metric>, fitted: Pick<Model, 'measure' | 'last_day'>) {
  return {
    frequency: row.shippingDays - 1,
    recencyDays: row.lastShippingDay - row.firstShippingDay,
    ageDays: fitted.last_day - row.firstShippingDay,
    amountMinor: row[amountMetric(fitted.measure)],
  }
}

/** What the model expects of a customer; null without a model. */
export function seenOf(row: Row<Metric>, fitted: Fitted): LifetimeValue | null {
  if (fitted.bg_nbd === null) return null
  const valueModel: ValueModel = {
    ...{ bgNbd: fitted.bg_nbd, gammaGamma: fitted.gamma_gamma, unitDays: fitted.unit_days },
    ...{ horizonDays: fitted.horizon_days, discountRate: fitted.discount_rate },
  }
  return lifetimeValueOf(customerOf(row, fitted), valueModel)
}

/** Answers what it brought, as a year, in whole minor units. */
export const yearly = (row: Row<Metric>, fitted: Fitted) =>
  wholeMinor((row[amountMetric(fitted.measure)] * DAYS_PER_YEAR) / fitted.period_days)

/** Answers the value of a customer within the horizon, in whole minor units; 0 where there is no model. */
export function lifetimeOf(row: Row<Metric>, fitted: Fitted): number {
  const exact =
    fitted.model === 'margin_multiple'
      ? ((row[amountMetric(fitted.measure)] * DAYS_PER_YEAR) / fitted.period_days) * fitted.multiple
      : (seenOf(row, fitted)?.value ?? 0)
  return wholeMinor(exact)
}

/** Rounds once, half away from zero; beyond a double's range there is nothing to round. */
export function wholeMinor(exact: number): number {
  if (!Number.isFinite(exact)) throw new AppError('internal', {}, { detail: 'run.amount_out_of_range' })
  const rounded = Math.sign(exact) * Math.round(Math.abs(exact))
  return rounded === 0 ? 0 : rounded
}

/** Without what one of the shipments brings: once over the horizon, not in twelve parts. */
export function aliveAndExpected(row: Row<Metric>, fitted: Fitted & { bg_nbd: NonNullable<Fitted['bg_nbd']> }) {
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

/** Answers what it brought in the last three months beside its own usual; null where nothing is usual of it. */
export const recentOfRow = ({ revenueMinor, recent3Minor, firstShippingDay }: Row<Metric>, { last_day: lastDay }: Fitted) =>
  recentOf({ revenueMinor, recentMinor: recent3Minor, firstDay: firstShippingDay, lastDay })
