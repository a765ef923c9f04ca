import { csvLine, inert } from '#lib/core/cell-text'
import type { Context } from '../context.ts'
import { findText } from '../i18n/messages.ts'
import type { RowError } from './error-repository.ts'
import { listRowErrors } from './error-repository.ts'

const rowsPerPage = 5_000
const header = 'row,column,value,reason,severity\n'
/** Spreadsheets take a file without it for one of their own encoding. */
const byteOrderMark = '\ufeff'

/** The reasons of an import's rows as CSV, read page by page while the reader takes it, with reasons in the reader's language. */
export function errorsAsCsv(ctx: Context, importId: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let after = { rowNo: 0, id: 0 }
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      const errors = await listRowErrors(ctx.db, importId, after, rowsPerPage)
      const lines = errors.map((error) => lineOf(ctx, error)).join('')
      controller.enqueue(encoder.encode(begun ? lines : byteOrderMark + header + lines))
      begun = true
      const last = errors.at(-1)
      if (last === undefined || errors.length < rowsPerPage) controller.close()
      else after = { rowNo: last.rowNo, id: last.id }
    },
  })
}

function lineOf(ctx: Context, error: RowError): string {
  const reason = findText(ctx.locale, `imports.reasons.${error.reason}`, error.params) ?? error.reason
  return csvLine([String(error.rowNo), error.column ?? '', inert(error.value ?? ''), reason, error.severity])
}
