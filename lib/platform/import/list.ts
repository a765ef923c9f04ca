import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Sql } from '../db/sql.ts'
import { sql } from '../db/sql.ts'
import type { ListPage } from '../list/list-page.ts'
import { listPage } from '../list/list-page.ts'
import { findReadable, readerOf } from './access.ts'
import type { ImportRow, ImportStatus } from './import-row.ts'
import { importRow, params } from './import-row.ts'
import { importColumns } from './repository.ts'

/** What a reader of the list asks for, each with the statuses that it means. `waiting` waits for a person, `running` for the worker or for its end. */
export const importGroups = {
  waiting: ['uploaded', 'ready'],
  running: ['queued', 'validating', 'applying', 'reverting'],
  done: ['done'],
  failed: ['failed'],
  cancelled: ['cancelled'],
  reverted: ['reverted'],
} as const satisfies Record<string, readonly ImportStatus[]>
export type ImportGroup = keyof typeof importGroups

export interface ImportListQuery {
  kind?: string
  group?: ImportGroup
  limit: number
  cursor?: string
}

/** Reads one page of imports, the newest first: everybody's for whoever may read those of the whole company, else one's own. Throws `invalid_cursor`. */
export function pageOfImports(ctx: Context, { kind, group, limit, cursor }: ImportListQuery): Promise<ListPage<ImportRow>> {
  const requester = readerOf(ctx)
  const conditions: Sql[] = []
  if (requester !== null) conditions.push(sql`i.requested_by_id = ${requester}`)
  if (kind !== undefined) conditions.push(sql`i.kind = ${kind}`)
  if (group !== undefined) conditions.push(sql`i.status = any(${[...importGroups[group]]}::text[])`)
  return listPage(
    ctx.db,
    importRow,
    {
      source: { from: sql`import i`, id: sql`i.id`, sort: { expression: sql`i.id`, type: 'int4' } },
      conditions,
      branches: [sql`true`],
      columns: sql`i.*`,
      joins: sql`cross join lateral (select ${importColumns} from import where id = p.id) i`,
      filter: { kind, group },
      sort: 'id',
      falling: true,
      limit,
      cursor,
    },
    ctx.now,
  )
}

const reasonRow = z.object({
  id: z.int(),
  rowNo: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  params,
  severity: z.enum(['error', 'warning']),
})
export type ReasonRow = z.infer<typeof reasonRow>
export type Severity = ReasonRow['severity']

interface ReasonsQuery {
  severity?: Severity
  limit: number
  cursor?: string
}

/** Reads one page of the reasons of an import's rows, in the order of the file; personal values are hidden in them. Throws `not_found`, `invalid_cursor`. */
export async function pageOfReasons(
  ctx: Context,
  id: string,
  { severity, limit, cursor }: ReasonsQuery,
): Promise<ListPage<ReasonRow>> {
  const row = await findReadable(ctx, id)
  return listPage(
    ctx.db,
    reasonRow,
    {
      source: { from: sql`import_error e`, id: sql`e.id`, sort: { expression: sql`e.row_no`, type: 'int4' } },
      conditions: [sql`e.import_id = ${row.id}`, ...(severity === undefined ? [] : [sql`e.severity = ${severity}`])],
      branches: [sql`true`],
      columns: sql`e.id, e.row_no as "rowNo", e."column", e.value, e.reason, e.params, e.severity`,
      joins: sql`join import_error e on e.id = p.id`,
      filter: { id: row.id, severity },
      sort: 'row',
      falling: false,
      limit,
      cursor,
    },
    ctx.now,
  )
}

/** So many reasons are looked at for the most frequent ones. */
const MOST_COUNTED = 50_000
const MOST_FREQUENT = 5

const frequentRow = reasonRow.pick({ column: true, reason: true, params: true, severity: true }).extend({ count: z.int() })
export type FrequentReason = z.infer<typeof frequentRow>

/** Answers which reasons an import's rows have most often, among the first fifty thousand of them. Throws `not_found`. */
export async function frequentReasons(ctx: Context, id: string): Promise<FrequentReason[]> {
  const row = await findReadable(ctx, id)
  return ctx.db.rows(
    frequentRow,
    sql`
    select e."column", e.reason, e.severity, e.params, count(*) as count
    from (select * from import_error where import_id = ${row.id} order by row_no limit ${MOST_COUNTED}) e
    group by e."column", e.reason, e.severity, e.params order by count desc, e."column", e.reason limit ${MOST_FREQUENT}`,
  )
}
