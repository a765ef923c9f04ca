import type { Day } from '#lib/core/day'
import { isDayOff, specialDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { consumerPersonal } from '../record/changes.ts'
import { listTasksByDay } from '../tasks/by-day.ts'
import type { TouchRow } from './repository.ts'
import { listTouchDays } from './repository.ts'
import type { AgendaSpan, AgendaView } from './span.ts'
import { spanOf } from './span.ts'

/** Something of a day: a task that is due, or a customer that was to be touched. */
export interface AgendaItem {
  kind: 'task' | 'touch'
  id: number
  title: string
  customerId: number | null
  customerName: string | null
  /** HH:MM in company time; null for something of the whole day. */
  time: string | null
  /** Of a task, for moving it; 0 for a touch. */
  version: number
  /** Who is to do it. */
  personName: string | null
}

export interface AgendaDay {
  day: Day
  off: boolean
  /** A name of the catalogues or the company's own words, where the calendar has one for the day. */
  special: { name: string; kind: 'holiday' | 'working' } | null
  items: AgendaItem[]
  /** How many there are in all: those left out of `items` stand in the view of the day. */
  total: number
}

export interface Agenda {
  span: AgendaSpan
  days: AgendaDay[]
}

const perDay: Record<AgendaView, number> = { day: 200, week: 12, month: 4 }

/** Answers what is to be done on the days of a view: open tasks and planned touches of one person or of all in reach, beside the days off of the calendar. */
export async function getAgenda(
  ctx: Context,
  { view, on, userId }: { view: AgendaView; on: Day; userId: number | null },
): Promise<Agenda> {
  permit(ctx, 'task:read')
  const span = spanOf(view, on)
  const asked = { from: span.from, to: span.to, userId, perDay: perDay[view] }
  const [tasks, touches, special] = await Promise.all([
    listTasksByDay(ctx, asked),
    mayEver(ctx, 'customer:read') ? listTouchDays(ctx.db, permit(ctx, 'customer:read'), asked) : [],
    specialDays(ctx.db, span.from, span.to),
  ])
  const dayOf = (day: Day): AgendaDay => {
    const due = tasks.filter((task) => task.day === day)
    const planned = touches.filter((touch) => touch.day === day)
    const found = special.find((each) => each.day === day)
    const items = [...due.map(({ day: _day, total: _total, ...item }) => item), ...planned.map(touchItem)]
    return {
      day,
      off: isDayOff(day, found?.kind),
      special: found === undefined ? null : { name: found.name, kind: found.kind },
      items: items.slice(0, perDay[view]),
      total: (due[0]?.total ?? 0) + (planned[0]?.total ?? 0),
    }
  }
  return { span, days: span.days.map(dayOf) }
}

function touchItem({ customerId, name, kind, ownerName }: TouchRow): AgendaItem {
  const shown = kind === 'consumer' ? consumerPersonal.name(name) : name
  return {
    kind: 'touch',
    id: customerId,
    title: shown,
    customerId,
    customerName: shown,
    time: null,
    version: 0,
    personName: ownerName,
  }
}
