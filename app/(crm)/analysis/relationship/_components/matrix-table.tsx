import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'
import type { CellFigures } from '#lib/analysis/relationship/matrix'
import { useAmounts } from '../../_components/amounts.ts'

export interface DrawnCell {
  key: string
  title: string
  /** What else the cell asks for, and what is noted about it. */
  lines: readonly string[]
  figures: CellFigures
  /** How many segments are in it; null where a matrix has none. */
  segments: number | null
  /** The customers behind it. */
  href: string
  /** Where it is changed; null for whoever may not. */
  edit: string | null
}

interface Props {
  caption: string
  corner: string
  columns: readonly string[]
  rows: readonly { key: string; label: string; cells: readonly DrawnCell[] }[]
  currency: string
}

/** A matrix as it is printed: rows and columns with their cuts, and in each cell what is asked for and who is in it. It is moved sideways on a phone. */
export function MatrixTable({ caption, corner, columns, rows, currency }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved sideways must be so by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-[44rem] table-fixed border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
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
        <tbody>
          {rows.map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row" className="border-t border-line p-2 text-left align-top font-medium">
                {label}
              </th>
              {cells.map((cell) => (
                <td key={cell.key} className="border-t border-l border-line p-2 align-top">
                  <Cell cell={cell} currency={currency} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ cell: { title, lines, figures, segments, href, edit }, currency }: { cell: DrawnCell; currency: string }) {
  const t = useTranslations('relations')
  const { customers, percent, money } = useAmounts(currency)
  const line = (key: string, text: ReactNode) => (
    <span key={key} className="block text-ink-soft">
      {text}
    </span>
  )
  return (
    <>
      <span className="block text-base font-semibold">{title}</span>
      {lines.map((text) => line(text, text))}
      <span className="block pt-1">
        {figures.customers === 0 ? (
          <span className="text-ink-faint">{t('nobody')}</span>
        ) : (
          <Link href={href} className="link">
            {segments === null
              ? customers(figures.customers)
              : t('inSegments', { customers: customers(figures.customers), segments })}
          </Link>
        )}
      </span>
      {figures.customers > 0 &&
        line('revenue', t('revenueOf', { revenue: money(figures.revenueMinor), share: percent(figures.revenueShare) }))}
      {figures.customers > 0 &&
        line('margin', t('marginOf', { margin: money(figures.marginMinor), rate: percent(figures.marginRate) }))}
      {edit !== null && (
        <Link href={edit} className="link text-xs">
          {t('change')}
        </Link>
      )}
    </>
  )
}
