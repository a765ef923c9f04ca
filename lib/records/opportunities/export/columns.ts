import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { ExportColumn } from '#lib/platform/export/column'
import { findText } from '#lib/platform/i18n/messages'
import { consumerPersonal } from '../../record/changes.ts'
import type { KeyedTerm } from '../../terms/keyed-terms.ts'
import { shippedWord } from '../../terms/shipped.ts'
import type { ExportedRow } from '../repository.ts'

/** Answers the columns of exported prospects in the reader's language; a consumer's name is masked, and what people wrote of them stays in the house. */
export function exportColumns(ctx: Context, reasons: readonly KeyedTerm[]): ExportColumn<ExportedRow>[] {
  const word = (key: string) => findText(ctx.locale, `prospects.${key}`) ?? key
  const { timeZone } = ctx.company
  const text = (title: string, of: (row: ExportedRow) => string | null, width?: number): ExportColumn<ExportedRow> => ({
    kind: 'text',
    title: word(title),
    of,
    ...(width === undefined ? {} : { width }),
  })
  const day = (title: string, of: (row: ExportedRow) => string | null): ExportColumn<ExportedRow> => ({
    kind: 'day',
    title: word(title),
    of,
  })
  const number = (title: string, of: (row: ExportedRow) => number | null): ExportColumn<ExportedRow> => ({
    kind: 'number',
    title: word(title),
    decimals: 0,
    of,
  })
  const reason = (key: string) => reasons.find((term) => term.key === key)?.text ?? shippedWord('loss_reason', key, ctx.locale)
  return [
    text(
      'columns.name',
      (row) => (row.customerKind === 'consumer' ? consumerPersonal.name(row.customerName) : row.customerName),
      28,
    ),
    text('export.code', (row) => row.externalId),
    text('columns.step', (row) => word(`steps.${row.step}`)),
    day('export.stepSince', (row) => dayOf(row.stepSince, timeZone)),
    number('columns.pieces', (row) => row.piecesMonth),
    number('columns.score', (row) => (row.score === null ? null : Math.round(row.score))),
    text('export.rival', (row) => row.rival),
    text('export.industry', (row) => row.industry),
    day('columns.nextTouch', (row) => row.nextTouchOn),
    text('columns.owner', (row) => row.ownerName),
    text('export.outlet', (row) => row.outletName),
    text('export.lostReason', (row) => (row.lostReason === null ? null : reason(row.lostReason))),
    day('export.noted', (row) => dayOf(row.createdAt, timeZone)),
  ]
}
