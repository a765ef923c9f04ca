import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '#components/crm/money'
import type { MonthOfCustomer } from '#lib/analysis/portrait/service'

interface Props {
  /** Months, or years under their first days. */
  months: readonly MonthOfCustomer[]
  /** What stands over the first column, and in it; months unless told. */
  head?: { title: string; textOf: (month: string) => string }
  currency: string
  seesCosts: boolean
  /** Goes on below another part of the same table, whose headings stand already. */
  continued?: boolean
}

interface MonthColumn {
  name: string
  /** Not on a phone. */
  wide?: boolean
  cell: (row: MonthOfCustomer) => ReactNode
}

/** Answers how a month is written. */
export function useMonthText(): (month: string) => string {
  const format = useFormatter()
  return (month) => format.dateTime(new Date(`${month}T00:00:00Z`), { year: 'numeric', month: 'short', timeZone: 'UTC' })
}

/** Months or years of a customer, one a line. */
export function MonthTable({ months, head, currency, seesCosts, continued = false }: Props) {
  const t = useTranslations('customers.series')
  const monthText = useMonthText()
  const columns = useMonthColumns(currency, seesCosts)
  return (
    <table className="w-full table-fixed">
      <thead className={continued ? 'sr-only' : ''}>
        <tr className="*:px-2 *:pb-1.5 *:text-right *:text-sm *:font-normal *:text-ink-faint *:last:pr-4">
          <th scope="col" className="w-28 pl-4! text-left!">
            {head?.title ?? t('month')}
          </th>
          {columns.map(({ name, wide }) => (
            <th key={name} scope="col" className={wide ? 'max-md:hidden' : ''}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((row) => (
          <tr key={row.month} className="*:border-t *:border-line *:px-2 *:py-1.5 *:text-right *:last:pr-4">
            <td className="w-28 pl-4! text-left! whitespace-nowrap">{(head?.textOf ?? monthText)(row.month)}</td>
            {columns.map(({ name, wide, cell }) => (
              <td key={name} className={`empty:before:text-ink-faint empty:before:content-['—'] ${wide ? 'max-md:hidden' : ''}`}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useMonthColumns(currency: string, seesCosts: boolean): MonthColumn[] {
  const t = useTranslations('customers.series')
  const units = useTranslations('units')
  const format = useFormatter()
  const count = (many: number) => (many === 0 ? null : format.number(many))
  const amount = (minor: number, lacking: string | null) => (
    <>
      <Money minor={minor} currency={currency} />
      {lacking !== null && (
        <span data-tip={lacking} className="text-watch-text">
          {' *'}
        </span>
      )}
    </>
  )
  const unpriced = ({ unpriced: lacking }: MonthOfCustomer) => (lacking === 0 ? null : t('unpriced', { count: lacking }))
  const uncosted = ({ uncosted: lacking }: MonthOfCustomer) => (lacking === 0 ? null : t('uncosted', { count: lacking }))
  const cost: MonthColumn = { name: t('cost'), wide: true, cell: (row) => amount(row.costMinor ?? 0, uncosted(row)) }
  return [
    { name: t('volume'), cell: (row) => units('waybills', { count: row.shipments }) },
    { name: t('revenue'), cell: (row) => amount(row.revenueMinor, unpriced(row)) },
    ...(seesCosts ? [cost] : []),
    {
      name: t('onTime'),
      cell: ({ onTimeRate }) => onTimeRate !== null && format.number(onTimeRate, { style: 'percent', maximumFractionDigits: 1 }),
    },
    { name: t('damaged'), wide: true, cell: (row) => count(row.damaged + row.lost) },
    { name: t('claims'), wide: true, cell: (row) => count(row.claims) },
  ]
}
