import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Database, Db } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import { keepPlans } from '#lib/platform/db/kept-plans'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { TestDatabase } from '#tests/support/test-database'
import { createTestDatabase } from '#tests/support/test-database'

let test: TestDatabase
let database: Database
let ctx: { db: Db }

beforeAll(async () => {
  test = await createTestDatabase()
})
beforeEach(async () => {
  // One connection, so that what it keeps can be asked of it; a new one for each test.
  await database?.close()
  database = openDatabase({ url: test.url, max: 1 })
  ctx = { db: database.db }
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

const numberRow = z.object({ n: z.int() })
const double = (n: number) => sql`select ${n}::int * 2 as n`
/** Texts of the statements whose plans the connection keeps. */
async function kept(): Promise<string[]> {
  const { rows } = await database.pool.query<{ statement: string }>('select statement from pg_prepared_statements')
  return rows.map(({ statement }) => statement)
}

describe('a context that keeps plans', () => {
  it('has each form of a statement planned once, whatever its values are', async () => {
    const { db } = keepPlans(ctx)
    expect([await db.row(numberRow, double(3)), ...(await db.rows(numberRow, double(21)))]).toEqual([{ n: 6 }, { n: 42 }])
    expect(await kept()).toEqual(['select $1::int * 2 as n'])
  })

  it('leaves other contexts, and transactions, as they are', async () => {
    await ctx.db.row(numberRow, double(3))
    expect(await keepPlans(ctx).db.tx((db) => db.row(numberRow, double(4)))).toEqual({ n: 8 })
    expect(await kept()).toEqual([])
  })

  it('is understood by a database that was opened in another bundle of the product', async () => {
    vi.resetModules()
    const bundled = await import('#lib/platform/db/kept-plans')
    expect(bundled.keepPlans).not.toBe(keepPlans)
    const { sql: sqlThere } = await import('#lib/platform/db/sql')
    await bundled.keepPlans(ctx).db.row(numberRow, sqlThere`select ${5}::int as n`)
    expect(await kept()).toEqual(['select $1::int as n'])
  })

  it('keeps no more forms than a connection has room for, and answers the others all the same', async () => {
    const { db } = keepPlans(ctx)
    for (let place = 0; place < 450; place++)
      expect(await db.row(numberRow, sql`select ${place}::int as n ${fixedSql(`where ${place} = ${place}`)}`)).toEqual({
        n: place,
      })
    expect((await kept()).length).toBeLessThanOrEqual(400)
    expect((await kept()).length).toBeGreaterThan(300)
  })
})
