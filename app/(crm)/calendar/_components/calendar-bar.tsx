import { ChevronLeft, ChevronRight } from 'lucide'
import { useFormatter, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { listHref } from '#components/table/list-url'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import type { AgendaSpan } from '#lib/records/agenda/span'
import { agendaViews } from '#lib/records/agenda/span'
import type { CalendarState } from './calendar-query.ts'
import { calendarPath } from './calendar-query.ts'
import { Whose } from './whose.tsx'

/** Which days are shown, the ways to those before and after and to today, the views, and whose. */
export function CalendarBar({ ctx, state, span }: { ctx: Context; state: CalendarState; span: AgendaSpan }) {
  const t = useTranslations('sales.calendar')
  const { params, view, today } = state
  const step = (on: string) => listHref(calendarPath, params, { on: on === today ? null : on })
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3 md:px-6">
      <Link
        href={step(span.previous)}
        data-step="prev"
        aria-label={t('previous')}
        data-tip={`${t('previous')} [`}
        className="control"
      >
        <Icon of={ChevronLeft} size={16} />
      </Link>
      <Link href={step(today)} data-key="t" data-tip="t" className="control">
        {t('today')}
      </Link>
      <Link href={step(span.next)} data-step="next" aria-label={t('next')} data-tip={`${t('next')} ]`} className="control">
        <Icon of={ChevronRight} size={16} />
      </Link>
      <h2 className="px-1 font-medium max-md:order-first max-md:w-full">
        <SpanText state={state} span={span} />
      </h2>
      <nav aria-label={t('views.label')} className="flex gap-2 md:ml-auto">
        {agendaViews.map((each) => (
          <Link
            key={each}
            href={listHref(calendarPath, params, { view: each === 'week' ? null : each })}
            data-active={view === each ? '' : undefined}
            aria-current={view === each ? 'page' : undefined}
            className="control"
          >
            {t(`views.${each}`)}
          </Link>
        ))}
      </nav>
      {state.mayLookAround && (
        <Suspense>
          <Whose ctx={ctx} state={state} />
        </Suspense>
      )}
    </div>
  )
}

function SpanText({ state: { view, on }, span }: { state: CalendarState; span: AgendaSpan }) {
  const format = useFormatter()
  const at = (day: string) => new Date(`${day}T00:00:00Z`)
  if (view === 'month') return format.dateTime(at(on), { year: 'numeric', month: 'long', timeZone: 'UTC' })
  if (view === 'day') return format.dateTime(at(on), { dateStyle: 'full', timeZone: 'UTC' })
  return format.dateTimeRange(at(span.from), at(addDays(span.to, -1)), {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  })
}
