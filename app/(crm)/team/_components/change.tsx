import { useFormatter, useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import type { Team } from '#lib/analysis/team/service'
import { ratioOrNull } from '#lib/core/ratio'

interface Props {
  now: number
  before: number
  volume: NonNullable<Team['volume']>
}

/** How much this month to date lies above or below the days it is compared with, the same that the home tells; nothing where there was nothing then. */
export function Change({ now, before, volume }: Props) {
  const t = useTranslations('sales.team')
  const format = useFormatter()
  const periodText = usePeriodText()
  const ratio = ratioOrNull(now, before)
  if (ratio === null || before <= 0 || volume.basis === 'none') return null
  const change = ratio - 1
  const share = format.number(change, {
    ...{ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' },
  })
  const look = change <= -0.2 ? 'text-danger' : change < 0 ? 'text-watch-text' : 'text-ink-faint'
  const period = periodText({ ...volume.earlier, asOf: volume.asOf })
  return (
    <span data-tip={t(`changeHint.${volume.basis}`, { period })} className={`whitespace-nowrap ${look}`}>
      {share}
    </span>
  )
}
