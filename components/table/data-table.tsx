import type { Column } from './column.tsx'
import type { ListParams } from './list-url.tsx'
import type { Sort } from './sort-link.tsx'
import { SortLink } from './sort-link.tsx'
import { TableRows } from './table-rows.tsx'

/** What makes rows selectable: each has a box, and the head one for all of the page. `SelectionBar` says what is done with them. */
export interface Selectable<Row> {
  /** What the box of a row says, such as whom it selects. */
  label: (row: Row) => string
  labelOfAll: string
  /** What stands for the row when it is selected. */
  value: (row: Row) => string
}

export interface DataTableProps<Row> {
  caption: string
  path: string
  params: ListParams
  sort: Sort
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  select?: Selectable<Row> | undefined
}

/** The table of every list. On a phone each row becomes a card: the title with its figure, and the rest as small items below. How it looks stands once, in
 * globals.css under `.list-table`: a page of fifty rows that says it in every cell is four times as long. */
export function DataTable<Row>({ caption, path, params, sort, columns, rows, rowKey, select }: DataTableProps<Row>) {
  const places = columns.map(({ key }, index) => ({ key, place: placeOf(columns, index) }))
  return (
    <table className="list-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {select !== undefined && (
            <th scope="col" className="col-check">
              <input
                type="checkbox"
                data-select-all=""
                aria-label={select.labelOfAll}
                autoComplete="off"
                className="select-box"
              />
            </th>
          )}
          {columns.map((column, index) => (
            <th
              key={column.key}
              scope="col"
              aria-sort={ariaSort(column, sort)}
              className={`${places[index]?.place} ${column.width ?? ''}`}
            >
              {column.sort === undefined ? (
                <span data-tip={column.hint}>{column.label}</span>
              ) : (
                <SortLink
                  {...{ path, params, sort, label: column.label, hint: column.hint, align: column.align }}
                  column={column.sort}
                />
              )}
            </th>
          ))}
        </tr>
      </thead>
      <TableRows
        columns={places}
        rows={rows.map((row) => ({ key: rowKey(row), cells: columns.map(({ cell }) => cell(row)), ...boxOf(row, select) }))}
      />
    </table>
  )
}

function boxOf<Row>(row: Row, select: Selectable<Row> | undefined) {
  return select === undefined ? {} : { box: { label: select.label(row), value: select.value(row) } }
}

/** Where a cell stands: on a phone, and on a wide screen as a figure or as words to the right of one, which keep away from it. */
function placeOf<Row>(columns: readonly Column<Row>[], index: number): string {
  const { phone, align } = columns[index] ?? {}
  if (align === 'right') return `col-${phone} col-right`
  return columns[index - 1]?.align === 'right' ? `col-${phone} col-after` : `col-${phone}`
}

function ariaSort<Row>(column: Column<Row>, sort: Sort): 'ascending' | 'descending' | undefined {
  if (column.sort === undefined || column.sort.key !== sort.key) return undefined
  return sort.falling ? 'descending' : 'ascending'
}
