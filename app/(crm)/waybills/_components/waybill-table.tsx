import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import { ListKeys } from '#components/table/list-keys'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { isAppError } from '#lib/core/errors'
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
  const page = await findPage(ctx, state)
  if (page === null) return <PlaceIsGone state={state} />
  if (page.rows.length > 0) return <Rows page={page} state={state} columns={columns} />
  return state.active.length > 0 || state.query.q !== undefined ? <NothingMatches state={state} /> : <NoWaybills />
}

/** Null when the place in the list that the URL names is no longer one. */
async function findPage(ctx: Context, state: WaybillListState): Promise<ListPage<WaybillView> | null> {
  try {
    return await listWaybillViews(ctx, state.query)
  } catch (error) {
    if (isAppError(error, 'invalid_cursor')) return null
    throw error
  }
}

function Rows({ page, state, columns }: { page: ListPage<WaybillView> } & Omit<Props, 'ctx'>) {
  const t = useTranslations('waybills')
  const { params, query } = state
  const at = (cursor: string | null) => (cursor === null ? null : listHref(listPath, params, { cursor }))
  return (
    <>
      <DataTable
        caption={t('caption')}
        path={listPath}
        params={params}
        sort={{ key: query.sort, falling: query.falling }}
        columns={columns}
        rows={page.rows}
        rowKey={(row) => String(row.id)}
      />
      <Pagination
        path={listPath}
        params={params}
        size={query.limit}
        previous={at(page.previousCursor)}
        next={at(page.nextCursor)}
      />
      <ListKeys />
    </>
  )
}
