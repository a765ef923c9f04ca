import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { empty, identifier, join, sql } from '#lib/platform/db/sql'

/** Columns and what is written into them, each value cast to the column's type: `{ due_at: sql`${due}::timestamptz` }`. */
export type Columns = Readonly<Record<string, Sql>>

const idRow = z.object({ id: z.number() })
const changeRow = z.object({ before: z.record(z.string(), z.unknown()), after: z.record(z.string(), z.unknown()) })
export type Change = z.infer<typeof changeRow>

/** Inserts a record and answers its id; an id or number of the caller that is taken throws `duplicate`. */
export async function insertRecord(db: Db, table: string, columns: Columns): Promise<number> {
  const names = Object.keys(columns).map(identifier)
  const inserted = await db.row(
    idRow,
    sql`insert into ${identifier(table)} (${join(names)}) values (${join(Object.values(columns))}) on conflict do nothing returning id`,
  )
  if (inserted === null) throw new AppError('duplicate', {}, { detail: 'record.external_id_taken' })
  return inserted.id
}

/**
 * Changes a record (alias `t`) where its version and `allowed` hold, in one statement, and answers the row before and after it as the
 * database has them; null when nothing matched. Version and updated_at move on by themselves.
 */
export async function updateRecord(
  db: Db,
  table: string,
  id: number,
  options: { version?: number; set: Columns; allowed: Sql; now: Date },
): Promise<Change | null> {
  const name = identifier(table)
  const set = Object.entries(options.set).map(([column, value]) => sql`${identifier(column)} = ${value}`)
  const atVersion = options.version === undefined ? empty : sql`and t.version = ${options.version}`
  return refusingDuplicates(() =>
    db.row(
      changeRow,
      sql`
        update ${name} t set ${join([...set, sql`version = t.version + 1`, sql`updated_at = ${options.now}::timestamptz`])}
        from ${name} o
        where o.id = t.id and t.id = ${id} ${atVersion} and ${options.allowed}
        returning to_jsonb(o) as before, to_jsonb(t) as after`,
    ),
  )
}

/** Turns the database's refusal of a second row with the same unique values into `duplicate`. */
export async function refusingDuplicates<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (cause) {
    if (isUniqueViolation(cause)) throw new AppError('duplicate', {}, { detail: 'record.external_id_taken', cause })
    throw cause
  }
}

function isUniqueViolation(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && (cause.code === '23505' || cause.code === 'P2002')) return true
    if ('meta' in cause && JSON.stringify(cause.meta).includes('"23505"')) return true
  }
  return false
}
