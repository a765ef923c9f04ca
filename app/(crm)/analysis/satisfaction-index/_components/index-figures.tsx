import { useTranslations } from 'next-intl'
import type { ListParams } from '#components/table/list-url'
import { ENOUGH_FOR_VERDICT, verdictOf } from '#lib/analysis/expectation/satisfaction-index'
import type { IndexResource } from '#lib/analysis/expectation/schema'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { KeyFigures } from '../../_components/key-figures.tsx'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { comparedHref } from './index-query.ts'

interface Props {
  found: IndexResource
  /** What the item is called that it is cut to. */
  item: string | null
  params: ListParams
}

/** Index, expectation beside perception, the gap, and who complains in silence. */
export function IndexFigures({ found, item, params }: Props) {
  const t = useTranslations('loyalty.index')
  const { customers, decimal, count } = useAmounts('CNY')
  const definition = useDefinition()
  const { index, interval, gap, silent } = found
  const verdict = verdictOf(found)
  const complaining = found.outcomes.find(({ outcome }) => outcome === 'complaining')?.customers ?? 0
  const said = {
    ...{ customers: customers(found.customers), index: decimal(index, 1) },
    ...{ complaining: count(complaining), silent: count(silent) },
  }
  return (
    <KeyFigures
      title={item === null ? t('title') : t('items.titleOf', { item })}
      period={periodOfFigure(found)}
      definitions={[definition('satisfactionIndex')]}
      sentence={
        verdict === null
          ? `${t('sentenceOfFew', said)} ${t('few', { least: ENOUGH_FOR_VERDICT })}`
          : t('sentence', { ...said, verdict: t(`verdicts.${verdict}`) })
      }
      tiles={[
        {
          key: 'index',
          label: t('index'),
          value: decimal(index, 1),
          below: interval === null ? undefined : t('interval', { low: decimal(interval[0], 1), high: decimal(interval[1], 1) }),
          href: comparedHref(params, null),
        },
        {
          key: 'gap',
          label: t('gap'),
          value: signed(gap, decimal),
          below: t('means', { perception: decimal(found.perception, 2), expectation: decimal(found.expectation, 2) }),
        },
        { key: 'mean', label: t('meanOfIndices'), value: decimal(found.mean_of_indices, 1), below: t('meanHint') },
        {
          key: 'silent',
          label: t('silent'),
          value: customers(silent),
          below: t('silentOf', { count: complaining }),
          href: comparedHref(params, 'complaining', { silent: 'true' }),
        },
      ]}
    />
  )
}

function signed(gap: number | null, decimal: (value: number | null, digits: number) => string): string {
  return gap !== null && gap > 0 ? `+${decimal(gap, 2)}` : decimal(gap, 2)
}
