import { minorPerMajor, minorToDecimal } from '#lib/core/money'
import { maskPhonesIn } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { ExportColumn } from '#lib/platform/export/column'
import { findText } from '#lib/platform/i18n/messages'
import { promiseState } from './issue.ts'
import type { WholeRow } from './repository.ts'
import { nameOfCustomer } from './view.ts'

/** One line of an export: a waybill, or a number that was asked for and names none. */
export interface ExportLine {
  number: string
  row: WholeRow | null
}

const GRAMS_PER_KILOGRAM = 1_000

/** Answers the columns of exported waybills in the reader's language; costs only for whoever may know any. */
export function exportColumns(ctx: Context, withCosts: boolean): ExportColumn<ExportLine>[] {
  const title = (name: string) =>
    findText(ctx.locale, `waybills.export.columns.${name}`, { currency: ctx.company.currency }) ?? name
  /** A file of a million rows has a few dozen words. */
  const words = new Map<string, string | null>()
  const wordOf = (key: string, otherwise: string): string => {
    let word = words.get(key)
    if (word === undefined) {
      word = findText(ctx.locale, key)
      words.set(key, word)
    }
    return word ?? otherwise
  }
  const word = (group: string, key: string | null) => (key === null ? null : wordOf(`waybills.${group}.${key}`, key))
  const region = (code: string | null) =>
    code !== null && /^\d{6}$/.test(code) ? wordOf(`provinces.${code.slice(0, 2)}`, code) : code
  const flag = (value: boolean) => (value ? word('export', 'yes') : null)

  const text = (name: string, of: (row: WholeRow) => string | null, width?: number): ExportColumn<ExportLine> => ({
    kind: 'text',
    title: title(name),
    of: ({ row }) => (row === null ? null : of(row)),
    ...(width === undefined ? {} : { width }),
  })
  const instant = (name: string, of: (row: WholeRow) => Date | null): ExportColumn<ExportLine> => ({
    kind: 'instant',
    title: title(name),
    width: 17,
    of: ({ row }) => (row === null ? null : of(row)),
  })
  const number = (name: string, decimals: number, of: (row: WholeRow) => number | string | null): ExportColumn<ExportLine> => ({
    kind: 'number',
    title: title(name),
    decimals,
    of: ({ row }) => (row === null ? null : of(row)),
  })
  const kilograms = (name: string, of: (row: WholeRow) => number | null) =>
    number(name, 3, (row) => {
      const grams = of(row)
      return grams === null ? null : grams / GRAMS_PER_KILOGRAM
    })
  const money = (name: string, of: (row: WholeRow) => number | null) =>
    number(name, Math.log10(minorPerMajor(ctx.company.currency)), (row) => {
      const minor = of(row)
      return minor === null ? null : minorToDecimal(minor, row.currency)
    })
  const lateHours = (row: WholeRow) => promiseState(row, ctx.now).hours

  return [
    { kind: 'text', title: title('number'), width: 20, of: ({ number: no }) => no },
    {
      kind: 'text',
      title: title('status'),
      of: ({ row }) => (row === null ? word('export', 'notFound') : word('status', row.status)),
    },
    instant('accepted', (row) => row.acceptedAt),
    text('product', (row) => word('product', row.product)),
    text('origin', (row) => region(row.originRegion)),
    text('destination', (row) => region(row.destinationRegion)),
    text('customerCode', (row) => row.customerExternalId),
    text('customer', (row) => nameOfCustomer(row.customerName, row.customerKind), 28),
    text('outlet', (row) => row.outletName),
    instant('promised', (row) => row.promisedAt),
    instant('delivered', (row) => row.deliveredAt),
    number('lateHours', 0, lateHours),
    text('signType', (row) => word('signType', row.signType)),
    instant('lastEvent', (row) => row.lastEventAt),
    text('lastEventText', (row) => (row.lastEventText === null ? null : maskPhonesIn(row.lastEventText)), 40),
    number('pieces', 0, (row) => row.pieces),
    kilograms('weight', (row) => row.weightGrams),
    kilograms('chargedWeight', (row) => row.chargedWeightGrams),
    text('currency', (row) => row.currency),
    money('freight', (row) => row.freightMinor),
    money('listFreight', (row) => row.listFreightMinor),
    money('insuredValue', (row) => row.insuredValueMinor),
    ...(withCosts ? [money('cost', (row) => row.costMinor)] : []),
    text('settlement', (row) => word('settlement', row.settlement)),
    text('damaged', (row) => flag(row.damaged)),
    text('lost', (row) => flag(row.lost)),
    text('returnOf', (row) => row.returnOf, 20),
  ]
}
