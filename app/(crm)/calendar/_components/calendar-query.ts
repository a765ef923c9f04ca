import { isDay } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { AgendaView } from '#lib/records/agenda/span'
import { agendaViews } from '#lib/records/agenda/span'
import { seesOthers } from '../../customers/_components/filter-choices.ts'

export const calendarPath = '/calendar'

export interface CalendarState {
  view: AgendaView
  on: string
  today: string
  /** Whose; null for everybody's in reach. */
  userId: number | null
  /** Whether the reader may look at others' at all. */
  mayLookAround: boolean
  params: Record<string, string>
}

/** Reads the URL of the calendar; what cannot be read is left out. Everybody begins with the own week. */
export function readCalendar(ctx: Context, given: Readonly<Record<string, string>>): CalendarState {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const view = agendaViews.find((each) => each === given['view'])
  const on = given['on'] !== undefined && isDay(given['on']) && near(given['on']) ? given['on'] : undefined
  const mayLookAround = seesOthers(ctx)
  const whose = mayLookAround && /^(team|[1-9]\d{0,8})$/.test(given['whose'] ?? '') ? given['whose'] : undefined
  const userId = whose === undefined ? ctx.actor.userId : whose === 'team' ? null : Number(whose)
  const params = Object.fromEntries(
    Object.entries({ view, on, whose }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return { view: view ?? 'week', on: on ?? today, today, userId, mayLookAround, params }
}

/** No calendar is asked for beyond this. */
const near = (day: string) => day > '1971' && day < '2200'
