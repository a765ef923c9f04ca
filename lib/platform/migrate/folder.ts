import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One migration: its folder's name, its SQL, and the SHA-256 that the engine keeps of the SQL. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** One file of the Prisma schema. */
export interface SchemaFile {
  readonly path: string
  readonly content: string
}

/** Where the migrations of this code stand. */
export const migrationsDirectory = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))

/** Where the Prisma schema's files stand. */
export const schemaDirectory = fileURLToPath(new URL('../../../prisma/schema', import.meta.url))

/** Answers the migrations of a folder in the order of their names (`0001_first` before `0002_second`); none when it is missing. */
export async function listMigrations(directory: string = migrationsDirectory): Promise<Migration[]> {
  const names = await folderNames(directory)
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** Answers one short hash over all migrations, names and texts: equal hashes make equal databases. */
export function hashMigrations(migrations: readonly Migration[]): string {
  const hash = createHash('sha256')
  for (const { name, checksum } of migrations) hash.update(`${name}:${checksum}\n`)
  return hash.digest('hex').slice(0, 16)
}

/** Answers the schema's files as the engine takes them. */
export async function readSchemaFiles(directory: string = schemaDirectory): Promise<SchemaFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => {
      const path = join(directory, name)
      return { path, content: await readFile(path, 'utf8') }
    }),
  )
}

async function folderNames(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
