import { getTranslations } from 'next-intl/server'
import { listHref } from '#components/table/list-url'
import { Steps } from '#components/table/steps'
import type { Context } from '#lib/platform/context'
import { findWaybillNeighbours } from '#lib/records/waybills/browse'
import type { WaybillView } from '#lib/records/waybills/view'
import { waybillHref } from '../../_components/href.ts'
import type { WaybillListState } from '../../_components/list-query.ts'

interface Props {
  ctx: Context
  waybillId: number
  list: WaybillListState
}

/** The waybills before and after this one in the list it was opened from. */
export async function Neighbours({ ctx, waybillId, list: { query, params } }: Props) {
  const [{ previous, next }, t] = await Promise.all([
    findWaybillNeighbours(ctx, { ...query, cursor: undefined }, waybillId),
    getTranslations('waybills.card'),
  ])
  const search = listHref('', params, { cursor: params['cursor'] ?? null })
  const to = (row: WaybillView | null, key: 'previous' | 'next') =>
    row === null ? null : { href: waybillHref(row.waybillNo, search), label: t(key, { number: row.waybillNo }) }
  return <Steps previous={to(previous, 'previous')} next={to(next, 'next')} />
}
