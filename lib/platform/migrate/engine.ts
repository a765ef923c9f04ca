import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import type pg from 'pg'
import { MigrationAdapterFactory } from './adapter.ts'
import type { DatabaseConnection } from './connection.ts'
import { type Migration, migrationsDirectory, type SchemaFile } from './folder.ts'

/** What the engine must know to apply migrations: nothing but the provider. */
const providerOnly: SchemaFile = { path: 'provider.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' }

let loaded: Promise<void> | undefined

/** Answers Prisma's schema engine, as WebAssembly, bound to one database. The pool stays the caller's to close. */
export async function openEngine(
  pool: pg.Pool,
  connection: DatabaseConnection,
  datamodels: readonly SchemaFile[] = [providerOnly],
): Promise<engineModule.SchemaEngine> {
  loaded ??= load()
  await loaded
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(pool, connection))
  const files = datamodels.map(({ path, content }): [string, string] => [path, content])
  return engineModule.SchemaEngine.new({ datamodels: files }, () => undefined, adapter)
}

/** Answers the migrations in the form that the engine takes them. */
export function toMigrationList(migrations: readonly Migration[]): engineModule.MigrationList {
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

/** Leaves out nothing: every table of the database is looked at. */
export const noFilters: engineModule.SchemaFilter = { externalTables: [], externalEnums: [] }

async function load(): Promise<void> {
  // The engine calls this when it panics, before it ends the process with "unreachable".
  Reflect.set(globalThis, 'PRISMA_WASM_PANIC_REGISTRY', {
    set_message: (message: string) => process.stderr.write(`${message}\n`),
  })
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engineImports() })
  engineModule.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
}

/** What the engine calls. Its ten-second deadlines stay behind when the work is done and must not keep the process alive. */
function engineImports(): WebAssembly.ModuleImports {
  const imports: WebAssembly.ModuleImports = {}
  for (const [name, value] of Object.entries(engineModule)) {
    if (typeof value !== 'function') continue
    imports[name] = name.startsWith('__wbg_setTimeout') ? unreferencedTimeout : value
  }
  return imports
}

function unreferencedTimeout(callback: () => void, delayMs: number): NodeJS.Timeout {
  return setTimeout(callback, delayMs).unref()
}
