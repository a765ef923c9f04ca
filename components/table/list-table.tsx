'use client'

import type { Column } from './column.tsx'
import type { ListParams } from './list-url.tsx'
import type { Sort } from './sort-link.tsx'
import { SortLink } from './sort-link.tsx'
import type { RowData } from './table-rows.tsx'
import { TableRows } from './table-rows.tsx'

/** A heading as it is sent. */
export interface HeadData extends Pick<Column<never>, 'key' | 'label' | 'hint' | 'sort' | 'align' | 'width'> {
  /** Class of the heading and of the cells below it. */
  place: string
}

interface Props {
  caption: string
  path: string
  params: ListParams
  sort: Sort
  heads: readonly HeadData[]
  rows: readonly RowData[]
  /** What the box for all rows says, where rows can be selected. */
  selectAll?: string | undefined
}

/** A list as a table. On a phone each row becomes a card: the title with its figure, and the rest as small items below. How it looks stands once, in
 * the styles under `.list-table`: a page of fifty rows that says it in every cell is four times as long. */
export function ListTable({ caption, path, params, sort, heads, rows, selectAll }: Props) {
  return (
    <table className="list-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {selectAll !== undefined && (
            <th scope="col" className="col-check">
              <input type="checkbox" data-select-all="" aria-label={selectAll} autoComplete="off" className="select-box" />
            </th>
          )}
          {heads.map((head) => (
            <th key={head.key} scope="col" aria-sort={ariaSort(head, sort)} className={`${head.place} ${head.width ?? ''}`}>
              {head.sort === undefined ? (
                <span data-tip={head.hint}>{head.label}</span>
              ) : (
                <SortLink {...{ path, params, sort, label: head.label, hint: head.hint, align: head.align }} column={head.sort} />
              )}
            </th>
          ))}
        </tr>
      </thead>
      <TableRows columns={heads} rows={rows} />
    </table>
  )
}

function ariaSort(head: HeadData, sort: Sort): 'ascending' | 'descending' | undefined {
  if (head.sort === undefined || head.sort.key !== sort.key) return undefined
  return sort.falling ? 'descending' : 'ascending'
}
