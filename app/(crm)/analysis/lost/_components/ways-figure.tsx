import { useTranslations } from 'next-intl'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { LossFigures } from '#lib/analysis/losses/service'
import { useAmounts } from '../../_components/amounts.ts'
import { BarLines } from '../../_components/bar-lines.tsx'
import { useDefinition } from '../../_components/definitions.ts'
import { lossPath } from './loss-query.ts'
import { ReturnTold } from './return-told.tsx'

interface Props {
  figures: LossFigures
  currency: string
  params: ListParams
}

/** How often lost customers were won back, by the way in which they were spoken to; a line leads to them. */
export function WaysFigure({ figures: { all, ways }, currency, params }: Props) {
  const t = useTranslations('losses')
  const { percent, percentTick, money, count } = useAmounts(currency)
  const hrefOf = (way: string) => listHref(lossPath, params, { way, state: null, cause: null })
  const data = ways.map(
    (each): BarDatum => ({
      key: each.way,
      label: t(`ways.${each.way}`),
      value: each.winBackRate ?? 0,
      text: percent(each.winBackRate),
      notes: [t('waysFigure.of', { won: count(each.won), tried: count(each.tried) })],
      href: hrefOf(each.way),
    }),
  )
  const sentence =
    all.tried === 0
      ? t('waysFigure.none')
      : t('waysFigure.sentence', {
          tried: count(all.tried),
          won: count(all.won),
          rate: percent(all.winBackRate),
          cameBack: count(all.cameBack),
        })
  const table = {
    caption: t('waysFigure.title'),
    columns: [
      { key: 'way', label: t('waysFigure.way') },
      { key: 'tried', label: t('waysFigure.tried') },
      { key: 'won', label: t('waysFigure.won') },
      { key: 'rate', label: t('waysFigure.rate') },
      { key: 'return', label: t('waysFigure.returnRate') },
      { key: 'cost', label: t('waysFigure.cost') },
      { key: 'time', label: t('waysFigure.time') },
    ],
    rows: ways.map((each) => ({
      key: each.way,
      href: hrefOf(each.way),
      cells: [
        t(`ways.${each.way}`),
        count(each.tried),
        count(each.won),
        percent(each.winBackRate),
        <ReturnTold key="return" of={each} />,
        money(each.costMinor),
        money(each.timeMinor),
      ],
    })),
  }
  return (
    <Figure
      title={t('waysFigure.title')}
      unit={t('waysFigure.unit')}
      period={null}
      sentence={sentence}
      definition={useDefinition()('losses')}
      table={ways.length === 0 ? undefined : table}
    >
      {ways.length === 0 ? undefined : (
        <BarLines data={data} tick={percentTick} measure={t('waysFigure.rate')} hint={t('waysFigure.hint')} />
      )}
    </Figure>
  )
}
