import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { PagedTable } from '#components/table/paged-table'
import { unlessGone } from '#components/table/unless-gone'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import { listWaybillViews } from '#lib/records/waybills/browse'
import type { WaybillView } from '#lib/records/waybills/view'
import { NothingMatches, NoWaybills, PlaceIsGone } from './empty-states.tsx'
import type { WaybillListState } from './list-query.ts'
import { listPath } from './list-query.ts'

interface Props {
  ctx: Context
  state: WaybillListState
  columns: readonly Column<WaybillView>[]
}

/** The page of waybills that the URL asks for, or what stands there instead. */
export async function WaybillTable({ ctx, state, columns }: Props) {
  const page = await unlessGone(listWaybillViews(ctx, state.query))
  if (page === null) return <PlaceIsGone state={state} />
  if (page.rows.length > 0) return <Rows page={page} state={state} columns={columns} />
  return state.active.length > 0 || state.query.q !== undefined ? <NothingMatches state={state} /> : <NoWaybills ctx={ctx} />
}

function Rows({ page, state, columns }: { page: ListPage<WaybillView> } & Omit<Props, 'ctx'>) {
  const t = useTranslations('waybills')
  const { params, query } = state
  return (
    <PagedTable
      caption={t('caption')}
      path={listPath}
      params={params}
      sort={{ key: query.sort, falling: query.falling }}
      columns={columns}
      page={page}
      size={query.limit}
      rowKey={(row) => String(row.id)}
    />
  )
}
