import { singleConnectionPool } from './adapter.ts'
import type { DatabaseConnection } from './connection.ts'
import { noFilters, openEngine, toMigrationList } from './engine.ts'
import { type Migration, readSchemaFiles } from './folder.ts'

/**
 * Answers the SQL that leads from the migrations to the schema's files, or null when nothing is missing. Runs the migrations
 * in a shadow database of the same server, which is dropped again. What stands only in hand-written SQL (partial and
 * expression indexes, generated columns, tables outside the schema) appears as something to drop: take that out by hand.
 */
export async function diffSchema(connection: DatabaseConnection, migrations: readonly Migration[]): Promise<string | null> {
  const pool = singleConnectionPool(connection)
  try {
    const files = await readSchemaFiles()
    const engine = await openEngine(pool, connection, files)
    const result = await engine.diff({
      from: { tag: 'migrations', ...toMigrationList(migrations) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: noFilters,
    })
    return result.exitCode === 2 ? result.stdout : null
  } finally {
    await pool.end()
  }
}
