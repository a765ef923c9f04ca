import { getTranslations } from 'next-intl/server'
import { DayNear } from '#components/crm/day-near'
import { TaskDone } from '#components/crm/task-done'
import { Link } from '#components/ui/link'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listTasks } from '#lib/records/tasks/service'
import { Nothing, Panel } from '../../customers/[id]/_components/panel.tsx'
import { finishTask } from '../../customers/[id]/work-actions.ts'

const most = 10

/** The reader's own open tasks, the next due first, each ended with one tap; and the way to the calendar. */
export async function Agenda({ ctx }: { ctx: Context }) {
  const { timeZone } = ctx.company
  const [{ rows }, t, promises, shell] = await Promise.all([
    listTasks(ctx, { limit: most, sort: 'due_at', assignee: String(ctx.actor.userId), done: false }),
    getTranslations('today'),
    getTranslations('card.promises'),
    getTranslations('shell'),
  ])
  const today = dayOf(ctx.now, timeZone)
  const mayFinish = mayEver(ctx, 'task:update')
  const calendar = (
    <Link href="/calendar" className="link">
      {shell('places.calendar')}
    </Link>
  )
  return (
    <Panel title={t('tasks')} aside={calendar}>
      {rows.length === 0 ? (
        <Nothing>{t('noTasks')}</Nothing>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} data-task={row.id} className="flex items-start gap-3 border-t border-line px-4 py-2.5">
              {mayFinish && (
                <TaskDone
                  id={row.id}
                  version={row.version}
                  label={promises('finish', { title: row.title })}
                  away={promises('away')}
                  act={finishTask}
                />
              )}
              <span className="min-w-0 flex-1">
                <span className="block text-pretty">{row.title}</span>
                {row.customer_id !== null && (
                  <Link href={`/customers/${row.customer_id}`} className="text-sm text-ink-faint hover:text-accent-text">
                    {row.customer_name}
                  </Link>
                )}
              </span>
              {row.due_at !== null && (
                <span className="flex-none text-sm">
                  <DayNear day={dayOf(new Date(row.due_at), timeZone)} today={today} due />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
