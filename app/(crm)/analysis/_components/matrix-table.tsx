import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'

export interface DrawnCell {
  key: string
  title: string
  /** What else the cell asks for, and what is noted about it. */
  lines: readonly string[]
  /** How many are in it, and the way to them; null for a cell that nobody is in. */
  customers: { text: string; href: string } | null
  /** What they come to. */
  sums: readonly string[]
  /** Where it is changed; null for whoever may not. */
  edit: string | null
}

interface Props {
  caption: string
  corner: string
  columns: readonly string[]
  rows: readonly { key: string; label: string; cells: readonly DrawnCell[] }[]
}

/** A matrix as it is printed: rows and columns with their cuts, and in each cell what is asked for and who is in it. On a phone the cells of a row stand below it, each under the name of its column. */
export function MatrixTable({ caption, corner, columns, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved sideways must be so by keyboard
    <section aria-label={caption} tabIndex={0} className="scrolls-across">
      <table className="w-full table-fixed border-collapse text-sm max-md:block md:min-w-[44rem]">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:hidden">
          <tr>
            <th scope="col" className="w-[16%] p-2 text-left align-bottom font-normal text-ink-faint">
              {corner}
            </th>
            {columns.map((label) => (
              <th key={label} scope="col" className="p-2 text-left align-bottom font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map(({ key, label, cells }) => (
            <tr key={key} className="max-md:block max-md:pt-2">
              <th scope="row" className="border-t border-line p-2 text-left align-top font-medium max-md:block max-md:bg-sunken">
                {label}
              </th>
              {cells.map((cell, index) => (
                <td key={cell.key} className="border-t border-line p-2 align-top max-md:block md:border-l">
                  <span className="on-phone text-ink-faint">{columns[index]}</span>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ cell: { title, lines, customers, sums, edit } }: { cell: DrawnCell }) {
  const t = useTranslations('relations')
  const line = (text: string) => (
    <span key={text} className="block text-ink-soft">
      {text}
    </span>
  )
  return (
    <>
      <span className="block text-base font-semibold">{title}</span>
      {lines.map(line)}
      <span className="block pt-1">
        {customers === null ? (
          <span className="text-ink-faint">{t('nobody')}</span>
        ) : (
          <Link href={customers.href} className="link" aria-label={`${customers.text} · ${title}`}>
            {customers.text}
          </Link>
        )}
      </span>
      {customers !== null && sums.map(line)}
      {edit !== null && (
        <Link href={edit} className="link text-xs">
          {t('change')}
        </Link>
      )}
    </>
  )
}
