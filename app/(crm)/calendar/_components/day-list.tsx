import { useFormatter, useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import type { AgendaDay } from '#lib/records/agenda/service'
import { AgendaLine } from './agenda-line.tsx'
import type { CalendarState } from './calendar-query.ts'
import { SpecialDay } from './special-day.tsx'

interface Props {
  ctx: Context
  state: CalendarState
  days: readonly AgendaDay[]
}

/** The days one below the other, those on which there is something to do or nobody works; the day itself always. */
export function DayList({ ctx, state, days }: Props) {
  const t = useTranslations('sales.calendar')
  const format = useFormatter()
  const shown = days.filter(({ day, total, special }) => total > 0 || special !== null || day === state.on)
  return (
    <div className="flex flex-col gap-3">
      {shown.map((day) => (
        <section key={day.day} className="rounded-lg border border-line bg-surface">
          <div className="flex items-baseline gap-3 px-4 py-2">
            <h3 className={`font-medium ${day.day === state.today ? 'text-accent-text' : ''}`}>
              {format.dateTime(new Date(`${day.day}T00:00:00Z`), {
                month: 'long',
                day: 'numeric',
                weekday: 'short',
                timeZone: 'UTC',
              })}
            </h3>
            <SpecialDay special={day.special} />
            <span className="ml-auto text-sm text-ink-faint">
              {day.total === 0 ? t('nothing') : t('count', { count: day.total })}
            </span>
          </div>
          {day.items.length > 0 && (
            <ul>
              {day.items.map((item) => (
                <AgendaLine key={`${item.kind}${item.id}`} ctx={ctx} state={state} day={day.day} item={item} look="line" />
              ))}
            </ul>
          )}
          {day.total > day.items.length && (
            <p className="border-t border-line px-4 py-2 text-sm text-ink-faint">
              {t('more', { count: day.total - day.items.length })}
            </p>
          )}
        </section>
      ))}
    </div>
  )
}
