import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { BuiltInView, ViewedListPlan } from '../../_views/viewed-list.ts'
import { listPath, readQueue } from './list-query.ts'
import type { CaseWords } from './words.ts'

/** How views of the queue are read. */
export const caseViews: ViewedListPlan = {
  list: 'cases',
  path: listPath,
  read: (params) => readQueue(params).params,
}

/** Views that come with the queue; `oversees` for those who look after the work of others. */
const plans = [
  { key: 'all', query: '', oversees: false },
  { key: 'mine', query: 'assignee=me', oversees: false },
  { key: 'today', query: 'due=today', oversees: false },
  { key: 'overdue', query: 'due=overdue', oversees: false },
  { key: 'appeals', query: 'type=appeal', oversees: false },
  { key: 'claims', query: 'type=claim', oversees: false },
  { key: 'unassigned', query: 'assignee=none', oversees: true },
] as const

/** Answers the views of the queue that come with the product, for a reader. */
export function builtInViews(ctx: Context, t: CaseWords['t']): BuiltInView[] {
  return plans
    .filter(({ oversees }) => !oversees || mayEver(ctx, 'case:oversee'))
    .map(({ key, query }) => ({ key, query, name: t(`views.${key}`) }))
}
