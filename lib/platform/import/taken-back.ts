import type { Sql } from '../db/sql.ts'
import { identifier, sql } from '../db/sql.ts'
import type { StoredColumn } from './kind.ts'

// What an update keeps of a column, as a text, and what a revert makes of it.

/** Answers the text that is kept of a column that an update changes: what it held, and of a column of keys what each key that is set was and becomes. */
export function keptOf({ keyed }: StoredColumn, old: Sql, next: Sql): Sql {
  if (keyed !== true) return sql`${old}::text`
  return sql`(select jsonb_object_agg(k.key, jsonb_build_object('was', ${old} -> k.key, 'is', k.value)) from jsonb_each(${next}) k
    where (${old} -> k.key) is distinct from k.value)::text`
}

/** Answers what a column of the record `w` becomes when `t.before` is taken back (`t.old` is the same as a record): what it held; of a column of keys only those that still are as they were set. */
export function takenBack({ column, keyed }: StoredColumn): Sql {
  const name = identifier(column)
  const old =
    keyed === true
      ? sql`(select (w.${name} - coalesce(array_agg(k.key), '{}')) || coalesce(jsonb_object_agg(k.key, k.value -> 'was') filter (where k.value -> 'was' <> 'null'), '{}')
          from jsonb_each((t.before ->> ${column}::text)::jsonb) k where w.${name} -> k.key = k.value -> 'is')`
      : sql`(t.old).${name}`
  return sql`${name} = case when t.before ? ${column}::text then ${old} else w.${name} end`
}
