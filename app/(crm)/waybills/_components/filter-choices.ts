import { getTranslations } from 'next-intl/server'
import { provinces, wholeProvince } from '#components/crm/provinces'
import { wordOf } from '#components/crm/waybill-words'
import { productsInUse } from '#lib/analysis/portrait/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { ISSUES } from '#lib/records/waybills/issue'
import { statusGroups } from '#lib/records/waybills/status'
import type { FilterName } from './list-query.ts'

interface Choice {
  name: FilterName
  label: string
  options: { value: string; label: string }[]
  /** What further values are searched among; null when all are listed. */
  find: 'outlet' | 'customer' | null
}

/** Answers the filters that have a menu, in the order of use. */
export async function filterChoices(ctx: Context): Promise<Choice[]> {
  const [t, regions, products] = await Promise.all([
    getTranslations('waybills'),
    getTranslations('provinces'),
    productsInUse(ctx),
  ])
  const scope = ctx.actor.permissions['waybill:read']
  const seesOutlets = scope?.kind === 'all' || (scope !== undefined && scope.outletIds.length > 1)
  const choices: (Choice & { shown: boolean })[] = [
    {
      name: 'issue',
      label: t('issue.label'),
      options: ISSUES.map((value) => ({ value, label: t(`issue.${value}`) })),
      find: null,
      shown: true,
    },
    {
      name: 'status',
      label: t('group.label'),
      options: statusGroups.map((value) => ({ value, label: t(`group.${value}`) })),
      find: null,
      shown: true,
    },
    {
      name: 'product',
      label: t('product.label'),
      options: products.map((value) => ({ value, label: wordOf(t, 'product', value) })),
      find: null,
      shown: products.length > 0,
    },
    {
      name: 'destination',
      label: t('destination.label'),
      options: provinces.map((code) => ({ value: wholeProvince(code), label: regions(code) })),
      find: null,
      shown: true,
    },
    {
      name: 'outlet',
      label: t('outlet.label'),
      options: [],
      find: 'outlet',
      shown: seesOutlets && mayEver(ctx, 'outlet:read'),
    },
    { name: 'customer', label: t('customer.label'), options: [], find: 'customer', shown: mayEver(ctx, 'customer:read') },
  ]
  return choices.filter((choice) => choice.shown)
}
