import { TriangleAlert } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { useAmounts } from '../../_components/amounts.ts'

/** A share, with a sign when it is above what is worth a warning. */
export function Share({ ratio, limit }: { ratio: number | null; limit: number }) {
  const t = useTranslations('analysis.concentration')
  // A share has no currency.
  const { percent, percentTick } = useAmounts('CNY')
  if (ratio === null || ratio <= limit) return percent(ratio)
  return (
    <span data-tip={t('above', { limit: percentTick(limit) })} className="inline-flex items-center gap-1 text-watch-text">
      <Icon of={TriangleAlert} size={13} label={t('above', { limit: percentTick(limit) })} />
      {percent(ratio)}
    </span>
  )
}
