import { z } from 'zod'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import { isCurrency } from '#lib/core/money'
import type { ResolvedPeriod } from '#lib/core/period'
import { resolvePeriod } from '#lib/core/period'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { recordId } from '#lib/platform/http/record-id'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ format: 'date' })

/** The days of a question about a period, as every analysis takes them. */
export const periodFields = {
  as_of: day.optional().meta({ description: 'a day, included; today when left out' }),
  from: day.optional().meta({ description: 'a day, included; twelve months before `to` when left out' }),
  to: day.optional().meta({ description: 'a day, not included; the day after `as_of` when left out' }),
}

/** The currency of a figure over money. */
export const currencyField = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()
  .meta({ description: 'ISO 4217; the company’s when left out' })

/** The outlet that a figure is narrowed to. */
export const outletField = recordId.optional().meta({ description: 'only what belongs to this outlet, or to one below it' })

export interface PeriodAsked {
  as_of?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Fills in the period of a question, with today in the company's time zone; without `from` it begins so many months before `to`, twelve unless said otherwise. Throws
 * `invalid_period`. */
export function periodOf(ctx: Context, asked: PeriodAsked, defaultMonths?: number): ResolvedPeriod {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  return resolvePeriod({ from: asked.from, to: asked.to, asOf: asked.as_of, today, defaultMonths })
}

/** Refuses what would be kept as of a day that is yet to come: nobody has shipped by then, so that everybody would have left. Throws `invalid_period`. */
export function refuseAhead({ now, company }: Pick<Context, 'now' | 'company'>, { asOf }: ResolvedPeriod): void {
  const today = dayOf(now, company.timeZone)
  if (asOf > today)
    throw new AppError('invalid_period', { as_of: asOf, today }, { detail: 'period.as_of_is_ahead', fields: ['as_of'] })
}

/** Answers the last day that is over, in the company's time zone: that as of which nightly runs, runs by button and the figures on screens are (decision 0077). */
export function lastFullDay({ now, company }: Pick<Context, 'now' | 'company'>): Day {
  return addDays(dayOf(now, company.timeZone), -1)
}

/** Answers the currency of a question: the company's unless another one is named. An unknown code is an invalid request. */
export function currencyOf(ctx: Context, asked: string | undefined): string {
  if (asked === undefined) return ctx.company.currency
  if (!isCurrency(asked)) throw invalidField('currency', 'unknown_currency', { currency: asked })
  return asked
}
