import { CalendarClock, MessageSquareText, TrendingDown } from 'lucide'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DayNear } from '#components/crm/day-near'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { warningOf } from '#lib/analysis/drop/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { listInteractions } from '#lib/records/interactions/service'
import { listTasks } from '#lib/records/tasks/service'

const mostTasks = 3

/** What whoever takes a customer's call has to know before anything is said: that it is about to leave, what was talked about last, and what it was promised. Nothing where there is nothing. */
export async function CustomerNow({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const lines = (await Promise.all([dropLine(ctx, customer), talkLine(ctx, customer), ...promiseLines(ctx, customer)])).flat()
  if (lines.length === 0) return null
  return <ul className="flex flex-col gap-1.5 pt-2">{lines}</ul>
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-baseline gap-2">
      <span className="translate-y-0.5">{icon}</span>
      <span className="min-w-0">{children}</span>
    </li>
  )
}

async function dropLine(ctx: Context, { id }: CustomerView): Promise<ReactNode[]> {
  const warning = await warningOf(ctx, id)
  if (warning === null) return []
  const [t, format] = await Promise.all([getTranslations('cases.pop.now'), getFormatter()])
  return [
    <Line key="drop" icon={<Icon of={TrendingDown} size={16} className="flex-none text-danger" />}>
      {t('drop', {
        fallen: format.number(-warning.change, { style: 'percent', maximumFractionDigits: 0 }),
        expected: format.number(Math.round(warning.expected)),
        shipments: format.number(warning.shipments),
      })}
    </Line>,
  ]
}

async function talkLine(ctx: Context, { id }: CustomerView): Promise<ReactNode[]> {
  if (!mayEver(ctx, 'interaction:read')) return []
  const { rows } = await listInteractions(ctx, { customer: String(id), limit: 1, sort: '-occurred_at' })
  const [last] = rows
  if (last === undefined) return []
  const [t, channels] = await Promise.all([getTranslations('cases.pop.now'), getTranslations('customers.channel')])
  const { timeZone } = ctx.company
  const said = last.heard ?? last.answered ?? last.result ?? last.purpose
  return [
    <Line key="talk" icon={<Icon of={MessageSquareText} size={16} className="flex-none text-ink-faint" />}>
      <span className="text-ink-faint">
        {t('talk')} <DayNear day={dayOf(new Date(last.occurred_at), timeZone)} today={dayOf(ctx.now, timeZone)} /> ·{' '}
        {channels(last.channel)} · {last.user_name}
      </span>
      {said !== null && <span className="line-clamp-2">{said}</span>}
    </Line>,
  ]
}

/** The next touch and the open tasks; promised calls stand with their cases. */
function promiseLines(ctx: Context, { id, nextTouchOn }: CustomerView): Promise<ReactNode[]>[] {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const icon = <Icon of={CalendarClock} size={16} className="flex-none text-ink-faint" />
  const touch = async () => {
    if (nextTouchOn === null) return []
    const t = await getTranslations('cases.pop.now')
    return [
      <Line key="touch" icon={icon}>
        {t('touch')} <DayNear day={nextTouchOn} today={today} due />
      </Line>,
    ]
  }
  const tasks = async () => {
    if (!mayEver(ctx, 'task:read')) return []
    const asked = { customer: String(id), done: false, limit: mostTasks, sort: 'due_at' as const }
    const { rows } = await listTasks(ctx, asked)
    return rows.map((task) => (
      <Line key={`task-${task.id}`} icon={icon}>
        <Link href={`/customers/${id}`} className="hover:underline">
          {task.title}
        </Link>{' '}
        <span className="text-sm text-ink-faint">
          {task.due_at !== null && (
            <>
              <DayNear day={dayOf(new Date(task.due_at), ctx.company.timeZone)} today={today} due /> ·{' '}
            </>
          )}
          {task.assignee_name}
        </span>
      </Line>
    ))
  }
  return [touch(), tasks()]
}
