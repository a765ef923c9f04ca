import type { useTranslations } from 'next-intl'
import type { BuiltInView, ViewedListPlan } from '../../../_views/viewed-list.ts'
import { dropPath, readDropParams } from './drop-query.ts'

/** How views of the list of drops are read. */
export const dropViews: ViewedListPlan = {
  list: 'drops',
  path: dropPath,
  read: (params) => readDropParams(params).params,
}

/** Views that come with the list: all, the own ones, those that nobody has seen yet, those on which we do not lose and that ship less than last year too, those on which we lose, the deepest, and those where we ourselves gave the reason. */
const plans = [
  { key: 'all', query: '' },
  { key: 'mine', query: 'owner=me' },
  { key: 'open', query: 'seen=false' },
  { key: 'worthwhile', query: 'last_year=below&profit=no_loss' },
  { key: 'atLoss', query: 'profit=loss' },
  { key: 'red', query: 'level=red' },
  { key: 'late', query: 'cause=late' },
  { key: 'breakage', query: 'cause=breakage' },
  { key: 'complaint', query: 'cause=complaint' },
] as const

/** Answers the views of the list of drops that come with the product. */
export function builtInViews(t: ReturnType<typeof useTranslations<'analysis.drop'>>): BuiltInView[] {
  return plans.map(({ key, query }) => ({ key, query, name: t(`views.${key}`) }))
}
