import type { Day } from '#lib/core/day'
import { addDays, addMonths, dayNumber, monthOf, nextMonth } from '#lib/core/day'

export const agendaViews = ['day', 'week', 'month'] as const
export type AgendaView = (typeof agendaViews)[number]

/** The days that a view of the calendar shows. */
export interface AgendaSpan {
  from: Day
  /** The day after the last. */
  to: Day
  days: Day[]
  /** A day in the view before, and in the one after. */
  previous: Day
  next: Day
}

const WEEK = 7
/** 1970-01-01 was a Thursday; Monday is 0. */
const THURSDAY = 3

/** Answers the Monday of the week of a day. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((((dayNumber(day) + THURSDAY) % WEEK) + WEEK) % WEEK))
}

/** Answers which days a view that holds `on` shows: the day, its week from Monday, or its month filled up to whole weeks. */
export function spanOf(view: AgendaView, on: Day): AgendaSpan {
  const month = monthOf(on)
  const from = view === 'day' ? on : mondayOf(view === 'week' ? on : month)
  const last = view === 'day' ? on : addDays(mondayOf(view === 'week' ? on : addDays(nextMonth(on), -1)), WEEK - 1)
  const to = addDays(last, 1)
  const days: Day[] = []
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day)
  if (view === 'month') return { from, to, days, previous: addMonths(month, -1), next: nextMonth(on) }
  const step = view === 'day' ? 1 : WEEK
  return { from, to, days, previous: addDays(on, -step), next: addDays(on, step) }
}
