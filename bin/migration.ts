/** `node bin/migration.ts NAME` writes a migration that brings the database from the migrations to prisma/schema. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { diffSchema } from '#lib/platform/migrate/diff'
import { listMigrations, type Migration, migrationsDirectory } from '#lib/platform/migrate/folder'
import { acquireCluster } from '#tests/support/cluster'
import { runCommand } from './command.ts'

const NUMBER_DIGITS = 4

await runCommand(async ([name]) => {
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
    process.stderr.write('Usage: node bin/migration.ts NAME (small letters, digits and _)\n')
    return 1
  }
  const cluster = await acquireCluster()
  try {
    const migrations = await listMigrations()
    const number = nextNumber(migrations)
    const before = migrations.filter((migration) => numberOf(migration) < number)
    const script = await diffSchema(cluster.connection, before)
    if (script === null) {
      process.stdout.write('The migrations and the schema agree: nothing written.\n')
      return 0
    }
    const folder = join(migrationsDirectory, `${String(number).padStart(NUMBER_DIGITS, '0')}_${name}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'migration.sql'), script, { flag: 'wx' })
    process.stdout.write(`Written: ${folder}/migration.sql. Read it: what stands only in hand-written SQL shows up as DROP.\n`)
    return 0
  } finally {
    await cluster.release()
  }
})

/** The number after the highest, or the first while it is free: hand-written files may stand before the one they build on. */
function nextNumber(migrations: readonly Migration[]): number {
  const numbers = migrations.map(numberOf)
  return numbers.includes(1) ? Math.max(...numbers) + 1 : 1
}

function numberOf(migration: Migration): number {
  return Number.parseInt(migration.name, 10)
}
