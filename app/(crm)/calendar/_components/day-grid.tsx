import { useFormatter, useTranslations } from 'next-intl'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { monthOf } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import type { AgendaDay } from '#lib/records/agenda/service'
import { AgendaLine } from './agenda-line.tsx'
import type { CalendarState } from './calendar-query.ts'
import { calendarPath } from './calendar-query.ts'
import { SpecialDay } from './special-day.tsx'

interface Props {
  ctx: Context
  state: CalendarState
  days: readonly AgendaDay[]
}

const WEEK = 7

/** A week, or the weeks of a month: one column a weekday, from Monday. */
export function DayGrid({ ctx, state, days }: Props) {
  const format = useFormatter()
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="grid grid-cols-7 border-b border-line text-sm text-ink-faint" aria-hidden="true">
        {days.slice(0, WEEK).map(({ day }) => (
          <span key={day} className="px-2 py-1.5">
            {format.dateTime(new Date(`${day}T00:00:00Z`), { weekday: 'short', timeZone: 'UTC' })}
          </span>
        ))}
      </div>
      <div className="grid grid-cols-7">
        {days.map((day) => (
          <Cell key={day.day} ctx={ctx} state={state} day={day} />
        ))}
      </div>
    </div>
  )
}

function Cell({ ctx, state, day }: { ctx: Context; state: CalendarState; day: AgendaDay }) {
  const t = useTranslations('sales.calendar')
  const format = useFormatter()
  const { view, on, today, params } = state
  const isOther = view === 'month' && monthOf(day.day) !== monthOf(on)
  const more = day.total - day.items.length
  const href = listHref(calendarPath, params, { view: 'day', on: day.day })
  const label = format.dateTime(new Date(`${day.day}T00:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <section
      aria-label={label}
      className={`-mr-px -mb-px flex min-w-0 flex-col gap-1 border-r border-b border-line p-1.5 ${view === 'week' ? 'min-h-56' : 'min-h-28'} ${
        day.off ? 'bg-sunken' : ''
      }`}
    >
      <div className="flex items-center gap-1.5">
        <Link
          href={href}
          aria-label={label}
          aria-current={day.day === today ? 'date' : undefined}
          className={`grid size-6 place-items-center rounded-full text-sm ${
            day.day === today
              ? 'bg-accent font-medium text-on-accent'
              : isOther
                ? 'text-ink-faint hover:bg-hover'
                : 'hover:bg-hover'
          }`}
        >
          {Number(day.day.slice(8))}
        </Link>
        <SpecialDay special={day.special} />
      </div>
      <ul className="flex min-w-0 flex-col gap-0.5">
        {day.items.map((item) => (
          <AgendaLine key={`${item.kind}${item.id}`} ctx={ctx} state={state} day={day.day} item={item} look="cell" />
        ))}
      </ul>
      {more > 0 && (
        <Link href={href} className="link px-1 text-sm">
          {t('more', { count: more })}
        </Link>
      )}
    </section>
  )
}
