import type { ClientBase } from 'pg'

/** A table as a backup holds it. A partition also says of which table, for which values, and with which indexes. */
export interface BackedUpTable {
  name: string
  columns: string[]
  partition: { of: string; bound: string; indexes: string[] } | null
}

/**
 * Tables that are not backed up: what migrations make, what ends with an installation's own secret (sessions, kept answers), counters of guesses, and the
 * cells of imports, which are made from the uploaded file again.
 */
const LEFT_OUT = ['_prisma_migrations', 'session', 'idempotency_key', 'rate_limit']

/** Lists the tables of a company, those first that others refer to. */
export async function listTables(client: ClientBase): Promise<BackedUpTable[]> {
  const { rows } = await client.query<{
    name: string
    columns: string[]
    parent: string | null
    bound: string | null
    indexes: string[]
  }>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select p.relname from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid) as parent,
       pg_get_expr(c.relpartbound, c.oid) as bound,
       coalesce((select array_agg(pg_get_indexdef(x.indexrelid) order by x.indexrelid) from pg_index x where x.indrelid = c.oid), '{}') as indexes
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p' and c.relname <> all($1)
     order by c.relname`,
    [LEFT_OUT],
  )
  const tables = rows.map((row): BackedUpTable => {
    const partition =
      row.parent === null || row.bound === null ? null : { of: row.parent, bound: row.bound, indexes: row.indexes }
    return { name: row.name, columns: row.columns, partition }
  })
  return inOrder(tables, await listReferences(client))
}

async function listReferences(client: ClientBase): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ name: string; refers: string }>(
    `select distinct c.relname as name, r.relname as refers from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
     where k.contype = 'f' and k.conrelid <> k.confrelid`,
  )
  const references = new Map<string, string[]>()
  for (const { name, refers } of rows) references.set(name, [...(references.get(name) ?? []), refers])
  return references
}

function inOrder(tables: readonly BackedUpTable[], references: ReadonlyMap<string, string[]>): BackedUpTable[] {
  const ordered: BackedUpTable[] = []
  const visited = new Set<string>()
  const visit = (table: BackedUpTable) => {
    if (visited.has(table.name)) return
    visited.add(table.name)
    for (const name of references.get(table.name) ?? []) {
      const other = tables.find((candidate) => candidate.name === name)
      if (other !== undefined) visit(other)
    }
    ordered.push(table)
  }
  for (const table of tables) visit(table)
  return ordered
}

export interface SequenceState {
  name: string
  value: string
}

/** Answers how far each sequence of the company has counted; those never used are left out. */
export async function listSequences(client: ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<SequenceState>(
    `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by 1`,
  )
  return rows
}

/** Quotes a name of the catalogue for a statement. */
export const quoted = (client: ClientBase, name: string): string => client.escapeIdentifier(name)

/** The column list of a table, quoted. */
export const columnList = (client: ClientBase, table: BackedUpTable): string =>
  table.columns.map((column) => quoted(client, column)).join(', ')
