import { useFormatter, useNow, useTranslations } from 'next-intl'
import type { ClockKind } from '#lib/records/cases/clocks'
import { spanOf } from './span.ts'

interface Props {
  kind: ClockKind
  dueAt: string
  /** Says which clock it is, too. */
  named?: boolean
  /** The clock above, the time below, on a wide screen. */
  stacked?: boolean
}

const SOON_MS = 2 * 3_600_000

/** How long a clock still runs, or since when it is over; the instant on hover. */
export function Due({ kind, dueAt, named = true, stacked = false }: Props) {
  const t = useTranslations('cases')
  const format = useFormatter()
  const left = new Date(dueAt).getTime() - useNow().getTime()
  const span = spanOf(left)
  const time = t(`time.${span.key}`, { days: span.days, hours: span.hours, minutes: span.minutes })
  const urgency = left < 0 ? 'over' : left < SOON_MS ? 'soon' : 'calm'
  const tip = `${t(`clock.${kind}`)} · ${format.dateTime(new Date(dueAt), { dateStyle: 'medium', timeStyle: 'short' })}`
  return (
    <span className={stacked ? 'due due-stacked' : 'due'} data-urgency={urgency} data-tip={tip}>
      {named && <span className="due-name">{t(`clock.${kind}`)}</span>}
      <time dateTime={dueAt}>{left < 0 ? t('over', { time }) : t('left', { time })}</time>
    </span>
  )
}
