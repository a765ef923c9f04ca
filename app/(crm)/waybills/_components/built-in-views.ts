import type { useTranslations } from 'next-intl'
import type { BuiltInView, ViewedListPlan } from '../../_views/viewed-list.ts'
import { listPath, readWaybillList } from './list-query.ts'

/** How views of the list of waybills are read. */
export const waybillViews: ViewedListPlan = {
  list: 'waybills',
  path: listPath,
  read: (params) => readWaybillList(params).params,
}

/** Views that come with the list. */
const plans = [
  { key: 'all', query: '' },
  { key: 'any', query: 'issue=any' },
  { key: 'still', query: 'issue=still' },
  { key: 'overdue', query: 'issue=overdue' },
  { key: 'late', query: 'issue=late' },
] as const

/** Answers the views of the list of waybills that come with the product. */
export function builtInViews(t: ReturnType<typeof useTranslations<'waybills'>>): BuiltInView[] {
  return plans.map(({ key, query }) => ({ key, query, name: t(`issue.${key}`) }))
}
