import { writeXlsxStream } from 'hucre/xlsx'
import { csvLine, inert } from '#lib/core/cell-text'
import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { findText } from '../i18n/messages.ts'
import { findReadable, isOwn } from './access.ts'
import { columnLabel, reasonHeading } from './column-words.ts'
import type { ImportRow } from './import-row.ts'
import type { ImportKind } from './kind.ts'
import { kindOfImport } from './own-columns.ts'
import { reasonText } from './reason-text.ts'
import type { RefusedRow } from './refused-rows.ts'
import { refusedRows } from './refused-rows.ts'

const byteOrderMark = '\ufeff'
const COLUMN_WIDTH = 18
const REASON_WIDTH = 60

/**
 * Gives the rows that were not taken back as a file: all columns as they stood, and behind them one with the reasons. Mended, it can be brought in as it is: the column
 * of reasons is overlooked. Only for whoever brought the file, because nothing in it is masked; noted in the audit. Throws `not_found` for everybody else, and
 * when nothing was refused or the rows are no longer kept.
 */
export async function refusedRowsAsFile(
  ctx: Context,
  id: string,
  format: 'xlsx' | 'csv',
  kinds: readonly ImportKind[],
): Promise<{ stream: ReadableStream<Uint8Array>; name: string }> {
  const row = await findReadable(ctx, id)
  const kind = await kindOfImport(ctx, kinds, row)
  if (!isOwn(ctx, row) || row.headings === null || kind === undefined) throw new AppError('not_found', {})
  await audit(ctx, { action: 'import.refused_rows', subjectType: 'import', subjectId: row.id, detail: { format } })
  const lines = linesOf(ctx, row, row.headings, kind)
  const stem = row.fileName.replace(/\.[^.]{1,5}$/, '')
  const name = `${findText(ctx.locale, 'imports.file.name', { file: stem }) ?? stem}.${format}`
  return { name, stream: format === 'xlsx' ? asXlsx(lines, row.headings, ctx) : asCsv(lines) }
}

async function* linesOf(ctx: Context, row: ImportRow, headings: readonly string[], kind: ImportKind): AsyncGenerator<string[]> {
  yield [...headings, reasonHeading(ctx.locale)]
  for await (const refused of refusedRows(ctx.db, row)) {
    const cells = headings.map((_, index) => refused.cells[index] ?? '')
    yield [...cells, reasonsOf(ctx, refused, kind)]
  }
}

function reasonsOf({ locale }: Context, { reasons }: RefusedRow, kind: ImportKind): string {
  return reasons
    .map((reason) => {
      const text = reasonText(locale, kind, reason)
      if (reason.column === null) return text
      return findText(locale, 'imports.file.cell', { column: columnLabel(kind, reason.column, locale), reason: text }) ?? text
    })
    .join(locale === 'en' ? '; ' : '；')
}

function asXlsx(lines: AsyncIterable<string[]>, headings: readonly string[], ctx: Context): ReadableStream<Uint8Array> {
  const columns = [...headings.map(() => ({ width: COLUMN_WIDTH })), { width: REASON_WIDTH }]
  return writeXlsxStream(lines, { name: reasonHeading(ctx.locale), columns, freezePane: { rows: 1 } })
}

/** Spreadsheets take a CSV without a byte order mark for one of their own encoding, and run what begins like a formula. */
function asCsv(lines: AsyncGenerator<string[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next()
      if (next.done === true) return controller.close()
      const line = csvLine(next.value.map(inert))
      controller.enqueue(encoder.encode(begun ? line : byteOrderMark + line))
      begun = true
    },
    cancel: () => void lines.return(undefined),
  })
}
