import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { periodOfList } from '#lib/records/waybills/browse'
import { MOST_DAYS } from '#lib/records/waybills/period'
import type { WaybillListState } from './list-query.ts'

interface Props {
  ctx: Context
  state: WaybillListState
}

/** Answers how a day is written. */
export function useDayText(): (day: Day) => string {
  const format = useFormatter()
  return (day) => format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
}

/** Which days of acceptance the list holds: said where the reader asked for none. */
export function PeriodWords({ ctx, state }: Props) {
  const t = useTranslations('waybills.period')
  const period = periodOfList(ctx, state.query)
  if (period?.origin === 'usual') return ` · ${t('usual', { days: MOST_DAYS })}`
  if (period === null && state.query.q !== undefined) return ` · ${t('byNumber')}`
  return period === null && state.query.from === undefined && state.query.through === undefined ? ` · ${t('all')}` : null
}

/** Says that fewer days are shown than were asked for. */
export function CutPeriod({ ctx, state }: Props) {
  const t = useTranslations('waybills.period')
  const text = useDayText()
  const period = periodOfList(ctx, state.query)
  if (period?.origin !== 'cut') return null
  return (
    <div className="px-4 pb-3 md:px-6">
      <Notice tone="watch">{t('cut', { days: MOST_DAYS, first: text(period.from), last: text(addDays(period.to, -1)) })}</Notice>
    </div>
  )
}
