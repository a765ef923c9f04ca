import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { ListPage, ListRequest } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import type { Scope } from '#lib/platform/scope/scope'
import type { ApprovalRow } from '../repository.ts'
import { approvalColumns, approvalInScope, approvalJoins, approvalRow } from '../repository.ts'

/** Whoever reads, with those for whom that person decides today. */
export interface Reader {
  userId: number
  representedIds: readonly number[]
  scope: Scope
}

interface Window {
  limit: number
  cursor: string | undefined
  now: Date
}

const waits = ({
  userId,
  representedIds,
  scope,
}: Reader): Sql => sql`s.closed_at is null and s.decider_ids && ${[userId, ...representedIds]}::int[]
  and a.requester_id <> ${userId} and ${approvalInScope(scope)}`

/** Lists what waits for somebody, that first which is due first. */
export function listWaiting(db: Db, reader: Reader, window: Window): Promise<ListPage<ApprovalRow>> {
  const source = {
    from: sql`approval_step s join approval a on a.id = s.approval_id`,
    id: sql`a.id`,
    sort: { expression: sql`s.due_at`, type: 'timestamptz' as const },
  }
  return read(db, reader, window, { source, conditions: [waits(reader)], sort: 'due', falling: false })
}

/** Counts what waits for somebody, at most so many. */
export async function countWaitingRows(db: Db, reader: Reader, most: number): Promise<number> {
  const row = await db.row(
    z.object({ count: z.int() }),
    sql`select count(*)::int4 as count from (select from approval_step s join approval a on a.id = s.approval_id where ${waits(reader)} limit ${most}) x`,
  )
  return row?.count ?? 0
}

const byId = { from: sql`approval a`, id: sql`a.id`, sort: { expression: sql`a.id`, type: 'int8' as const } }

/** Lists what somebody asked for, the latest first. */
export function listAsked(db: Db, reader: Reader, window: Window): Promise<ListPage<ApprovalRow>> {
  return read(db, reader, window, {
    source: byId,
    conditions: [sql`a.requester_id = ${reader.userId}`],
    sort: 'id',
    falling: true,
  })
}

/** Lists what somebody decided of what lies in scope, the latest first. */
export function listDecided(db: Db, reader: Reader, window: Window): Promise<ListPage<ApprovalRow>> {
  const { userId, scope } = reader
  const decided = sql`a.id in (select e.approval_id from approval_decision e where e.by_id = ${userId} and e.act in ('approved', 'refused'))`
  return read(db, reader, window, { source: byId, conditions: [decided, approvalInScope(scope)], sort: 'id', falling: true })
}

function read(
  db: Db,
  { scope }: Reader,
  { limit, cursor, now }: Window,
  request: Pick<ListRequest, 'source' | 'conditions' | 'sort' | 'falling'>,
): Promise<ListPage<ApprovalRow>> {
  const rest = { branches: [sql`true`], columns: approvalColumns(scope), filter: {}, limit, cursor }
  return listPage(db, approvalRow, { ...request, ...rest, joins: sql`join approval a on a.id = p.id ${approvalJoins}` }, now)
}
