import { useTranslations } from 'next-intl'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import type { NpsResource } from '#lib/analysis/satisfaction/schema'
import { useAmounts } from '../../_components/amounts.ts'
import { BarLines } from '../../_components/bar-lines.tsx'
import { useDefinition } from '../../_components/definitions.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { answerersHref } from './answerers-href.ts'

const groups = ['promoters', 'passives', 'detractors'] as const
const tones = { promoters: 'first', passives: 'rest', detractors: 'late' } as const
/** Who would recommend, who would not. */
export function NpsFigure({ nps, params }: { nps: NpsResource; params: ListParams }) {
  const t = useTranslations('analysis.satisfaction')
  const { count, percent, points, tick } = useAmounts('CNY')
  const definition = useDefinition()
  const all = nps.promoters + nps.passives + nps.detractors
  const data = groups.map(
    (group): BarDatum => ({
      key: group,
      label: t(`npsGroups.${group}`),
      value: nps[group],
      text: count(nps[group]),
      notes: all === 0 ? [] : [t('ofAnswered', { share: percent(nps[group] / all) })],
      tone: tones[group],
      href: answerersHref(params, group),
    }),
  )
  return (
    <Figure
      title={t('npsTitle')}
      unit={t('npsUnit')}
      period={periodOfFigure(nps)}
      sentence={
        nps.score === null
          ? t('npsNone')
          : t('npsSentence', {
              promoters: nps.promoters,
              detractors: nps.detractors,
              score: points(nps.score),
            })
      }
      definition={{ ...definition('nps'), key: 'nps-figure' }}
      table={{
        caption: t('npsTitle'),
        columns: [
          { key: 'group', label: t('npsGroup') },
          { key: 'customers', label: t('customers') },
        ],
        rows: data.map(({ key, label, text, href }) => ({ key, href, cells: [label, text] })),
      }}
    >
      <BarLines data={data} tick={tick} measure={t('customers')} hint={t('hint')} />
    </Figure>
  )
}
