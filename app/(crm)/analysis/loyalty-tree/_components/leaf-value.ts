import { useTranslations } from 'next-intl'
import type { Measured } from '#lib/analysis/loyalty/factor-tree'
import { isShare } from '#lib/analysis/loyalty/written-mean'
import { useAmounts } from '../../_components/amounts.ts'

const WHOLE = new Set<string>(['visits'] satisfies Measured[])

/** How the value of a leaf is written, a mean or that of one customer; a dash for none. Those of a column have as many decimals each. */
export function useLeafValue() {
  const { percent, decimal } = useAmounts('CNY')
  const t = useTranslations('loyalty.leaf')
  return {
    mean: (leaf: string, value: number | null) => (isShare(leaf) ? percent(value) : decimal(value, 2)),
    own: (leaf: string, value: number) => {
      if (leaf === 'connected') return t(value === 1 ? 'connected' : 'notConnected')
      return isShare(leaf) ? percent(value) : decimal(value, WHOLE.has(leaf) ? 0 : 2)
    },
  }
}
