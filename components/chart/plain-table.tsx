'use client'

import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'

/** The numbers of a chart. The first column names the row; it leads to the list behind the datum. */
export interface TableBehind {
  caption: string
  /** A `wide` column stands on wide screens only. */
  columns: readonly { key: string; label: string; align?: 'left'; wide?: boolean }[]
  /** What `note` says stands below the name on a phone, in place of a wide column. */
  rows: readonly { key: string; href?: string | undefined; cells: readonly ReactNode[]; note?: ReactNode }[]
  /** Stands open, where it says more than the chart. */
  open?: boolean
}

/** Rows and columns of figures. On a phone names take more lines and `wide` columns go; what is wider still is moved sideways, with a shade where it goes on. It comes as data and becomes elements where it is drawn. */
export function PlainTable({ table: { caption, columns, rows } }: { table: TableBehind }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved sideways must be so by keyboard
    <section aria-label={caption} tabIndex={0} className="scrolls-across">
      <table className="figure-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, align, wide }, index) => (
              <th
                key={key}
                scope="col"
                data-left={index === 0 || align === 'left' ? '' : undefined}
                data-wide={wide === true ? '' : undefined}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, href, note, cells: [name, ...others] }) => (
            <tr key={key}>
              <th scope="row" data-left="">
                {href === undefined ? (
                  name
                ) : (
                  <Link href={href} className="link">
                    {name}
                  </Link>
                )}
                {note !== undefined && <span className="note">{note}</span>}
              </th>
              {others.map((cell, index) => (
                <td
                  key={columns[index + 1]?.key}
                  data-left={columns[index + 1]?.align === 'left' ? '' : undefined}
                  data-wide={columns[index + 1]?.wide === true ? '' : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
