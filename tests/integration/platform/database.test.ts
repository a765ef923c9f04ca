import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { TestDatabase } from '#tests/support/test-database'
import { createTestDatabase } from '#tests/support/test-database'

let test: TestDatabase
let database: Database

beforeAll(async () => {
  test = await createTestDatabase()
  database = openDatabase({ url: test.url, max: 3 })
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

const shape = z.object({
  big: z.number(),
  day: z.string(),
  text: z.string(),
  flag: z.boolean(),
  list: z.array(z.number()),
  at: z.date(),
})
const statement = sql`
  select 9007199254740991::int8 as big, '2026-02-17'::date::text as day, ${'𠮷'} as text, ${true}::boolean as flag,
    ${[3, 1, 2]}::int[] as list, '2026-02-17T00:00:00+08:00'::timestamptz as at`
const expected = {
  big: 9007199254740991,
  day: '2026-02-17',
  text: '𠮷',
  flag: true,
  list: [3, 1, 2],
  at: new Date('2026-02-16T16:00:00Z'),
}

describe('the database handle', () => {
  it('answers the same row inside and outside a transaction', async () => {
    expect(await database.db.row(shape, statement)).toEqual(expected)
    expect(await database.db.tx((db) => db.row(shape, statement))).toEqual(expected)
  })

  it('refuses an integer that a number cannot hold, both ways', async () => {
    const tooBig = sql`select 9007199254740992::int8 as big`
    const row = z.object({ big: z.number() })
    await expect(database.db.row(row, tooBig)).rejects.toThrow(RangeError)
    await expect(database.db.tx((db) => db.row(row, tooBig))).rejects.toThrow(RangeError)
  })

  it('tells only the holder of a connection that it broke between two of its statements', async () => {
    const own = openDatabase({ url: test.url, max: 1 })
    const work = own.db.bulk(async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      // Else nobody listens but the process, and that is its end.
      const broke = new Promise((resolve) => client.once('error', resolve))
      expect(client.listenerCount('error')).toBeGreaterThan(1)
      await database.db.row(
        z.object({ ended: z.boolean() }),
        sql`select pg_terminate_backend(${rows[0]?.pid ?? 0}::int) as ended`,
      )
      await broke
      await client.query('select 1')
    })
    await expect(work).rejects.toThrow('not queryable')
    expect(await own.db.row(z.object({ one: z.number() }), sql`select 1 as one`)).toEqual({ one: 1 })
    await own.close()
  })

  it('undoes Prisma and SQL together when the work of a transaction fails', async () => {
    const failing = database.db.tx(async (db) => {
      await db.prisma.companySetting.create({ data: { key: 'by-prisma', value: 1 } })
      await db.execute(sql`insert into company_setting (key, value) values ('by-sql', '1')`)
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await database.db.prisma.companySetting.count()).toBe(0)
  })

  it('closes a bulk client whose work failed instead of handing its open transaction on', async () => {
    const failing = database.db.bulk(async (client) => {
      await client.query('begin')
      await client.query(`insert into company_setting (key, value) values ('half', '1')`)
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    for (let i = 0; i < 3; i += 1) {
      const state = await database.db.bulk((client) => client.query('select count(*)::int as n from company_setting'))
      expect(state.rows[0]?.n).toBe(0)
    }
  })

  it('says unavailable and not more when a value is out of the range of its column', async () => {
    await expect(database.db.execute(sql`select ${'3000000000'}::int4`)).rejects.toMatchObject({ code: '22003' })
  })
})

it('opened for a server of many readers, every connection works its statements off alone', async () => {
  const alone = openDatabase({ url: test.url, max: 2, alone: true })
  const helpers = async ({ db }: Database) =>
    (await db.row(z.object({ most: z.string() }), sql`select current_setting('max_parallel_workers_per_gather') as most`))?.most
  try {
    expect(await Promise.all([helpers(alone), helpers(alone)])).toEqual(['0', '0'])
    expect(await helpers(database)).not.toBe('0')
  } finally {
    await alone.close()
  }
})
