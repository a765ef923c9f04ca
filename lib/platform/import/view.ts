import type { Context } from '../context.ts'
import { findText } from '../i18n/messages.ts'
import type { ImportRow } from './import-row.ts'
import type { ImportResource } from './schema.ts'

/** An import as the API shows it, with texts in the reader's language. */
export function viewImport(ctx: Context, row: ImportRow): ImportResource {
  const text = (group: string, code: string, params: Record<string, string | number>) =>
    findText(ctx.locale, `imports.${group}.${code}`, params) ?? code
  return {
    id: String(row.id),
    kind: row.kind,
    status: row.status,
    file_name: row.fileName,
    total: row.total,
    created: row.created,
    updated: row.updated,
    skipped: row.skipped,
    rejected: row.rejected,
    warnings: row.warnings,
    step: row.step,
    forecast: row.status === 'ready' ? row.forecast : null,
    failure:
      row.failureCode === null
        ? null
        : {
            code: row.failureCode,
            params: row.failureParams ?? {},
            text: text('failures', row.failureCode, row.failureParams ?? {}),
          },
    notices: row.notices.map((notice) => ({ ...notice, text: text('notices', notice.code, notice.params) })),
    revert: row.revertReport,
    created_at: row.createdAt,
    finished_at: row.finishedAt,
  }
}
