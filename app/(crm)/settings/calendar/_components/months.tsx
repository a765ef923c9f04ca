import { useFormatter } from 'next-intl'
import type { Day } from '#lib/core/day'
import { dayFromNumber, dayNumber, daysInMonth } from '#lib/core/day'
import type { CalendarDay } from '#lib/platform/calendar/shipped-days'
import { isWeekend } from '#lib/platform/calendar/working-days'

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const MONDAY_BASED = 3

const looks = {
  holiday: 'bg-accent text-on-accent font-medium',
  working: 'bg-watch-soft text-watch-text font-medium outline outline-watch/50',
  weekend: 'text-ink-faint bg-sunken',
  weekday: '',
} as const

/** The year at a glance: what is off, and which weekends are worked. */
export function Months({ year, days }: { year: number; days: readonly CalendarDay[] }) {
  const format = useFormatter()
  const kinds = new Map(days.map(({ day, kind }) => [day, kind]))
  return (
    <div aria-hidden="true" className="grid grid-cols-2 gap-x-4 gap-y-5 md:gap-x-6 xl:grid-cols-3">
      {months.map((month) => (
        <div key={month}>
          <p className="pb-1.5 text-sm font-medium">
            {format.dateTime(new Date(Date.UTC(year, month - 1, 1)), { month: 'long', timeZone: 'UTC' })}
          </p>
          <div className="grid grid-cols-7 gap-px text-center text-sm max-md:text-xs">
            {blanksBefore(year, month).map((blank) => (
              <span key={blank} />
            ))}
            {daysOfMonth(year, month).map((day) => (
              <span
                key={day}
                className={`rounded-sm py-0.5 ${looks[kinds.get(day) ?? (isWeekend(day) ? 'weekend' : 'weekday')]}`}
              >
                {Number(day.slice(8))}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

function firstOf(year: number, month: number): number {
  return dayNumber(`${year}-${String(month).padStart(2, '0')}-01`)
}

/** A week begins on Monday. */
function blanksBefore(year: number, month: number): number[] {
  const weekday = (((firstOf(year, month) + MONDAY_BASED) % 7) + 7) % 7
  return Array.from({ length: weekday }, (_, index) => index)
}

function daysOfMonth(year: number, month: number): Day[] {
  const first = firstOf(year, month)
  return Array.from({ length: daysInMonth(year, month) }, (_, index) => dayFromNumber(first + index))
}
