import type { DataTableProps } from './data-table.tsx'
import { DataTable } from './data-table.tsx'
import { ListKeys } from './list-keys.tsx'
import { listHref } from './list-url.tsx'
import { Pagination } from './pagination.tsx'

interface Props<Row> extends Omit<DataTableProps<Row>, 'rows'> {
  page: { rows: readonly Row[]; previousCursor: string | null; nextCursor: string | null }
  /** How many rows a page has at most. */
  size: number
}

/** One page of a list as a table, with the ways to the pages before and after it and the keys of a list. */
export function PagedTable<Row>({ page, size, ...table }: Props<Row>) {
  const { path, params } = table
  const at = (cursor: string | null) => (cursor === null ? null : listHref(path, params, { cursor }))
  return (
    <>
      <DataTable {...table} rows={page.rows} />
      <Pagination path={path} params={params} size={size} previous={at(page.previousCursor)} next={at(page.nextCursor)} />
      <ListKeys />
    </>
  )
}
