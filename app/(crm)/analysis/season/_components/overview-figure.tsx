import { useFormatter, useTranslations } from 'next-intl'
import { Figure } from '#components/chart/figure'
import type { SeasonsView, SeasonView } from '#lib/analysis/season/service'
import { springFestivalOf } from '#lib/core/spring-festival'
import { customersHref } from '../../_components/customers-href.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { extremesOf, periodOfSeason, useSeasonText } from './season-text.ts'

interface Props {
  company: SeasonView
  kinds: readonly SeasonView[]
  view: SeasonsView
}

/** Every kind by month in one table. */
export function OverviewFigure({ company, kinds, view }: Props) {
  const t = useTranslations('analysis.season')
  const format = useFormatter()
  const { fullNameOf, index, monthOf } = useSeasonText(view.year)
  const { high, low } = extremesOf(company.indexes)
  const festival = springFestivalOf(view.year)
  const day = (text: string) => format.dateTime(new Date(`${text}T00:00:00Z`), { month: 'long', day: 'numeric', timeZone: 'UTC' })
  return (
    <Figure
      title={t('allTitle', { year: String(view.year) })}
      unit={t('unit')}
      period={periodOfSeason(view)}
      sentence={`${t('companySentence', {
        high: monthOf(high),
        highIndex: index(company.indexes[high] ?? 1),
        low: monthOf(low),
        lowIndex: index(company.indexes[low] ?? 1),
      })}${festival === null ? '' : t('festival', { day: day(festival) })}`}
      definition={{ ...useDefinition()('season'), key: 'season-all' }}
      table={{
        caption: t('allTitle', { year: String(view.year) }),
        open: true,
        columns: [
          { key: 'kind', label: t('kind') },
          ...company.indexes.map((_, place) => ({ key: String(place), label: monthOf(place), wide: true })),
        ],
        rows: [company, ...kinds].map((one) => {
          const extremes = extremesOf(one.indexes)
          return {
            key: `${one.level} ${one.name}`,
            href: customersHref(one),
            note: t('note', {
              high: monthOf(extremes.high),
              highIndex: index(one.indexes[extremes.high] ?? 1),
              low: monthOf(extremes.low),
              lowIndex: index(one.indexes[extremes.low] ?? 1),
            }),
            cells: [fullNameOf(one), ...one.indexes.map(index)],
          }
        }),
      }}
    />
  )
}
