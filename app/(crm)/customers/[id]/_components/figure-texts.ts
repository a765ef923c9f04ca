import { getFormatter, getTranslations } from 'next-intl/server'
import type { measuresOfCustomer } from '#lib/analysis/customer-measures/service'
import { addDays } from '#lib/core/day'
import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'

const GRAMS_PER_KILOGRAM = 1_000
const MOST_DIGITS = 2

/** Figures as texts; the period, and a sentence where there are none. */
export interface FigureTexts {
  period: string | null
  nothing: string | null
  rows: { key: string; label: string; value: string; known: boolean }[]
}

/** Writes what a customer is measured by in the reader's language, each with its unit. */
export async function figureTexts(ctx: Context, found: Awaited<ReturnType<typeof measuresOfCustomer>>): Promise<FigureTexts> {
  const [t, units, format] = await Promise.all([getTranslations('card.figures'), getTranslations('units'), getFormatter()])
  if (found === null) return { period: null, nothing: t('noRun'), rows: [] }
  const write = (value: number, unit: (typeof found.figures)[number]['unit']) => {
    if (unit === 'minor') return formatMoney(value, found.currency, ctx.locale)
    if (unit === 'ratio') return format.number(value, { style: 'percent', maximumFractionDigits: 1 })
    if (unit === 'grams')
      return units('kilograms', { count: format.number(value / GRAMS_PER_KILOGRAM, { maximumFractionDigits: 1 }) })
    return format.number(value, { maximumFractionDigits: MOST_DIGITS })
  }
  const isEmpty = found.figures.every(({ value }) => value === null)
  return {
    period: t('over', { from: found.from, to: addDays(found.to, -1) }),
    nothing: isEmpty ? t('none') : null,
    rows: isEmpty
      ? []
      : found.figures.map(({ name, unit, value }) => ({
          ...{ key: name, label: t(`names.${name}`), known: value !== null },
          value: value === null ? t('unknown') : typeof value === 'string' ? value : write(value, unit),
        })),
  }
}
