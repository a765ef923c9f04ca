import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { ExportFile, ExportFormat } from '#lib/platform/export/file'
import { exportFile, MOST_ROWS } from '#lib/platform/export/file'
import { inPages, readRowIds } from '#lib/platform/export/row-ids'
import { findText } from '#lib/platform/i18n/messages'
import { countAllUpTo } from '#lib/platform/list/count-up-to'
import { permit } from '#lib/platform/scope/scope'
import { mostRowsOf, permitRows, requireOneFile } from '../approvals/export-rows.ts'
import type { WaybillQuery } from './browse.ts'
import { requestOf } from './browse.ts'
import type { ExportLine } from './export-columns.ts'
import { exportColumns } from './export-columns.ts'
import { numbersIn } from './lookup.ts'
import { spellingsOf } from './numbers.ts'
import { findBriefs, listWhole } from './repository.ts'
import { costScope } from './service.ts'

/** What an export holds: the list of a query, all pages of it, or the numbers of a pasted text. */
export type ExportAsked = { query: WaybillQuery } | { numbers: string }

/** Answers how many rows an export would have. Throws `rule_violated` when these are more than the actor may export, and `invalid_request` for numbers that
 * cannot be looked up. */
export async function countExport(ctx: Context, asked: ExportAsked): Promise<number> {
  const rows = await countExported(ctx, asked, await mostRowsOf(ctx))
  await permitRows(ctx, rows)
  return rows
}

/** Answers how many rows an export would have, up to one more than so many. */
export async function countExported(ctx: Context, asked: ExportAsked, most: number): Promise<number> {
  const scope = permit(ctx, 'waybill:export')
  if ('numbers' in asked) return numbersIn(asked.numbers).length
  const [rows = 0] = await countAllUpTo(ctx.db, [await requestOf(ctx, scope, asked.query)], most + 1)
  return rows
}

/** Exports waybills of customers in scope, masked, in the order of their list, and notes who took how many of what. Which rows these are is settled in one snapshot; each is
 * read as it stands when its turn comes. Throws as `countExport`; of what somebody approved, whatever it holds by now, only when it is more than one file takes. */
export async function exportWaybills(
  ctx: Context,
  asked: ExportAsked,
  format: ExportFormat,
  approvalId?: number,
): Promise<ExportFile> {
  const most = approvalId === undefined ? await mostRowsOf(ctx) : MOST_ROWS
  const { rows, pages, filter } = 'numbers' in asked ? await ofNumbers(ctx, asked.numbers) : await ofQuery(ctx, asked.query, most)
  if (approvalId === undefined) await permitRows(ctx, rows)
  else requireOneFile(ctx, rows)
  const approved = approvalId === undefined ? {} : { approval_id: approvalId }
  await audit(ctx, { action: 'waybill.export', subjectType: 'waybill', detail: { filter, rows, format, ...approved } })
  const table = {
    name: findText(ctx.locale, 'waybills.export.name') ?? 'waybills',
    columns: exportColumns(ctx, costScope(ctx) !== undefined),
    pages,
    timeZone: ctx.company.timeZone,
  }
  return exportFile(format, table, dayOf(ctx.now, ctx.company.timeZone))
}

interface Settled {
  rows: number
  pages: AsyncIterable<ExportLine[]>
  /** As the audit event has it. */
  filter: Record<string, unknown>
}

async function ofQuery(ctx: Context, query: WaybillQuery, most: number): Promise<Settled> {
  const request = await requestOf(ctx, permit(ctx, 'waybill:export'), query)
  const ids = await readRowIds(ctx.db, request, most + 1)
  const read = async (some: number[]) =>
    (await listWhole(ctx.db, costScope(ctx), some)).map((row): ExportLine => ({ number: row.waybillNo, row }))
  const { limit: _limit, cursor: _cursor, ...filter } = query
  return { rows: ids.length, pages: inPages(ids, read), filter }
}

async function ofNumbers(ctx: Context, text: string): Promise<Settled> {
  const scope = permit(ctx, 'waybill:export')
  const numbers = numbersIn(text)
  const asked = numbers.flatMap((number, place) => spellingsOf(number).map((spelling) => ({ place, number: spelling })))
  const found = new Map((await findBriefs(ctx.db, scope, asked)).map(({ place, id }) => [place, id]))
  async function* pages() {
    const whole = new Map((await listWhole(ctx.db, costScope(ctx), [...found.values()])).map((row) => [row.id, row]))
    yield numbers.map((number, place): ExportLine => {
      const row = whole.get(found.get(place) ?? 0) ?? null
      return { number: row?.waybillNo ?? number, row }
    })
  }
  return { rows: numbers.length, pages: pages(), filter: { numbers: numbers.length } }
}
