import { useTranslations } from 'next-intl'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { IndexResource } from '#lib/analysis/expectation/schema'
import { useAmounts } from '../../_components/amounts.ts'
import { BarLines } from '../../_components/bar-lines.tsx'
import { useDefinition } from '../../_components/definitions.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { comparedHref } from './index-query.ts'

const tones = { complaining: 'late', satisfied: 'third', loyal: 'first' } as const
/** 抱怨, 满意, 忠诚: perception below, equal to and above what was expected. */
export function OutcomesFigure({ found, params }: { found: IndexResource; params: ListParams }) {
  const t = useTranslations('loyalty.index')
  const { percent, tick, exact } = useAmounts('CNY')
  const definition = useDefinition()
  const between = (interval: readonly [number, number] | null) =>
    interval === null ? '—' : t('between', { low: percent(interval[0]), high: percent(interval[1]) })
  const data = found.outcomes.map(
    ({ outcome, customers, share }): BarDatum => ({
      key: outcome,
      label: t(`outcomes.${outcome}`),
      value: customers,
      text: t('countShare', { count: customers, share: percent(share) }),
      tone: tones[outcome],
      href: comparedHref(params, outcome),
    }),
  )
  return (
    <Figure
      title={t('outcomesTitle')}
      unit={t('outcomesUnit')}
      period={periodOfFigure(found)}
      sentence={
        found.silent === 0 ? (
          t('noneSilent')
        ) : (
          <>
            {t('someSilent', { count: found.silent })}{' '}
            <Link href={comparedHref(params, 'complaining', { silent: 'true' })} className="link">
              {t('toSilent')}
            </Link>
          </>
        )
      }
      definition={{ ...definition('satisfactionIndex'), key: 'satisfaction-outcomes' }}
      table={{
        caption: t('outcomesTitle'),
        open: true,
        columns: [
          { key: 'outcome', label: t('outcome') },
          { key: 'customers', label: t('customers') },
          { key: 'share', label: t('share') },
          { key: 'interval', label: t('intervalLabel'), wide: true },
        ],
        rows: found.outcomes.map(({ outcome, customers, share, interval }) => ({
          key: outcome,
          href: comparedHref(params, outcome),
          note: between(interval),
          cells: [t(`outcomes.${outcome}`), exact.count(customers), exact.percent(share), between(interval)],
        })),
      }}
    >
      <BarLines data={data} tick={tick} measure={t('customers')} hint={t('hint')} />
    </Figure>
  )
}
