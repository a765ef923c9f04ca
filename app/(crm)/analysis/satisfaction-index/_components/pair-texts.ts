import { useFormatter, useTranslations } from 'next-intl'
import { ENOUGH_FOR_VERDICT, isMissed, verdictOf } from '#lib/analysis/expectation/satisfaction-index'
import type { IndexOfGroup } from '#lib/analysis/expectation/service'
import { useAmounts } from '../../_components/amounts.ts'

type Item = Pick<IndexOfGroup, 'name' | 'customers' | 'expectation' | 'perception' | 'gap' | 'index' | 'interval'>

/** What is said of items, in the reader's words. */
export function usePairTexts() {
  const t = useTranslations('loyalty.index.items')
  const format = useFormatter()
  const { decimal, customers } = useAmounts('CNY')
  const gap = (item: Item) =>
    item.gap === null
      ? '—'
      : format.number(item.gap, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  const means = ({ expectation, perception }: Item) =>
    t('means', { expectation: decimal(expectation, 2), perception: decimal(perception, 2) })
  return {
    gap,
    means,
    said: (item: Item) =>
      t('said', {
        ...{ item: item.name ?? '', means: means(item), gap: gap(item) },
        ...{ index: decimal(item.index, 1), customers: customers(item.customers) },
      }),
    sentence: (items: readonly Item[]) => {
      const [worst] = items
      const missed = items.filter(isMissed).length
      if (worst === undefined || (worst.gap ?? 0) >= 0) return t('noneBelow', { count: items.length })
      const few = items.filter((item) => verdictOf(item) === null).length
      const of = { count: items.length, least: ENOUGH_FOR_VERDICT, item: worst.name ?? '', means: means(worst), gap: gap(worst) }
      return few === items.length ? t('sentenceOfFew', of) : t('sentence', { ...of, missed, few })
    },
  }
}
