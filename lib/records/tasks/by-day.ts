import { maskCustomerName } from '#lib/core/personal'
import { dayOf, firstInstantOf, wallClock } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { listTaskDays } from './repository.ts'

/** An open task of a day. */
export interface TaskOfDay {
  day: string
  kind: 'task'
  id: number
  title: string
  customerId: number | null
  customerName: string | null
  /** HH:MM in company time; null for one of the whole day. */
  time: string | null
  version: number
  personName: string | null
  /** How many the day has in all. */
  total: number
}

const LAST_MINUTE = '23:59'

/** Lists the open tasks in reach that are due on days from one on, up to and without another: of one person or of all; the first so many of each day. */
export async function listTasksByDay(
  ctx: Context,
  asked: { from: string; to: string; userId: number | null; perDay: number },
): Promise<TaskOfDay[]> {
  const { timeZone } = ctx.company
  const reach = { scope: permit(ctx, 'task:read'), userId: ctx.actor.userId }
  const rows = await listTaskDays(ctx.db, reach, {
    from: firstInstantOf(asked.from, timeZone),
    to: firstInstantOf(asked.to, timeZone),
    assigneeId: asked.userId,
    perDay: asked.perDay,
    timeZone,
  })
  return rows.map(({ dueAt, customerKind, customerName, ...row }) => {
    const time = wallClock(dueAt, timeZone).slice(11, 16)
    return {
      ...row,
      kind: 'task',
      day: dayOf(dueAt, timeZone),
      customerName: maskCustomerName(customerKind, customerName),
      time: time === LAST_MINUTE ? null : time,
    }
  })
}
