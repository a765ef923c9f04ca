import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { PagedTable } from '#components/table/paged-table'
import { unlessGone } from '#components/table/unless-gone'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import type { ListedCustomer } from '#lib/records/customers/list'
import { listCustomersWithFacts } from '#lib/records/customers/list'
import { factKeysOf } from '#lib/records/facts/column'
import { NoCustomers, NothingMatches, PlaceIsGone } from './empty-states.tsx'
import type { CustomerListState } from './list-query.ts'
import { listPath } from './list-query.ts'

interface Props {
  ctx: Context
  state: CustomerListState
  columns: readonly Column<ListedCustomer>[]
  /** Whether anything can be done with several at once. */
  selectable: boolean
}

/** The page of customers that the URL asks for, or what stands there instead. */
export async function CustomerTable({ ctx, state, columns, selectable }: Props) {
  const keys = factKeysOf(columns.map(({ key }) => key))
  const page = await unlessGone(listCustomersWithFacts(ctx, state.query, keys))
  if (page === null) return <PlaceIsGone state={state} />
  if (page.rows.length === 0) return isNarrowed(state) ? <NothingMatches state={state} /> : <NoCustomers ctx={ctx} />
  return <Rows page={page} state={state} columns={columns} selectable={selectable} />
}

const isNarrowed = (state: CustomerListState) => state.active.length + state.facts.length > 0 || state.query.q !== undefined

function Rows({ page, state, columns, selectable }: { page: ListPage<ListedCustomer> } & Omit<Props, 'ctx'>) {
  const t = useTranslations('customers')
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
  )
}
