import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { CardKeys } from '#components/crm/card-keys'
import type { Context } from '#lib/platform/context'
import type { Agenda } from '#lib/records/agenda/service'
import { CalendarBar } from './calendar-bar.tsx'
import type { CalendarState } from './calendar-query.ts'
import { DayGrid } from './day-grid.tsx'
import { DayList } from './day-list.tsx'
import { Overdue } from './overdue.tsx'

interface Props {
  ctx: Context
  state: CalendarState
  agenda: Agenda
}

/** The calendar: a grid of days, and on a phone or for one day a list of them. */
export function CalendarPage({ ctx, state, agenda }: Props) {
  const t = useTranslations('sales.calendar')
  const isDay = state.view === 'day'
  return (
    <div className="flex w-full flex-col pb-10">
      <h1 className="px-4 pt-4 text-xl font-semibold md:px-6 md:pt-5">{t('title')}</h1>
      <CalendarBar ctx={ctx} state={state} span={agenda.span} />
      <Suspense fallback={null}>
        <Overdue ctx={ctx} state={state} />
      </Suspense>
      {!isDay && (
        <div className="px-4 max-md:hidden md:px-6">
          <DayGrid ctx={ctx} state={state} days={agenda.days} />
        </div>
      )}
      <div className={`px-4 md:px-6 ${isDay ? '' : 'md:hidden'}`}>
        <DayList ctx={ctx} state={state} days={agenda.days} />
      </div>
      <CardKeys />
    </div>
  )
}
