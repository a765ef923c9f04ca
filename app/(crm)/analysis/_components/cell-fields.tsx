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

/** The class of every combination as a table: a row for each of all factors but the last, a column for each level of the last. */
export function CellFields({ corner, columns, rows, fields }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved sideways must be so by keyboard
    <section aria-label={corner} tabIndex={0} className="scrolls-across mt-3">
      <table className="border-collapse text-sm">
        <thead>
          <tr>
            <th scope="col" className="p-1 text-left align-bottom font-normal text-ink-faint">
              {corner}
            </th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className="p-1 text-left align-bottom font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row" className="p-1 text-left font-medium">
                {label}
              </th>
              {cells.map((name) => {
                const field = fields.find((each) => each.name === name)
                return (
                  <td key={name} className="p-1">
                    {field !== undefined && <CellSelect field={field} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
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
        className="field min-w-20"
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
