import { getTranslations } from 'next-intl/server'
import { sumDropsWithin } from '#lib/analysis/drop/service'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { countCustomers } from '#lib/records/customers/list'
import { listTasks } from '#lib/records/tasks/service'
import { ownOrAll } from './reach.ts'

/** So many tasks of a day are counted. */
const most = 200

/** How much there is to do, in one sentence: touches that are due and own tasks, how many of them are late, and how many customers ship less than expected. */
export async function Headline({ ctx }: { ctx: Context }) {
  const t = await getTranslations('today')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const mine = { limit: most, sort: 'due_at' as const, assignee: String(ctx.actor.userId), done: false }
  const none = { rows: [] }
  const [due, late, tasks, lateTasks, drops] = await Promise.all([
    mayEver(ctx, 'customer:update') ? countCustomers(ctx, { ...ownOrAll(ctx), next_touch: 'today' }) : { count: 0 },
    mayEver(ctx, 'customer:update') ? countCustomers(ctx, { ...ownOrAll(ctx), next_touch: 'overdue' }) : { count: 0 },
    mayEver(ctx, 'task:read') ? listTasks(ctx, { ...mine, due_to: addDays(today, 1) }) : none,
    mayEver(ctx, 'task:read') ? listTasks(ctx, { ...mine, due_to: today }) : none,
    mayEver(ctx, 'analysis:read') ? sumDropsWithin(ctx) : { customers: 0 },
  ])
  const count = due.count + tasks.rows.length
  const todo = count === 0 ? t('nothingDue') : t('headline', { count, late: late.count + lateTasks.rows.length })
  return drops.customers === 0 ? todo : `${todo}${t('headlineDrops', { count: drops.customers })}`
}
