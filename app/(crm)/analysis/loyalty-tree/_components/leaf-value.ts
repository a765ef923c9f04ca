import { useFormatter, useTranslations } from 'next-intl'
import { isShare } from '#lib/analysis/loyalty/written-mean'
import { useAmounts } from '../../_components/amounts.ts'

/** How the value of a leaf is written, a mean or that of one customer; a dash for none. */
export function useLeafValue() {
  const { percent, decimal } = useAmounts('CNY')
  const format = useFormatter()
  const t = useTranslations('loyalty.leaf')
  return {
    mean: (leaf: string, value: number | null) => (isShare(leaf) ? percent(value) : decimal(value, 2)),
    own: (leaf: string, value: number) => {
      if (leaf === 'connected') return t(value === 1 ? 'connected' : 'notConnected')
      return isShare(leaf) ? percent(value) : format.number(value, { maximumFractionDigits: 2 })
    },
  }
}
