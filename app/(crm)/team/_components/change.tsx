import { useFormatter, useTranslations } from 'next-intl'
import { dailyChange } from '#lib/analysis/team/team'

interface Props {
  now: { total: number; days: number }
  before: { total: number; days: number }
}

/** How the average of a day moved against the month before. */
export function Change({ now, before }: Props) {
  const t = useTranslations('sales.team')
  const format = useFormatter()
  const change = dailyChange(now, before)
  if (change === null) return null
  const share = format.number(Math.abs(change), { style: 'percent', maximumFractionDigits: 0 })
  const look = change <= -0.2 ? 'text-danger' : change < 0 ? 'text-watch-text' : 'text-ink-faint'
  return (
    <span data-tip={t('changeHint', { days: now.days })} className={`whitespace-nowrap ${look}`}>
      {change < 0 ? '▼' : '▲'}
      {share}
    </span>
  )
}
