import { useFormatter, useTranslations } from 'next-intl'
import type { FigurePeriod } from '#components/chart/figure'
import type { SeasonsView, SeasonView } from '#lib/analysis/season/service'
import { addDays } from '#lib/core/day'

const digits = 2

/** How seasons are written. */
export function useSeasonText(year: number) {
  const t = useTranslations('analysis')
  const format = useFormatter()
  const nameOf = ({ level, name }: Pick<SeasonView, 'level' | 'name'>) => {
    if (level === 'company') return t('season.company')
    return level === 'kind' ? t(`kinds.${name as 'business'}`) : name
  }
  return {
    nameOf,
    /** The name with whether it is a type of customer or a trade: some of both sound alike. */
    fullNameOf: (season: Pick<SeasonView, 'level' | 'name'>) =>
      season.level === 'company' ? nameOf(season) : t(`season.levels.${season.level}`, { name: nameOf(season) }),
    index: (value: number) => format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    monthOf: (place: number) => format.dateTime(new Date(Date.UTC(year, place, 1)), { month: 'short', timeZone: 'UTC' }),
    percent: (ratio: number) => format.number(ratio, { style: 'percent', maximumFractionDigits: 0 }),
  }
}

/** The days of whose records a season was worked out. */
export function periodOfSeason({ period }: SeasonsView): FigurePeriod | null {
  return period === null ? null : { ...period, asOf: addDays(period.to, -1) }
}

/** Marks of the axis that hold every index, in steps of a quarter or a half. */
export function indexMarks(indexes: readonly number[]): number[] {
  const most = Math.max(1.5, ...indexes)
  const step = most > 2 ? 1 : 0.5
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => place * step)
}

/** The months with the highest and the lowest index, by their place in the year. */
export function extremesOf(indexes: readonly number[]): { high: number; low: number } {
  return { high: indexes.indexOf(Math.max(...indexes)), low: indexes.indexOf(Math.min(...indexes)) }
}
