import { z } from 'zod'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'

/** What a refusal or a reading may write: audit events, counters of limits and kept answers; and a chart that is kept for the day, by whoever reads it first. */
const mayChange = ['audit_event', 'rate_limit', 'idempotency_key', 'kept_chart']

/** Being seen, which stamps a key or session, is no write. */
const watchStatements: readonly string[] = [
  'create schema matrix_watch',
  'create unlogged table matrix_watch.write (id bigint generated always as identity primary key, name text not null)',
  `create function matrix_watch.note() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and tg_table_name in ('api_key', 'session')
      and to_jsonb(old) - 'last_used_at' - 'last_seen_at' = to_jsonb(new) - 'last_used_at' - 'last_seen_at' then return null; end if;
    insert into matrix_watch.write (name) values (tg_table_schema || '.' || tg_table_name);
    return null;
  end $$`,
  `do $$
  declare t record;
  begin
    for t in
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('matrix_watch', 'information_schema') and not starts_with(n.nspname, 'pg_')
        and c.relname <> all(array[${mayChange.map((name) => `'${name}'`).join(', ')}])
    loop
      execute format('create trigger matrix_watch_row after insert or update or delete on %s for each row execute function matrix_watch.note()', t.name);
      execute format('create trigger matrix_watch_emptied after truncate on %s for each statement execute function matrix_watch.note()', t.name);
    end loop;
  end $$`,
]

const writeRow = z.object({ name: z.string(), last: z.string() })

/** Sees every row that is written and stays written, in any table but for what a refusal may write. Cheaper than comparing what stands in all tables before and after, which
 * it replaces: thousands of calls are looked at. */
export interface WriteWatch {
  /** The tables that were written to since it was asked last, or since it began. */
  since(): Promise<string[]>
}

/** Begins to watch the database of a company, once. What was rolled back is not seen: nothing of it stays. */
export async function watchWrites(company: TestCompany): Promise<WriteWatch> {
  for (const statement of watchStatements) await company.db.execute(fixedSql(statement))
  let seen = '0'
  const since = async () => {
    const rows = await company.db.rows(
      writeRow,
      sql`select name, max(id)::text as last from matrix_watch.write where id > ${seen}::bigint group by name order by name`,
    )
    for (const { last } of rows) if (BigInt(last) > BigInt(seen)) seen = last
    return rows.map(({ name }) => name)
  }
  return { since }
}
