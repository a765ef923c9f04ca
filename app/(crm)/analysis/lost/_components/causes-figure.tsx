import { useTranslations } from 'next-intl'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { NO_CAUSE } from '#lib/analysis/losses/loss'
import type { LossFigures } from '#lib/analysis/losses/service'
import { minorPerMajor } from '#lib/core/money'
import { ratioOrNull } from '#lib/core/ratio'
import { useAmounts } from '../../_components/amounts.ts'
import { BarLines } from '../../_components/bar-lines.tsx'
import { useDefinition } from '../../_components/definitions.ts'
import { lossPath } from './loss-query.ts'
import { ReturnTold } from './return-told.tsx'

interface Props {
  figures: LossFigures
  currency: string
  params: ListParams
  word: (cause: string) => string
}

/** What lost customers had brought, by why they left; a line leads to them. */
export function CausesFigure({ figures, currency, params, word }: Props) {
  const t = useTranslations('losses')
  const { percent, money, moneyTick, count, exact } = useAmounts(currency)
  const definition = useDefinition()('losses')
  const { all, causes } = figures
  const nameOf = (cause: string | null) => (cause === null ? t('unrecordedCause') : word(cause))
  const hrefOf = (cause: string | null) => listHref(lossPath, params, { cause: cause ?? NO_CAUSE, state: null, way: null })
  const shareOf = (minor: number) => percent(ratioOrNull(minor, all.revenueMinor))
  const data = causes.map(
    ({ cause, revenueMinor }): BarDatum => ({
      key: cause ?? '',
      label: nameOf(cause),
      value: Math.max(0, revenueMinor),
      text: money(revenueMinor),
      tone: cause === null ? 'watch' : 'first',
      href: hrefOf(cause),
    }),
  )
  const [main] = causes
  const mainText =
    main === undefined
      ? ''
      : main.cause === null
        ? t('figure.mainUnrecorded', { share: shareOf(main.revenueMinor) })
        : t('figure.mainCause', { cause: word(main.cause), share: shareOf(main.revenueMinor) })
  return (
    <Figure
      title={t('figure.title')}
      unit={t('figure.unit')}
      period={null}
      sentence={t('figure.sentence', {
        ...{ losses: count(all.losses), back: count(all.back), open: count(all.losses - all.back) },
        ...{ revenue: money(all.revenueMinor), main: mainText },
      })}
      definition={definition}
      table={{
        caption: t('figure.title'),
        columns: [
          { key: 'cause', label: t('cause') },
          { key: 'customers', label: t('figure.customers') },
          { key: 'open', label: t('figure.open') },
          { key: 'revenue', label: t('revenue') },
          { key: 'share', label: t('figure.share') },
          { key: 'winBack', label: t('figure.winBack') },
          { key: 'back', label: t('figure.back') },
        ],
        rows: causes.map((each) => ({
          key: each.cause ?? '',
          href: hrefOf(each.cause),
          cells: [
            nameOf(each.cause),
            exact.count(each.losses),
            exact.count(each.losses - each.back),
            exact.money(each.revenueMinor),
            shareOf(each.revenueMinor),
            exact.percent(each.winBackRate),
            <ReturnTold key="return" of={each} />,
          ],
        })),
      }}
    >
      <BarLines
        data={data}
        tick={(at) => moneyTick(at, minorPerMajor(currency))}
        measure={t('figure.measure')}
        hint={t('figure.hint')}
      />
    </Figure>
  )
}
