import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { DayNear } from '#components/crm/day-near'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { listTasks } from '#lib/records/tasks/service'
import { Nothing, Panel } from '../../customers/[id]/_components/panel.tsx'

const most = 10

/** The reader's own open tasks, the next due first. */
export async function Agenda({ ctx }: { ctx: Context }) {
  const { timeZone } = ctx.company
  const [{ rows }, t] = await Promise.all([
    listTasks(ctx, { limit: most, sort: 'due_at', assignee: String(ctx.actor.userId), done: false }),
    getTranslations('today'),
  ])
  const today = dayOf(ctx.now, timeZone)
  return (
    <Panel title={t('tasks')}>
      {rows.length === 0 ? (
        <Nothing>{t('noTasks')}</Nothing>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} className="flex items-baseline justify-between gap-4 border-t border-line px-4 py-2.5">
              <span className="min-w-0">
                <span className="block">{row.title}</span>
                {row.customer_id !== null && (
                  <Link
                    href={`/customers/${row.customer_id}`}
                    prefetch={false}
                    className="text-sm text-ink-faint hover:text-accent-text"
                  >
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
