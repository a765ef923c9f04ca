import { useTranslations } from 'next-intl'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { LossFigures } from '#lib/analysis/losses/service'
import { useAmounts } from '../../_components/amounts.ts'
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
  const { percent, money, count } = useAmounts(currency)
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
    open: true,
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
      href: listHref(lossPath, params, { way: each.way, state: null, cause: null }),
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
    />
  )
}
