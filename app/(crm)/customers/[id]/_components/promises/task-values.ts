import type { FormValues } from '#components/form/form-values'
import { dayOf } from '#lib/core/time-zone'
import type { TaskResource } from '#lib/records/tasks/schema'
import { wallTime } from '../wall-time.ts'

/** What the form of a task holds: the day it is due, and its reminder as a clock of the company shows it. A new one is the actor's own. */
export function taskValues(task: TaskResource | null, { userId, timeZone }: { userId: string; timeZone: string }): FormValues {
  const due = task?.due_at ?? null
  const remind = task?.remind_at ?? null
  return {
    title: task?.title ?? '',
    due_at: due === null ? '' : dayOf(new Date(due), timeZone),
    assignee_id: task?.assignee_id ?? userId,
    remind_at: remind === null ? '' : wallTime(remind, timeZone),
    note: task?.note ?? '',
  }
}
