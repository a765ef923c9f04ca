import { useFormatter, useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { PointDatum, Series } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { SeasonsView, SeasonView } from '#lib/analysis/season/service'
import { customersHref } from '../../_components/customers-href.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { extremesOf, indexMarks, periodOfSeason, useSeasonText } from './season-text.ts'

const chartHeight = 200

interface Props {
  season: SeasonView
  company: SeasonView
  view: SeasonsView
}

/** The year of one kind of customer beside the company's. */
export function KindFigure({ season, company, view }: Props) {
  const t = useTranslations('analysis.season')
  const format = useFormatter()
  const { nameOf, index, monthOf, percent } = useSeasonText(view.year)
  const definition = useDefinition()('season')
  const name = nameOf(season)
  const href = customersHref(season)
  const { high, low } = extremesOf(season.indexes)
  const series: Series[] = [
    { key: 'kind', label: name, tone: 'first' },
    { key: 'company', label: t('company'), tone: 'rest', dashed: true },
  ]
  const data = season.indexes.map((value, place): PointDatum => {
    const all = company.indexes[place] ?? 1
    return {
      key: String(place),
      label: monthOf(place),
      values: { kind: value, company: all },
      texts: { kind: index(value), company: index(all) },
      href,
    }
  })
  const size =
    season.customers === null || season.shipmentsPerMonth === null
      ? ''
      : t('size', {
          customers: season.customers,
          waybills: format.number(season.shipmentsPerMonth, { maximumFractionDigits: 0 }),
        })
  return (
    <Figure
      title={name}
      unit={t(season.level === 'company' ? 'unit' : `unitOf.${season.level}`)}
      period={periodOfSeason(view)}
      sentence={`${t('sentence', {
        high: monthOf(high),
        highIndex: index(season.indexes[high] ?? 1),
        low: monthOf(low),
        lowIndex: index(season.indexes[low] ?? 1),
        weight: percent(season.weight),
      })}${size}`}
      definition={{ ...definition, key: `season-${season.level}-${season.name}` }}
      legend={series}
      table={{
        caption: name,
        columns: [
          { key: 'month', label: t('month') },
          { key: 'kind', label: name },
          { key: 'company', label: t('company') },
        ],
        rows: data.map(({ key, label, texts }) => ({ key, href, cells: [label, texts['kind'], texts['company']] })),
      }}
    >
      <Chart
        kind="lines"
        height={chartHeight}
        data={data}
        series={series}
        ticks={indexMarks([...season.indexes, ...company.indexes]).map((at) => ({ at, label: index(at) }))}
        hint={t('hint')}
      />
    </Figure>
  )
}
