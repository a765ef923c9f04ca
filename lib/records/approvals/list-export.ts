import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { hashFilter } from '#lib/core/page'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { ExportColumn } from '#lib/platform/export/column'
import type { ExportFile, ExportFormat } from '#lib/platform/export/file'
import { exportFile, MOST_ROWS } from '#lib/platform/export/file'
import { inPages, readRowIds } from '#lib/platform/export/row-ids'
import { findText } from '#lib/platform/i18n/messages'
import { countAllUpTo } from '#lib/platform/list/count-up-to'
import type { ListRequest } from '#lib/platform/list/list-page'
import type { Permission } from '#lib/platform/org/roles'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from './ask.ts'
import { mostRowsOf, permitRows, requireOneFile } from './export-rows.ts'
import type { ApprovalKind } from './kind.ts'
import { defineApprovalKind } from './kind.ts'

/** A list that may leave the house as a file of all its pages. */
interface ListExportPlan<Query extends object, Row> {
  /** The kind of request for more rows than somebody may take. */
  kind: string
  /** What must be held to take it. */
  permissions: readonly Permission[]
  /** How the file is noted. */
  action: string
  subjectType: string
  /** Where the list is looked at. */
  path: string
  /** The text of the catalogue that the file is called by, and what it is called without one. */
  name: { key: string; otherwise: string }
  /** The list within what the actor may export; a page of so many rows. */
  request: (ctx: Context, query: Query, limit: number) => ListRequest | Promise<ListRequest>
  columns: (ctx: Context) => readonly ExportColumn<Row>[] | Promise<readonly ExportColumn<Row>[]>
  rows: (ctx: Context, ids: number[]) => Promise<Row[]>
}

export interface ListExport<Query extends object> {
  /** Answers how many rows the file of a list would have. Throws `rule_violated` when these are more than the actor may export. */
  count: (ctx: Context, query: Query) => Promise<number>
  /** Makes the file of all rows of a list, in its order, and notes who took how many of what. Throws as `count`; of what somebody approved, whatever it holds by now, only when it is more
   * than one file takes. */
  take: (ctx: Context, query: Query, format: ExportFormat, approvalId?: number) => Promise<ExportFile>
  /** Asks for the file of a list that has more rows than the actor may export, and answers the request's id. Throws `rule_violated` for what needs no asking, or is more than one file takes, and as
   * `askApproval`. */
  ask: (ctx: Context, asked: { query: Query; search: string; reason: string }) => Promise<number>
  /** Approved, that list may be taken by whoever asked, within that person's scope. */
  kind: ApprovalKind
}

const payload = z.object({
  // It was read from the list's own query when it was asked for.
  query: z.record(z.string(), z.unknown()),
  /** The list as its URL has it. */
  search: z.string(),
})

/** Gives a list its file, its count beforehand, and the request for more rows than somebody may take. */
export function listExport<Query extends object, Row>(plan: ListExportPlan<Query, Row>): ListExport<Query> {
  const permitAll = (ctx: Context) => plan.permissions.map((permission) => permit(ctx, permission))

  async function countUpTo(ctx: Context, query: Query, most: number): Promise<number> {
    const [rows = 0] = await countAllUpTo(ctx.db, [await plan.request(ctx, query, most + 1)], most + 1)
    return rows
  }

  async function count(ctx: Context, query: Query): Promise<number> {
    const rows = await countUpTo(ctx, query, await mostRowsOf(ctx))
    await permitRows(ctx, rows)
    return rows
  }

  async function take(ctx: Context, query: Query, format: ExportFormat, approvalId?: number): Promise<ExportFile> {
    const most = approvalId === undefined ? await mostRowsOf(ctx) : MOST_ROWS
    const ids = await readRowIds(ctx.db, await plan.request(ctx, query, most + 1), most + 1)
    if (approvalId === undefined) await permitRows(ctx, ids.length)
    else requireOneFile(ctx, ids.length)
    const approved = approvalId === undefined ? {} : { approval_id: approvalId }
    const detail = { filter: noted(query), rows: ids.length, format, ...approved }
    await audit(ctx, { action: plan.action, subjectType: plan.subjectType, detail })
    const { timeZone } = ctx.company
    const table = {
      name: findText(ctx.locale, plan.name.key) ?? plan.name.otherwise,
      columns: await plan.columns(ctx),
      pages: inPages(ids, (some) => plan.rows(ctx, some)),
      timeZone,
    }
    return exportFile(format, table, dayOf(ctx.now, timeZone))
  }

  async function ask(ctx: Context, { query, search, reason }: { query: Query; search: string; reason: string }): Promise<number> {
    permitAll(ctx)
    const rows = await countUpTo(ctx, query, MOST_ROWS)
    requireOneFile(ctx, rows)
    if (rows <= (await mostRowsOf(ctx))) throw new AppError('rule_violated', {}, { detail: 'approval.not_needed' })
    const filters = Object.entries(query).filter(([name, value]) => name !== 'sort' && value !== undefined)
    return askApproval(ctx, {
      kind: plan.kind,
      rule: 'export',
      measured: { amount: rows },
      subject: {
        type: plan.kind,
        id: `${ctx.actor.userId}:${hashFilter(Object.fromEntries(Object.entries(query)))}`,
        customerId: null,
      },
      payload: { query, search },
      facts: [
        { key: 'rows', as: 'count', count: rows },
        { key: 'filters', as: 'count', count: filters.length },
      ],
      reason,
    })
  }

  const kind = defineApprovalKind({
    key: plan.kind,
    payload,
    hrefOf: ({ search }) => `${plan.path}?${search === '' ? 'view=all' : search}`,
    approve: async (_, { requester }) => {
      permitAll(requester)
    },
    file: (ctx, { payload: { query }, approvalId }, format) => take(ctx, query as Query, format, approvalId),
  })
  return { count, take, ask, kind }
}

/** What was searched for may be a person's name or telephone number. */
const noted = (query: object) => ('q' in query && query.q !== undefined ? { ...query, q: '*' } : query)
