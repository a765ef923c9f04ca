import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { countCustomers } from '#lib/records/customers/list'
import { listTasks } from '#lib/records/tasks/service'
import type { CalendarState } from './calendar-query.ts'

/** So many tasks are counted. */
const most = 200

/** What was due before today and still is to be done, of the person whose calendar it is: no week that one looks at holds it. Nothing where nothing is. */
export async function Overdue({ ctx, state: { userId, today } }: { ctx: Context; state: CalendarState }) {
  if (userId === null) return null
  const assignee = String(userId)
  const [t, touches, tasks] = await Promise.all([
    getTranslations('sales.calendar'),
    mayEver(ctx, 'customer:read') ? countCustomers(ctx, { owner: { id: userId }, next_touch: 'overdue' }) : { count: 0 },
    mayEver(ctx, 'task:read')
      ? listTasks(ctx, { limit: most, sort: 'due_at', assignee, done: false, due_to: today })
      : { rows: [] },
  ])
  if (touches.count === 0 && tasks.rows.length === 0) return null
  const oldest = tasks.rows[0]?.due_at?.slice(0, 10)
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 pb-3 text-danger md:px-6">
      <span>{t('overdue')}</span>
      {touches.count > 0 && (
        <Link href={`/customers?next_touch=overdue&owner=${assignee}`} className="link">
          {t('overdueTouches', { count: touches.count })}
        </Link>
      )}
      {tasks.rows.length > 0 && oldest !== undefined && (
        <Link href={`/calendar?view=month&on=${oldest}`} className="link">
          {t('overdueTasks', { count: tasks.rows.length })}
        </Link>
      )}
    </p>
  )
}
