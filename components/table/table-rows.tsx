import type { Cell } from './cell.tsx'
import { CellView, isCellData } from './cell.tsx'

/** A row as it is sent. */
export interface RowData {
  key: string
  cells: readonly Cell[]
  /** What its box says, and what stands for it when it is selected. */
  box?: { label: string; value: string }
}

interface Props {
  rows: readonly RowData[]
  /** The columns, with the class of their cells. */
  columns: readonly { key: string; place: string }[]
}

/** The rows of every list. They come as data and become elements where the table is drawn; as elements of the server they would be written into the page twice. */
export function TableRows({ rows, columns }: Props) {
  return (
    <tbody>
      {rows.map(({ key, cells, box }) => (
        <tr key={key} data-row={key}>
          {box !== undefined && (
            <td className="col-check">
              <label>
                <input
                  type="checkbox"
                  data-select=""
                  value={box.value}
                  aria-label={box.label}
                  autoComplete="off"
                  className="select-box"
                />
              </label>
            </td>
          )}
          {columns.map((column, index) => (
            <td key={column.key} className={column.place}>
              {drawn(cells[index])}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

const drawn = (cell: Cell) => (isCellData(cell) ? <CellView cell={cell} /> : cell)
