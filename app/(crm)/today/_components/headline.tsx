import { getTranslations } from 'next-intl/server'
import { sumDropsWithin } from '#lib/analysis/drop/service'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { countCadence } from '#lib/records/cadence/service'
import { listOwnCustomersCases } from '#lib/records/cases/queue/own-customers'
import { countCustomers } from '#lib/records/customers/list'
import { listTasks } from '#lib/records/tasks/service'
import { isSeller, ownOrAll } from './reach.ts'

/** So many tasks and cases of a day are counted. */
const most = 200

/** How much there is to do, in one sentence that names each part below by its own number: touches, own tasks, cases, whom to contact by the rhythm of their class, and who ships less. */
export async function Headline({ ctx }: { ctx: Context }) {
  const t = await getTranslations('today')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const mine = { limit: most, sort: 'due_at' as const, assignee: String(ctx.actor.userId), done: false }
  const reach = ownOrAll(ctx)
  const touches = mayEver(ctx, 'customer:update')
  const tasks = mayEver(ctx, 'task:read')
  const [due, late, dueTasks, lateTasks, drops, rhythm, cases] = await Promise.all([
    touches ? countCustomers(ctx, { ...reach, next_touch: 'today' }) : nobody,
    touches ? countCustomers(ctx, { ...reach, next_touch: 'overdue' }) : nobody,
    tasks ? listTasks(ctx, { ...mine, due_to: addDays(today, 1) }) : nothing,
    tasks ? listTasks(ctx, { ...mine, due_to: today }) : nothing,
    mayEver(ctx, 'analysis:read') ? sumDropsWithin(ctx) : { customers: 0 },
    mayEver(ctx, 'interaction:create') ? countCadence(ctx, { ...reach, due: 'today' }) : nobody,
    isSeller(ctx) && mayEver(ctx, 'case:read') ? listOwnCustomersCases(ctx, most) : [],
  ])
  const parts = [
    part('touches', due.count, late.count),
    part('tasks', dueTasks.rows.length, lateTasks.rows.length),
    part('cases', cases.length, cases.filter(({ next_due_at: at }) => at !== null && new Date(at) < ctx.now).length),
    part('rhythm', rhythm.count, 0),
    part('drops', drops.customers, 0),
  ].filter(({ count }) => count > 0)
  if (parts.length === 0) return t('nothingDue')
  return t('headline', {
    parts: parts
      .map(({ key, late: l, count }) => t(l > 0 ? `part.${key}Late` : `part.${key}`, { count, late: l }))
      .join(t('comma')),
  })
}

const nobody = { count: 0 }
const nothing = { rows: [] }
const part = (key: 'touches' | 'tasks' | 'cases' | 'rhythm' | 'drops', count: number, late: number) => ({ key, count, late })
