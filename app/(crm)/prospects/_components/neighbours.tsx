import { getTranslations } from 'next-intl/server'
import { listHref } from '#components/table/list-url'
import { Steps } from '#components/table/steps'
import type { Context } from '#lib/platform/context'
import type { Prospect } from '#lib/records/opportunities/service'
import { findProspectNeighbours } from '#lib/records/opportunities/service'
import type { ProspectListState } from './prospect-query.ts'
import { prospectsPath } from './prospect-query.ts'

interface Props {
  ctx: Context
  opportunityId: number
  /** The list that it was opened from. */
  list: ProspectListState
}

/** The prospects before and after this one in that list. */
export async function Neighbours({ ctx, opportunityId, list: { query, params } }: Props) {
  const [{ previous, next }, t] = await Promise.all([
    findProspectNeighbours(ctx, { ...query, cursor: undefined }, opportunityId),
    getTranslations('customers.card'),
  ])
  const search = listHref('', params, { cursor: params['cursor'] ?? null })
  const to = (row: Prospect | null, key: 'previous' | 'next') =>
    row === null ? null : { href: `${prospectsPath}/${row.customerId}${search}`, label: t(key, { name: row.customerName }) }
  return <Steps previous={to(previous, 'previous')} next={to(next, 'next')} />
}
