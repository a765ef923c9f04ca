import type { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import type { BuiltInView, ViewedListPlan } from '../../_views/viewed-list.ts'
import { seesOthers } from '../../customers/_components/filter-choices.ts'
import { prospectsPath, readProspectList } from './prospect-query.ts'

/** How views of the list of prospects are read. */
export const prospectViews: ViewedListPlan = {
  list: 'prospects',
  path: prospectsPath,
  read: (params) => readProspectList(params).params,
}

/** Views that come with the list; `others` for whoever sees more than the own customers. */
const plans = [
  { key: 'all', query: '', others: false },
  { key: 'mine', query: 'owner=me', others: true },
  { key: 'late', query: 'first_contact=late', others: false },
  { key: 'best', query: 'sort=-score', others: false },
  { key: 'stuck', query: 'sort=step_since', others: false },
  { key: 'lost', query: 'step=lost', others: false },
] as const

/** Answers the views of the list of prospects that come with the product, for a reader. */
export function builtInViews(ctx: Context, t: ReturnType<typeof useTranslations<'prospects'>>): BuiltInView[] {
  return plans
    .filter(({ others }) => !others || seesOthers(ctx))
    .map(({ key, query }) => ({ key, query, name: t(`builtIn.${key}`) }))
}
