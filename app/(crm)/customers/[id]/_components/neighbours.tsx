import { getTranslations } from 'next-intl/server'
import { listHref } from '#components/table/list-url'
import { Steps } from '#components/table/steps'
import type { Neighbour } from '#lib/records/customers/neighbours'
import { listPath } from '../../_components/list-query.ts'
import type { CardList } from './card-list.ts'

/** The customers before and after this one in the list it was opened from. */
export async function Neighbours({ customerId, list }: { customerId: number; list: CardList }) {
  const [{ previous, next }, t] = await Promise.all([list.neighboursOf(customerId), getTranslations('customers.card')])
  const search = listHref('', list.params, { cursor: list.params['cursor'] ?? null })
  const to = (neighbour: Neighbour | null, key: 'previous' | 'next') =>
    neighbour === null ? null : { href: `${listPath}/${neighbour.id}${search}`, label: t(key, { name: neighbour.name }) }
  return <Steps previous={to(previous, 'previous')} next={to(next, 'next')} />
}
