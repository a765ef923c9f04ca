import type { AssignmentResource } from '#lib/analysis/classification/schema'
import { listAssignments } from '#lib/analysis/classification/service'
import { isAppError } from '#lib/core/errors'
import { MAX_LIMIT } from '#lib/core/page'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { ExportFile } from '#lib/platform/export/file'
import { MOST_ROWS } from '#lib/platform/export/file'
import { workbookFile, workbookSheet } from '#lib/platform/export/workbook'
import { findText } from '#lib/platform/i18n/messages'
import { cutTo } from '#lib/platform/scope/combine'
import { permit } from '#lib/platform/scope/scope'
import { mostRowsOf, permitRows, requireOneFile } from '#lib/records/approvals/export-rows'
import { causeNames } from './cause-names.ts'
import { abcColumns, partColumns } from './export-columns.ts'
import type { Part } from './figures.ts'
import { PARTS } from './figures.ts'
import type { ReviewLine } from './service.ts'
import { getReview, listReviewLines } from './service.ts'

/** Of class A so many stand in the workbook: it is held whole while it is written. */
const MOST_OF_CLASS_A = 10_000

type Sheets = { [P in Part]: ReviewLine<P>[] } & { abc: AssignmentResource[] }

/** Answers how many rows the file of a workbook would have. Throws `not_found`, and `rule_violated` when these are more than the actor may export. */
export async function countReviewExport(ctx: Context, year: number): Promise<number> {
  const rows = rowsOf(await collect(ctx, year))
  await permitRows(ctx, rows)
  return rows
}

/** Answers how many rows the file of a workbook has that the actor may export. */
export async function countReviewRows(ctx: Context, year: number): Promise<number> {
  return rowsOf(await collect(ctx, year))
}

/** Exports the workbook of a year, a sheet for each part and one for class A, within what the actor may export of the customers that the reader sees, and notes who took how many of what.
 * Throws as `countReviewExport`; for one that somebody approved only when it is more than one file takes. */
export async function exportReview(ctx: Context, year: number, approvalId?: number): Promise<ExportFile> {
  const sheets = await collect(ctx, year)
  const rows = rowsOf(sheets)
  if (approvalId === undefined) await permitRows(ctx, Math.min(rows, (await mostRowsOf(ctx)) + 1))
  else requireOneFile(ctx, Math.min(rows, MOST_ROWS))
  const approved = approvalId === undefined ? {} : { approval_id: approvalId }
  const detail = { year, rows, format: 'xlsx', ...approved }
  await audit(ctx, { action: 'review.export', subjectType: 'review', subjectId: year, detail })
  const text = (key: string) => findText(ctx.locale, `review.export.${key}`, { year }) ?? key
  const { currency } = await getReview(ctx, year)
  const { timeZone } = ctx.company
  const columns = partColumns(ctx, currency, await causeNames(ctx))
  const sheet = <P extends Part>(part: P) =>
    workbookSheet<ReviewLine<P>>(text(`sheets.${part}`), columns[part], linesOf(sheets, part), timeZone)
  return workbookFile(text('name'), [
    ...(['wanted', 'complainer', 'biggest'] as const).map(sheet),
    workbookSheet(text('sheets.abc'), abcColumns(ctx), sheets.abc, timeZone),
    ...(['override', 'last_wanted', 'last_complainer', 'last_biggest'] as const).map(sheet),
  ])
}

const linesOf = <P extends Part>(sheets: { [Q in Part]: ReviewLine<Q>[] }, part: P): ReviewLine<P>[] => sheets[part]
const rowsOf = (sheets: Sheets) => Object.values(sheets).reduce((sum, rows) => sum + rows.length, 0)

async function collect(asked: Context, year: number): Promise<Sheets> {
  const ctx = cutToExport(asked)
  const review = await getReview(ctx, year)
  const parts = await Promise.all(PARTS.map(async (part) => [part, await allLines(ctx, year, part)] as const))
  return { ...(Object.fromEntries(parts) as unknown as Omit<Sheets, 'abc'>), abc: await classA(ctx, review.abcRunId) }
}

/** The same reader, who sees no more than may be taken out. */
function cutToExport(ctx: Context): Context {
  const most = permit(ctx, 'customer:export')
  const { permissions } = ctx.actor
  const cut = Object.fromEntries(
    ['review:read', 'analysis:read'].flatMap((name) => {
      const scope = permissions[name]
      return scope === undefined ? [] : [[name, cutTo(scope, most)]]
    }),
  )
  return { ...ctx, actor: { ...ctx.actor, permissions: { ...permissions, ...cut } } }
}

async function allLines(ctx: Context, year: number, part: Part) {
  const rows: ReviewLine<Part>[] = []
  let cursor: string | undefined
  do {
    const page = await listReviewLines(ctx, year, part, { limit: MAX_LIMIT, cursor })
    rows.push(...page.rows)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return rows
}

/** Lists class A of the run, by rank; nothing while it is not done. */
async function classA(ctx: Context, runId: number | null): Promise<AssignmentResource[]> {
  if (runId === null || ctx.actor.permissions['analysis:read'] === undefined) return []
  const rows: AssignmentResource[] = []
  let cursor: string | undefined
  do {
    const page = await assignmentsOf(ctx, runId, cursor)
    rows.push(...page.data)
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined && rows.length < MOST_OF_CLASS_A)
  return rows
}

async function assignmentsOf(ctx: Context, runId: number, cursor: string | undefined) {
  try {
    return await listAssignments(ctx, String(runId), {
      class: 'A',
      limit: MAX_LIMIT,
      ...(cursor === undefined ? {} : { cursor }),
    })
  } catch (error) {
    if (isAppError(error, 'conflict')) return { data: [], next_cursor: null }
    throw error
  }
}
