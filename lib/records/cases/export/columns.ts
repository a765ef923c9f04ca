import { minorPerMajor, minorToDecimal } from '#lib/core/money'
import { maskPhonesIn } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { ExportColumn } from '#lib/platform/export/column'
import { findText } from '#lib/platform/i18n/messages'
import type { KeyedTerm } from '../../terms/keyed-terms.ts'
import type { KeyedList } from '../../terms/lists.ts'
import { shippedWord } from '../../terms/shipped.ts'
import { caseNumber } from '../case.ts'
import type { WholeQueueRow } from '../queue/service.ts'

/** Answers the columns of exported cases in the reader's language: what the list and the ledgers show. Who called, and what was said, stays in the house; numbers in a subject are masked. */
export function exportColumns(ctx: Context, terms: readonly KeyedTerm[]): ExportColumn<WholeQueueRow>[] {
  const word = (key: string) => findText(ctx.locale, `cases.${key}`, { currency: ctx.company.currency }) ?? key
  const of = (group: string, key: string | null) => (key === null ? null : word(`${group}.${key}`))
  const term = (list: KeyedList, key: string) =>
    terms.find((each) => each.list === list && each.key === key)?.text ?? shippedWord(list, key, ctx.locale)
  const second = (key: string) =>
    terms.find((each) => each.key === key && each.text !== null)?.text ?? shippedWord('case_request', key, ctx.locale)
  const text = (title: string, read: (row: WholeQueueRow) => string | null, width?: number): ExportColumn<WholeQueueRow> => ({
    kind: 'text',
    title: word(title),
    of: read,
    ...(width === undefined ? {} : { width }),
  })
  const instant = (title: string, read: (row: WholeQueueRow) => string | null): ExportColumn<WholeQueueRow> => ({
    kind: 'instant',
    title: word(title),
    width: 17,
    of: (row) => {
      const at = read(row)
      return at === null ? null : new Date(at)
    },
  })
  const money = (title: string, read: (row: WholeQueueRow) => number | null): ExportColumn<WholeQueueRow> => ({
    kind: 'number',
    title: word(title),
    decimals: Math.log10(minorPerMajor(ctx.company.currency)),
    of: (row) => {
      const minor = read(row)
      return minor === null ? null : minorToDecimal(minor, row.currency)
    },
  })
  return [
    text('queue.case', (row) => caseNumber(row.id)),
    text('export.type', (row) => of('type', row.type)),
    text('export.category', (row) => of('category', row.category)),
    text('export.subcategory', (row) => (row.subcategory === null ? null : second(row.subcategory))),
    text('export.subject', (row) => (row.subject === null ? null : maskPhonesIn(row.subject)), 28),
    text('priority.label', (row) => `P${row.priority}`),
    text('stage.label', (row) => of('stage', row.stage)),
    text('clock.label', (row) => of('clock', row.next_clock)),
    instant('export.dueAt', (row) => row.next_due_at),
    text('queue.customer', (row) => row.customer_name, 28),
    text('export.customerCode', (row) => row.customer_external_id),
    text('queue.waybill', (row) => row.waybill_no, 20),
    text('channel.label', (row) => (row.channel === null ? null : term('case_channel', row.channel))),
    text('export.sourceNo', (row) => row.source_no),
    text('queue.assignee', (row) => row.assigneeName),
    text('queue.outlet', (row) => row.outletName),
    text('export.liableOutlet', (row) => row.liableOutletName),
    instant('queue.opened', (row) => row.opened_at),
    instant('export.firstAnswer', (row) => row.first_answer_at),
    instant('export.resolved', (row) => row.resolved_at),
    instant('export.informed', (row) => row.informed_at),
    instant('export.closed', (row) => row.closed_at),
    text('export.cause', (row) => (row.root_cause === null ? null : term('case_cause', row.root_cause))),
    money('export.compensation', (row) => row.compensation_minor),
    text('export.currency', (row) => row.currency),
    text('export.satisfied', (row) => (row.satisfied === null ? null : word(row.satisfied ? 'export.yes' : 'export.no'))),
  ]
}
