import { getFormatter, getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { countCustomers } from '#lib/records/customers/list'
import type { CustomerListState } from './list-query.ts'

/** How many customers the list has in all. */
export async function Count({ ctx, state }: { ctx: Context; state: CustomerListState }) {
  const [{ count, more }, t, format] = await Promise.all([
    countCustomers(ctx, state.query),
    getTranslations('customers'),
    getFormatter(),
  ])
  return <>{more ? t('foundMore', { count: format.number(count) }) : t('found', { count })}</>
}
