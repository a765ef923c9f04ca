import type { Column } from './column.tsx'
import { ListTable } from './list-table.tsx'
import type { ListParams } from './list-url.tsx'
import type { Sort } from './sort-link.tsx'

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

/** The table of every list: heads and rows as data, which `ListTable` draws. */
export function DataTable<Row>({ columns, rows, rowKey, select, ...list }: DataTableProps<Row>) {
  return (
    <ListTable
      {...list}
      selectAll={select?.labelOfAll}
      heads={columns.map(({ key, label, hint, sort, align, width }, index) => ({
        key,
        label,
        hint,
        sort,
        align,
        width,
        place: placeOf(columns, index),
      }))}
      rows={rows.map((row) => ({ key: rowKey(row), cells: columns.map(({ cell }) => cell(row)), ...boxOf(row, select) }))}
    />
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
