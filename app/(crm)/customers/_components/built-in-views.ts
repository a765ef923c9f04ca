import type { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { FactGround } from '#lib/records/facts/filter'
import type { BuiltInView, ViewedListPlan } from '../../_views/viewed-list.ts'
import { seesOthers } from './filter-choices.ts'
import { listPath, readCustomerList } from './list-query.ts'

/** The list that has the views. */
export const customerViews = { list: 'customers', path: listPath } as const

/** Answers how views of the customer list are read. */
export function customerViewPlan(ground: FactGround): ViewedListPlan {
  return { ...customerViews, read: (params) => readCustomerList(params, ground).params }
}

const everybody = () => true
const mayArchive = (ctx: Context) => mayEver(ctx, 'customer:archive')

/** Views that come with the list, and for whom: those of owners for whoever sees more than the own customers, what was archived for whoever may bring it back. */
const plans = [
  { key: 'all', query: '', isFor: everybody },
  { key: 'mine', query: 'owner=me', isFor: seesOthers },
  { key: 'abc_a', query: 'abc=A', isFor: everybody },
  { key: 'due', query: 'next_touch=week&sort=next_touch', isFor: everybody },
  { key: 'sleeping', query: 'dormancy=sleeping', isFor: everybody },
  { key: 'churned', query: 'churned=true', isFor: everybody },
  { key: 'unowned', query: 'owner=none', isFor: seesOthers },
  { key: 'archived', query: 'archived=true', isFor: mayArchive },
] as const

/** Answers the views of the customer list that come with the product, for a reader. */
export function builtInViews(ctx: Context, t: ReturnType<typeof useTranslations<'customers'>>): BuiltInView[] {
  return plans.filter(({ isFor }) => isFor(ctx)).map(({ key, query }) => ({ key, query, name: t(`views.${key}`) }))
}
