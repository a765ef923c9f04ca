import type { Column } from './column.tsx'
import type { ListParams } from './list-url.tsx'
import type { Sort } from './sort-link.tsx'
import { SortLink } from './sort-link.tsx'

interface Props<Row> {
  caption: string
  path: string
  params: ListParams
  sort: Sort
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

const placeOnPhone = {
  title: 'max-md:-order-2 max-md:min-w-0 max-md:flex-[1_1_60%]',
  figure: 'max-md:-order-1 max-md:min-w-[32%] max-md:flex-none max-md:text-right',
  item: 'max-md:flex-none max-md:text-sm max-md:empty:hidden',
} as const

/** The table of every list. On a phone each row becomes a card: the title with its figure, and the rest as small items below. */
export function DataTable<Row>({ caption, path, params, sort, columns, rows, rowKey }: Props<Row>) {
  return (
    <table className="w-full border-separate border-spacing-0 max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:hidden">
        <tr>
          {columns.map((column, index) => (
            <th
              key={column.key}
              scope="col"
              aria-sort={ariaSort(column, sort)}
              className={`sticky top-0 z-10 h-9 border-b border-line bg-canvas pr-3 text-sm font-normal whitespace-nowrap text-ink-faint first:pl-6 last:pr-6 ${column.align === 'right' ? 'text-right' : 'text-left'} ${leftOf(columns, index)} ${column.width ?? ''}`}
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
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            data-row={rowKey(row)}
            className="group relative bg-surface hover:bg-hover focus-within:bg-hover max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1.5 max-md:border-b max-md:border-line max-md:px-4 max-md:py-3"
          >
            {columns.map((column, index) => (
              <td
                key={column.key}
                className={`empty:before:text-ink-faint empty:before:content-['—'] md:h-13 md:border-b md:border-line md:py-1.5 md:pr-3 md:first:pl-6 md:last:pr-6 ${column.align === 'right' ? 'md:text-right' : ''} ${leftOf(columns, index)} ${placeOnPhone[column.phone]}`}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Words to the right of a column of figures keep away from it. */
function leftOf<Row>(columns: readonly Column<Row>[], index: number): string {
  const afterFigures = columns[index - 1]?.align === 'right' && columns[index]?.align !== 'right'
  return afterFigures ? 'md:pl-9' : 'md:pl-3'
}

function ariaSort<Row>(column: Column<Row>, sort: Sort): 'ascending' | 'descending' | undefined {
  if (column.sort === undefined || column.sort.key !== sort.key) return undefined
  return sort.falling ? 'descending' : 'ascending'
}
