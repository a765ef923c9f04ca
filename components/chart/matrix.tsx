import { Link } from '#components/ui/link'

export interface MatrixCell {
  /** 0 to 1: how strongly it is coloured. */
  weight: number
  text: string
  /** What it says in full, for whoever points at it or hears it. */
  label: string
  href?: string | undefined
  /** On the diagonal: nothing changed. */
  still?: boolean
}

interface Props {
  caption: string
  /** What rows and columns are. */
  corner: string
  columns: readonly { key: string; label: string }[]
  rows: readonly { key: string; label: string; cells: readonly (MatrixCell | null)[] }[]
}

/** From where to where, cell by cell; each leads to who is in it. Nothing without rows, as where two sides cannot be compared. */
export function Matrix({ caption, corner, columns, rows }: Props) {
  if (rows.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved sideways must be so by keyboard
    <section aria-label={caption} tabIndex={0} className="scrolls-across">
      <table className="matrix">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td className="text-sm text-ink-faint">{corner}</td>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, index) => (
                <td
                  key={columns[index]?.key}
                  data-still={cell?.still === true ? '' : undefined}
                  style={cell === null ? undefined : { ['--weight' as string]: cell.weight }}
                >
                  {cell !== null && <Cell cell={cell} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ cell: { href, label, text } }: { cell: MatrixCell }) {
  if (href === undefined) return <span data-tip={label}>{text}</span>
  return (
    <Link href={href} aria-label={label} data-tip={label}>
      {text}
    </Link>
  )
}
