import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'

/** How many days of those from today on belong to each window. */
const days = { overdue: 0, today: 1, week: 1 + 7, month: 1 + 30 } as const
export type DueWindow = keyof typeof days

/** What a list may be narrowed to by its next touch; `none`: no day is set. */
export const touchWindows = ['overdue', 'today', 'week', 'month', 'none'] as const satisfies readonly (DueWindow | 'none')[]
export type TouchWindow = (typeof touchWindows)[number]

/**
 * Answers the day before which something is due in a window: overdue before today, else until today, the seventh day from today or the thirtieth, that day included.
 * A day on which nothing was done is still due in every later window.
 */
export function dueBefore(window: DueWindow, today: Day): Day {
  return addDays(today, days[window])
}
