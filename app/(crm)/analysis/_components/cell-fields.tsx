'use client'

import type { Choice } from '#components/form/field'
import { useField } from '#components/form/form-context'

interface CellField {
  name: string
  label: string
  choices: readonly Choice[]
}

interface Props {
  corner: string
  columns: readonly { key: string; label: string }[]
  rows: readonly { key: string; label: string; cells: readonly string[] }[]
  fields: readonly CellField[]
}

/** The class of every combination as a table: a line for each of all factors but the last, named above it since a sheet is narrow, and a column for each level of the last. */
export function CellFields({ corner, columns, rows, fields }: Props) {
  return (
    <table className="mt-3 w-full table-fixed border-collapse text-sm">
      <caption className="pb-1 text-left text-ink-faint">{corner}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label }) => (
            <th key={key} scope="col" className="px-1 text-left font-normal text-ink-soft">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map(({ key, label, cells }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={columns.length} className="px-1 pt-3 text-left font-medium">
              {label}
            </th>
          </tr>
          <tr>
            {cells.map((name) => {
              const field = fields.find((each) => each.name === name)
              return (
                <td key={name} className="p-0.5">
                  {field !== undefined && <CellSelect field={field} />}
                </td>
              )
            })}
          </tr>
        </tbody>
      ))}
    </table>
  )
}

function CellSelect({ field: { name, label, choices } }: { field: CellField }) {
  const { id, value, error, set } = useField(name)
  return (
    <>
      <select
        id={id}
        name={name}
        value={value}
        aria-label={label}
        aria-invalid={error !== undefined || undefined}
        onChange={(event) => set(event.target.value)}
        className="field w-full px-1.5"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {error !== undefined && <span className="block text-danger">{error}</span>}
    </>
  )
}
