import type { Column } from '#components/table/column'
import type { ListParams } from '#components/table/list-url'
import { PagedTable } from '#components/table/paged-table'
import type { ListPage } from '#lib/platform/list/list-page'
import { Nobody } from './nobody.tsx'

interface Props<Row extends { id: number }> {
  caption: string
  path: string
  params: ListParams
  sort: { key: string; falling: boolean }
  columns: readonly Column<Row>[]
  /** As `findUnlessGone` answers it. */
  page: ListPage<Row> | 'not kept' | 'no place'
  size: number
  /** What is said where nobody is in it, and the way to a list that has somebody; null where there is none. */
  nobody: { title: string; text: string; back: { href: string; label: string } | null }
}

/** A page of customers or of what became of them, each with its id; or what is said where there is nobody, or the place in the list is gone. */
export function FoundTable<Row extends { id: number }>({ page, nobody, path, params, size, ...table }: Props<Row>) {
  if (typeof page === 'string' || page.rows.length === 0)
    return <Nobody gone={typeof page === 'string'} {...{ path, params }} {...nobody} />
  return <PagedTable {...table} {...{ path, params, page, size }} rowKey={({ id }) => String(id)} />
}
