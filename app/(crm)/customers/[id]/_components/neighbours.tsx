import { getTranslations } from 'next-intl/server'
import { listHref } from '#components/table/list-url'
import { Steps } from '#components/table/steps'
import type { Context } from '#lib/platform/context'
import type { Neighbour } from '#lib/records/customers/neighbours'
import { findNeighbours } from '#lib/records/customers/neighbours'
import type { CustomerListState } from '../../_components/list-query.ts'
import { listPath } from '../../_components/list-query.ts'

interface Props {
  ctx: Context
  customerId: number
  list: CustomerListState
}

/** The customers before and after this one in the list it was opened from. */
export async function Neighbours({ ctx, customerId, list }: Props) {
  const [{ previous, next }, t] = await Promise.all([
    findNeighbours(ctx, { ...list.query, cursor: undefined }, customerId),
    getTranslations('customers.card'),
  ])
  const search = listHref('', list.params, { cursor: list.params['cursor'] ?? null })
  const to = (neighbour: Neighbour | null, key: 'previous' | 'next') =>
    neighbour === null ? null : { href: `${listPath}/${neighbour.id}${search}`, label: t(key, { name: neighbour.name }) }
  return <Steps previous={to(previous, 'previous')} next={to(next, 'next')} />
}
