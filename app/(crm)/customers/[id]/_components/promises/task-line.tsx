import { Pencil } from 'lucide'
import { useTranslations } from 'next-intl'
import { DayNear } from '#components/crm/day-near'
import { TaskDone } from '#components/crm/task-done'
import { Icon } from '#components/ui/icon'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { TaskResource } from '#lib/records/tasks/schema'
import { finishTask } from '../../work-actions.ts'
import { TaskSheet } from './task-sheet.tsx'

/** One task that is open: a circle that ends it, what it is, whose, and by when. */
export function TaskLine({ ctx, customerId, task }: { ctx: Context; customerId: number; task: TaskResource }) {
  const t = useTranslations('card.promises')
  const { timeZone } = ctx.company
  const today = dayOf(ctx.now, timeZone)
  const may = mayEver(ctx, 'task:update')
  return (
    <li className="flex items-start gap-3 border-t border-line px-4 py-2.5">
      {may && (
        <TaskDone
          id={task.id}
          version={task.version}
          label={t('finish', { title: task.title })}
          away={t('away')}
          act={finishTask}
        />
      )}
      <span className="min-w-0 flex-1">
        <span className="block text-pretty">{task.title}</span>
        {(task.note !== null || task.assignee_id !== String(ctx.actor.userId)) && (
          <span className="block text-sm text-ink-faint">
            {[task.assignee_id === String(ctx.actor.userId) ? null : task.assignee_name, task.note].filter(Boolean).join(' · ')}
          </span>
        )}
      </span>
      {task.due_at !== null && (
        <span className="flex-none text-sm">
          <DayNear day={dayOf(new Date(task.due_at), timeZone)} today={today} due />
        </span>
      )}
      {may && (
        <TaskSheet
          ctx={ctx}
          customerId={customerId}
          task={task}
          look="-my-1 grid size-7 flex-none place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
          label={t('change', { title: task.title })}
          button={<Icon of={Pencil} size={14} />}
        />
      )}
    </li>
  )
}
