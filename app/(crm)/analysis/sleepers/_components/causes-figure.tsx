import { useTranslations } from 'next-intl'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { SleeperFigures } from '#lib/analysis/sleepers/service'
import { minorPerMajor } from '#lib/core/money'
import { useAmounts } from '../../_components/amounts.ts'
import { BarLines } from '../../_components/bar-lines.tsx'
import { useSleeperDefinition } from './sleeper-definition.ts'
import { sleeperPath } from './sleeper-query.ts'

interface Props {
  figures: SleeperFigures
  currency: string
  params: ListParams
}

/** What sleeping customers brought in the year before, by why they may have stopped; a line leads to them. */
export function CausesFigure({ figures: { all, causes }, currency, params }: Props) {
  const t = useTranslations('sleepers')
  const { percent, money, moneyTick, customers, exact } = useAmounts(currency)
  const hrefOf = (cause: string) => listHref(sleeperPath, params, { cause })
  const data = causes.map(
    ({ cause, revenueMinor }): BarDatum => ({
      key: cause,
      label: t(`causes.${cause}`),
      value: Math.max(0, revenueMinor),
      text: money(revenueMinor),
      tone: cause === 'unknown' ? 'watch' : 'first',
      href: hrefOf(cause),
    }),
  )
  const [main] = causes
  const share = percent(main?.share ?? null)
  const mainText =
    main === undefined
      ? ''
      : main.cause === 'unknown'
        ? t('figure.mainUnknown', { share })
        : t('figure.mainCause', { cause: t(`causes.${main.cause}`), share })
  return (
    <Figure
      title={t('figure.title')}
      unit={t('figure.unit')}
      period={null}
      sentence={t('figure.sentence', { customers: customers(all.customers), revenue: money(all.revenueMinor), main: mainText })}
      definition={useSleeperDefinition()}
      table={{
        caption: t('figure.title'),
        columns: ['cause', 'customers', 'revenue', 'margin', 'share'].map((key) => ({
          key,
          label: t(`figure.${key as 'cause'}`),
        })),
        rows: causes.map((each) => ({
          key: each.cause,
          href: hrefOf(each.cause),
          cells: [
            t(`causes.${each.cause}`),
            exact.count(each.customers),
            exact.money(each.revenueMinor),
            exact.money(each.marginMinor),
            exact.percent(each.share),
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
