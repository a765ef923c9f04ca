import { z } from 'zod'
import { audit } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { fixedSql, identifier, join, sql } from '../db/sql.ts'
import type { ApplyInput } from './apply-input.ts'
import type { ImportKind } from './kind.ts'
import { CHUNK_ROWS } from './limits.ts'
import { holdImport } from './repository.ts'
import { takenBack } from './taken-back.ts'

interface Reverted {
  removed: number
  restored: number
  /** Left because somebody changed it since. */
  changed_since: number
  /** Left because something hangs on it. */
  in_use: number
}

const keys = z.array(z.string()).nullable()
const takenRow = z.object({ last: z.int().nullable(), restored: z.int(), changed: z.int(), keys })

/** Takes back one chunk of an import: first what its updates replaced, where the record is still as the import left it, then what it made, where nobody
 * has changed it and nothing hangs on it. Answers 'more', 'finished' (the report is kept on the import) or 'lost'. May be killed and repeated. */
export function revertChunk(input: ApplyInput, state: RevertState): Promise<'more' | 'finished' | 'lost'> {
  return input.ctx.db.tx(async (db) => {
    if ((await holdImport(db, input.row.id, input.owner)) === null) return 'lost'
    const done = await (state.phase === 'restore' ? restore(input, db, state) : remove(input, db, state))
    await db.execute(sql`
      update import set updated_at = now(), revert_report = jsonb_build_object(
        'removed', coalesce((revert_report ->> 'removed')::int, 0) + ${done.removed}, 'restored', coalesce((revert_report ->> 'restored')::int, 0) + ${done.restored},
        'changed_since', coalesce((revert_report ->> 'changed_since')::int, 0) + ${done.changed_since}, 'in_use', coalesce((revert_report ->> 'in_use')::int, 0) + ${done.in_use})
      where id = ${input.row.id}`)
    if (done.removed + done.restored > 0) {
      await audit(
        { ...input.ctx, db },
        { action: 'import.revert_chunk', subjectType: 'import', subjectId: input.row.id, detail: { ...done } },
      )
    }
    return state.phase === 'finished' ? 'finished' : 'more'
  })
}

/** How far a revert is. It begins anew after a kill: what was taken back is no longer there to be taken back again. */
export interface RevertState {
  phase: 'restore' | 'remove' | 'finished'
  after: number
  table: number
}

export const beginRevert = (): RevertState => ({ phase: 'restore', after: 0, table: 0 })

/** What the hook of a kind gets of a record that is taken back. */
const keyOf = (kind: ImportKind): Sql => (kind.afterRevert === undefined ? sql`null::text` : fixedSql(kind.afterRevert.of))

async function runHook({ ctx, kind }: ApplyInput, db: Db, found: readonly string[] | null): Promise<void> {
  if (kind.afterRevert !== undefined && found !== null) await kind.afterRevert.run({ ...ctx, db }, [...new Set(found)])
}

async function restore(input: ApplyInput, db: Db, state: RevertState): Promise<Reverted> {
  const { row, kind } = input
  const table = identifier(kind.table)
  const back = kind.stored.map(takenBack)
  const taken = takenRow.parse(
    await db.row(
      takenRow,
      sql`
      with t as materialized (
        select c.id, c.record_id, c.before, c.after_version, jsonb_populate_record(null::${table}, c.before) as old
        from import_change c where c.import_id = ${row.id} and c.id > ${state.after}::int8 order by c.id limit ${CHUNK_ROWS}
      ),
      done as (
        update ${table} w set ${join(back)}, version = w.version + 1, updated_at = now()
        from t where w.id = t.record_id and w.version = t.after_version returning t.id, ${keyOf(kind)} as key
      ),
      forgotten as (delete from import_change c using done d where c.id = d.id)
      select (select max(id) from t)::float8 as last, (select count(*) from done) as restored, (select count(*) from t) - (select count(*) from done) as changed,
        (select array_agg(key) filter (where key is not null) from done) as keys`,
    ),
  )
  await runHook(input, db, taken.keys)
  if (taken.last === null) Object.assign(state, { phase: 'remove', after: 0 })
  else state.after = taken.last
  return { removed: 0, restored: taken.restored, changed_since: taken.changed, in_use: 0 }
}

const removedRow = z.object({ last: z.int().nullable(), removed: z.int(), changed: z.int(), used: z.int(), keys })

async function remove(input: ApplyInput, db: Db, state: RevertState): Promise<Reverted> {
  const { row, kind } = input
  const tables = [{ table: kind.table, isUsed: kind.isUsed }, ...(kind.alsoMakes ?? [])]
  const current = tables[state.table]
  if (current === undefined) {
    state.phase = 'finished'
    return { removed: 0, restored: 0, changed_since: 0, in_use: 0 }
  }
  const table = identifier(current.table)
  const key = state.table === 0 ? keyOf(kind) : sql`null::text`
  const used: Sql = current.isUsed === undefined ? sql`false` : fixedSql(current.isUsed)
  const taken = removedRow.parse(
    await db.row(
      removedRow,
      sql`
      with t as materialized (
        select w.id, w.version = 1 as as_made, ${used} as used from ${table} w
        where w.created_import_id = ${row.id} and w.id > ${state.after}::int8 order by w.id limit ${CHUNK_ROWS}
      ),
      gone as (delete from ${table} w using t where w.id = t.id and w.version = 1 and t.as_made and not t.used returning ${key} as key)
      select (select max(id) from t)::float8 as last, (select count(*) from gone) as removed, count(*) filter (where not as_made) as changed,
        count(*) filter (where as_made and used) as used, (select array_agg(key) filter (where key is not null) from gone) as keys from t`,
    ),
  )
  await runHook(input, db, state.table === 0 ? taken.keys : null)
  if (taken.last === null) Object.assign(state, { table: state.table + 1, after: 0 })
  else state.after = taken.last
  return { removed: taken.removed, restored: 0, changed_since: taken.changed, in_use: taken.used }
}
