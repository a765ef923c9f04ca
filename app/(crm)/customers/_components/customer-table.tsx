import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import { ListKeys } from '#components/table/list-keys'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { CustomerListPage } from '#lib/records/customers/list'
import { listCustomers } from '#lib/records/customers/list'
import type { CustomerView } from '#lib/records/customers/view'
import { NoCustomers, NothingMatches, PlaceIsGone } from './empty-states.tsx'
import type { CustomerListState } from './list-query.ts'
import { listPath } from './list-query.ts'

interface Props {
  ctx: Context
  state: CustomerListState
  columns: readonly Column<CustomerView>[]
  /** Whether anything can be done with several at once. */
  selectable: boolean
}

/** The page of customers that the URL asks for, or what stands there instead. */
export async function CustomerTable({ ctx, state, columns, selectable }: Props) {
  const page = await findPage(ctx, state)
  if (page === null) return <PlaceIsGone state={state} />
  if (page.rows.length === 0) return isNarrowed(state) ? <NothingMatches state={state} /> : <NoCustomers ctx={ctx} />
  return <Rows page={page} state={state} columns={columns} selectable={selectable} />
}

/** Null when the place in the list that the URL names is no longer one. */
async function findPage(ctx: Context, state: CustomerListState): Promise<CustomerListPage | null> {
  try {
    return await listCustomers(ctx, state.query)
  } catch (error) {
    if (isAppError(error, 'invalid_cursor')) return null
    throw error
  }
}

const isNarrowed = (state: CustomerListState) => state.active.length > 0 || state.query.q !== undefined

function Rows({ page, state, columns, selectable }: { page: CustomerListPage } & Omit<Props, 'ctx'>) {
  const t = useTranslations('customers')
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
        select={
          selectable
            ? {
                label: (row) => t('bulk.selectOne', { name: row.name }),
                labelOfAll: t('bulk.selectPage'),
                value: (row) => `${row.id}:${row.version}`,
              }
            : undefined
        }
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
