import type { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import type { BuiltInView, ViewedListPlan } from '../../_views/viewed-list.ts'
import { seesOthers } from './filter-choices.ts'
import { listPath, readCustomerList } from './list-query.ts'

/** How views of the customer list are read. */
export const customerViews: ViewedListPlan = {
  list: 'customers',
  path: listPath,
  read: (params) => readCustomerList(params).params,
}

/** Views that come with the list. Those of owners are for whoever sees more than the own customers. */
const plans = [
  { key: 'all', query: '', ofOwners: false },
  { key: 'mine', query: 'owner=me', ofOwners: true },
  { key: 'abc_a', query: 'abc=A', ofOwners: false },
  { key: 'due', query: 'next_touch=week&sort=next_touch', ofOwners: false },
  { key: 'sleeping', query: 'dormancy=sleeping', ofOwners: false },
  { key: 'unowned', query: 'owner=none', ofOwners: true },
] as const

/** Answers the views of the customer list that come with the product, for a reader. */
export function builtInViews(ctx: Context, t: ReturnType<typeof useTranslations<'customers'>>): BuiltInView[] {
  return plans
    .filter(({ ofOwners }) => !ofOwners || seesOthers(ctx))
    .map(({ key, query }) => ({ key, query, name: t(`views.${key}`) }))
}
