import type { ClientBase } from 'pg'

interface HeavyIndex {
  readonly table: string
  readonly name: string
  readonly definition: string
  readonly constraintName: string | null
}

/** The tables whose indexes are built after their rows, faster and denser than row by row. */
export const heavyTables = [
  'waybill',
  'customer',
  'customer_standing',
  'customer_search',
  'interaction',
  'case_record',
  'survey_invitation',
  'survey_response',
  'contact',
] as const

/**
 * Drops the indexes of the heavy tables and notes in `bench.dropped_index` how they were made, so that a load that is killed can still put them back. Primary
 * keys stay, except the waybill's, to which nothing refers.
 */
export async function dropHeavyIndexes(client: ClientBase): Promise<void> {
  await client.query('create table bench.dropped_index ("table" text, name text, definition text, "constraintName" text)')
  const { rows } = await client.query<HeavyIndex>(
    `insert into bench.dropped_index
     select t.relname, i.relname, case when c.conname is null then pg_get_indexdef(i.oid) else pg_get_constraintdef(c.oid) end, c.conname
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     left join pg_constraint c on c.conindid = i.oid and c.conrelid = t.oid and c.contype in ('p', 'u')
     where t.relnamespace = 'public'::regnamespace and t.relname = any($1) and (not x.indisprimary or t.relname = 'waybill')
     order by 1, 2 returning *`,
    [heavyTables],
  )
  for (const index of rows) {
    await client.query(
      index.constraintName === null
        ? `drop index "${index.name}"`
        : `alter table "${index.table}" drop constraint "${index.constraintName}"`,
    )
  }
}

/** Builds again what was dropped of these tables. */
export async function buildHeavyIndexes(
  client: ClientBase,
  tables: readonly string[],
  report: (text: string) => void,
): Promise<void> {
  const { rows } = await client.query<HeavyIndex>('select * from bench.dropped_index where "table" = any($1) order by 1, 2', [
    tables,
  ])
  for (const index of rows) {
    const started = performance.now()
    await client.query(
      index.constraintName === null
        ? index.definition
        : `alter table "${index.table}" add constraint "${index.constraintName}" ${index.definition}`,
    )
    await client.query('delete from bench.dropped_index where name = $1', [index.name])
    report(`  index ${index.name} ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
}
