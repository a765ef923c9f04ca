import { minorPerMajor, minorToDecimal } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import type { ExportColumn } from '#lib/platform/export/column'
import { findText } from '#lib/platform/i18n/messages'
import { LAST_YEARS } from './drop.ts'
import type { Drop } from './service.ts'

/** Answers the columns of exported drops in the reader's language: all that the list shows of a drop, in numbers that a sheet can work with. */
export function exportColumns({ locale, company: { currency } }: Pick<Context, 'locale' | 'company'>): ExportColumn<Drop>[] {
  const word = (key: string) => findText(locale, `analysis.drop.${key}`, { currency }) ?? key
  const text = (title: string, of: (row: Drop) => string | null, width?: number): ExportColumn<Drop> => ({
    kind: 'text',
    title: word(title),
    of,
    ...(width === undefined ? {} : { width }),
  })
  const number = (title: string, decimals: number, of: (row: Drop) => number | string | null): ExportColumn<Drop> => ({
    kind: 'number',
    title: word(title),
    decimals,
    of,
  })
  const day = (title: string, of: (row: Drop) => string): ExportColumn<Drop> => ({ kind: 'day', title: word(title), of })
  return [
    text('customer', (row) => row.name, 28),
    text('export.code', (row) => row.externalId),
    text('level', (row) => word(`levels.${row.level}`)),
    number('export.fallen', 1, (row) => (-100 * row.change).toFixed(1)),
    number('export.expected', 0, (row) => Math.round(row.expected)),
    number('export.shipments', 0, (row) => row.shipments),
    number('export.lastYear', 0, (row) => row.lastYear),
    text('export.besideLastYear', (row) => word(`lastYears.${besideLastYear(row)}`)),
    number('export.loss', Math.log10(minorPerMajor(currency)), (row) => minorToDecimal(row.lossMinor, currency)),
    number('export.profit', Math.log10(minorPerMajor(currency)), (row) =>
      row.profitMinor === null ? null : minorToDecimal(row.profitMinor, currency),
    ),
    text('causeLikely', (row) => row.causes.map((cause) => word(`causes.${cause}`)).join(' · ') || null, 24),
    text('owner', (row) => row.owner?.name ?? null),
    text('outlet', (row) => row.outlet?.name ?? null),
    text('export.seen', (row) => seenText(row, word)),
    day('export.since', (row) => row.since),
    day('export.asOf', (row) => row.asOf),
  ]
}

function seenText({ seen }: Drop, word: (key: string) => string): string | null {
  if (seen === null) return null
  const why = [seen.reason === null ? null : word(`seen.reasons.${seen.reason}`), seen.note]
  return [seen.on, seen.by, ...why.filter((part) => part !== null)].join(' · ')
}

function besideLastYear({ belowLastYear }: Drop): (typeof LAST_YEARS)[number] {
  const [below, notBelow, unknown] = LAST_YEARS
  if (belowLastYear === null) return unknown
  return belowLastYear ? below : notBelow
}
