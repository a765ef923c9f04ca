import { z } from 'zod'
import { audit } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { sqlStateOf } from '../db/error-state.ts'
import { sql } from '../db/sql.ts'
import type { ApplyInput } from './apply-input.ts'
import type { RowSpan } from './decide.ts'
import { inSpan } from './decide.ts'
import { derive } from './derive.ts'
import { refuseRow } from './error-repository.ts'
import { CHUNK_ROWS } from './limits.ts'
import type { Counts } from './repository.ts'
import { advance, findHeld, holdImport } from './repository.ts'
import { rowsName, rowsTable } from './tables.ts'
import { writeRows } from './write-rows.ts'

/** How a chunk ended: `lost` when another worker has the import by now, `early` when the chunk before it did not end where this one begins. */
export type ChunkEnd = { kind: 'applied'; through: number } | { kind: 'cancelled' } | { kind: 'lost' } | { kind: 'early' }

/** A chunk's place in the order: the chunk before it, while that one is not yet applied, and what to call once the next may begin. */
export interface ChunkOrder {
  readonly behind: number | null
  readonly begun: () => void
}

/** Writes the next chunk behind `after` in one transaction: the records, what updates replaced, the audit event and how far it went. When a row breaks a
 * rule of the database that reading could not know of, the chunk is halved until that row stands alone, and is rejected. */
export async function applyChunk(input: ApplyInput, after: number, order: ChunkOrder, rows = CHUNK_ROWS): Promise<ChunkEnd> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await input.ctx.db.tx((db) => writeChunk(input, db, { after, through: after + rows }, order))
    } catch (error) {
      if (error instanceof ChunkGivenUp) return error.end
      const state = sqlStateOf(error)
      // Somebody else wrote one of the keys meanwhile, or held rows crosswise: the next attempt sees what they did.
      const mayPass = state === '23505' || state === '40P01' || state === '40001'
      if (mayPass && attempt < 3) continue
      if (!/^(22|23)/.test(state)) throw error
      // What is refused is settled when it is its turn: the chunk before may yet be the last.
      if (order.behind !== null) return { kind: 'early' }
      if (rows > 1) return applyChunk(input, after, order, Math.ceil(rows / 2))
      await refuseRow(input.ctx.db, input.row.id, after + 1, state)
    }
  }
}

/** Takes a transaction back whose chunk is not to be written. */
class ChunkGivenUp extends Error {
  readonly end: ChunkEnd
  constructor(end: ChunkEnd) {
    super(end.kind)
    this.end = end
  }
}

const sizesRow = z.object({ rows: z.int(), good: z.int(), superseded: z.int() })

/** Writes the rows; then waits for its turn, from where on it does what chunks may only do one after the other. */
async function writeChunk(input: ApplyInput, db: Db, span: RowSpan, order: ChunkOrder): Promise<ChunkEnd> {
  const { row, kind } = input
  await begin(input, db, span, order)
  const ctx = { ...input.ctx, db }
  const run = {
    ctx,
    db,
    createMissingCustomers: row.options.create_missing_customers,
    chunk: { importId: row.id, rows: rowsName(row.id), ...span },
  }
  await derive(input, db, span)
  await kind.beforeChunk?.(run)
  const written = await writeRows(input, db, span)
  await takeTurn(input, db, span, order)
  await kind.afterChunk?.(run)
  const sizes = sizesRow.parse(
    await db.row(
      sizesRow,
      sql`
      select count(*) as rows, count(*) filter (where r.ok) as good, count(*) filter (where r.superseded) as superseded from ${rowsTable(row.id)} r where ${inSpan(span)}`,
    ),
  )
  // A refused row is no longer `ok` by now.
  const counts: Counts = {
    created: written.created,
    updated: written.updated,
    skipped: sizes.superseded + sizes.good - written.created - written.updated,
    rejected: sizes.rows - sizes.good - sizes.superseded,
  }
  await advance(db, row.id, span.through, counts)
  await audit(ctx, {
    action: 'import.chunk',
    subjectType: 'import',
    subjectId: row.id,
    detail: { kind: kind.id, from_row: span.after + 1, to_row: span.through, ...counts },
  })
  return { kind: 'applied', through: span.through }
}

/** The chunk's own lock, held to the end of its transaction: the next one waits for it. A lock of the database, so that it sees when two chunks and somebody
 * else wait for each other in a circle. */
async function begin({ row, owner }: ApplyInput, db: Db, { after }: RowSpan, { behind, begun }: ChunkOrder): Promise<void> {
  const held = await findHeld(db, row.id, owner)
  if (held === null) throw new ChunkGivenUp({ kind: 'lost' })
  if (held.cancelAsked) throw new ChunkGivenUp({ kind: 'cancelled' })
  if (behind === null && held.appliedThrough !== after) throw new ChunkGivenUp({ kind: 'lost' })
  await db.execute(sql`select pg_advisory_xact_lock(${row.id}::int, ${after}::int)`)
  begun()
}

async function takeTurn({ row, owner }: ApplyInput, db: Db, { after }: RowSpan, { behind }: ChunkOrder): Promise<void> {
  if (behind !== null) await db.execute(sql`select pg_advisory_xact_lock_shared(${row.id}::int, ${behind}::int)`)
  const held = await holdImport(db, row.id, owner)
  if (held === null) throw new ChunkGivenUp({ kind: 'lost' })
  if (held.cancelAsked) throw new ChunkGivenUp({ kind: 'cancelled' })
  if (held.appliedThrough !== after) throw new ChunkGivenUp({ kind: behind === null ? 'lost' : 'early' })
}
