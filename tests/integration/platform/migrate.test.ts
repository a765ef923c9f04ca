import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listMigrations, type Migration } from '#lib/platform/migrate/folder'
import { compareMigrations, migrate } from '#lib/platform/migrate/migrate'
import { createBareDatabase, createTestDatabase, type TestDatabase } from '#tests/support/test-database'

let database: TestDatabase
let client: pg.Client

beforeEach(async () => {
  database = await createBareDatabase()
  client = new pg.Client(database.connection)
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await database.drop()
})

describe('migrate', () => {
  test('three at once apply every migration exactly once', async () => {
    const migrations = [step('0001_parcel', 'create table parcel (id int)'), step('0002_fill', 'insert into parcel values (1)')]
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.connection, migrations)))
    expect(applied.flat().sort()).toEqual(['0001_parcel', '0002_fill'])
    expect(await column('select id from parcel')).toEqual([1])
  })

  test('a semicolon inside a function body does not end the statement', async () => {
    await migrate(database.url, [
      step(
        '0001_add',
        "create function add(a int, b int) returns int language plpgsql as $$ begin a := a + b; return a; end; $$; comment on function add is 'x;y'",
      ),
    ])
    expect(await column('select add(2, 3)')).toEqual([5])
  })

  test('a migration that fails leaves nothing behind, and applies once it is mended', async () => {
    const first = step('0001_parcel', 'create table parcel (id int)')
    const broken = step('0002_more', 'create table half (id int); insert into missing values (1)')
    await expect(migrate(database.connection, [first, broken])).rejects.toThrow(/missing/)
    expect(await column("select to_regclass('half')::text")).toEqual([null])
    const mended = step('0002_more', 'create table half (id int)')
    expect(await migrate(database.connection, [first, mended])).toEqual(['0002_more'])
  })

  test('a database newer than the code is refused with a sentence that names the migration', async () => {
    const known = step('0001_parcel', 'create table parcel (id int)')
    await migrate(database.connection, [known, step('0002_later', 'create table later (id int)')])
    await expect(migrate(database.connection, [known])).rejects.toThrow(/newer than this code.*0002_later/)
  })

  test('a migration changed after it was applied is refused', async () => {
    await migrate(database.connection, [step('0001_parcel', 'create table parcel (id int)')])
    const changed = step('0001_parcel', 'create table parcel (id bigint)')
    await expect(migrate(database.connection, [changed])).rejects.toThrow(/0001_parcel was changed/)
  })

  test('an index built concurrently applies alone in its file, also after an attempt that left it invalid', async () => {
    const table = step('0001_parcel', 'create table parcel (id int); insert into parcel values (1), (1)')
    const index = step('0002_unique', '-- one a number\ncreate unique index concurrently parcel_id on parcel (id);')
    await expect(migrate(database.connection, [table, index])).rejects.toThrow(/Unique constraint/)
    expect(await column("select indisvalid from pg_index where indexrelid = 'parcel_id'::regclass")).toEqual([false])
    await client.query('delete from parcel')
    expect(await migrate(database.connection, [table, index])).toEqual(['0002_unique'])
    expect(await column("select indisvalid from pg_index where indexrelid = 'parcel_id'::regclass")).toEqual([true])
  })

  test('a table in use makes a migration give way, and it is applied when the table is free', async () => {
    const table = step('0001_parcel', 'create table parcel (id int)')
    await migrate(database.connection, [table])
    await client.query('begin; lock table parcel in access share mode')
    const migrating = migrate(database.connection, [table, step('0002_weight', 'alter table parcel add weight_grams int')])
    const watcher = new pg.Client(database.connection)
    await watcher.connect()
    await vi.waitFor(
      async () => {
        const { rows } = await watcher.query('select 1 from _prisma_migrations where rolled_back_at is not null')
        expect(rows).toHaveLength(1)
      },
      { timeout: 30_000 },
    )
    await client.query('commit')
    expect(await migrating).toEqual(['0002_weight'])
    await watcher.end()
  })
})

describe('the migrations of this code', () => {
  test('are numbered without a gap, and a test database has them all', async () => {
    const migrations = await listMigrations()
    expect(migrations.map(({ name }) => Number.parseInt(name, 10))).toEqual(migrations.map((_, index) => index + 1))
    const copy = await createTestDatabase()
    try {
      expect(await migrate(copy.connection)).toEqual([])
    } finally {
      await copy.drop()
    }
  })

  test('compare with a database by name', () => {
    const code = [{ name: '0001_a' }, { name: '0002_b' }]
    expect(compareMigrations(['0001_a', '0003_c'], code)).toEqual({ missing: ['0002_b'], unknown: ['0003_c'] })
  })
})

function step(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

async function column(statement: string): Promise<unknown[]> {
  const { rows } = await client.query({ text: statement, rowMode: 'array' })
  return rows.map((row: unknown[]) => row[0])
}
