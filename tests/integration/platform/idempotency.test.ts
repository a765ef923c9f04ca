import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import type { Answer } from '#lib/platform/http/idempotency'
import { once } from '#lib/platform/http/idempotency'
import { translate } from '#lib/platform/http/problem'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { holdEveryConnection } from '#tests/support/hold-connections'

let company: TestCompany
let ctx: Context
beforeAll(async () => {
  company = await openTestCompany()
  ctx = await company.contextAs('administrator')
})
afterAll(() => company.close())

/** Work that counts how often it ran. */
function counted() {
  let runs = 0
  return async (): Promise<Answer> => {
    runs += 1
    return { status: 201, body: { runs } }
  }
}

it('runs once for a key and an actor, and refuses another request under the same key', async () => {
  const work = counted()
  const colleague = await company.contextAs('executive')
  const answers = [await once(ctx, 'k', 'a', work), await once(ctx, 'k', 'a', work), await once(colleague, 'k', 'a', work)]
  expect(answers.map(({ body }) => body)).toEqual([{ runs: 1 }, { runs: 1 }, { runs: 2 }])
  await expect(once(ctx, 'k', 'b', work)).rejects.toMatchObject({ code: 'idempotency_mismatch' })
})

it('forgets an answer after a day', async () => {
  const work = counted()
  await once(ctx, 'day', 'a', work)
  await company.db.execute(sql`update idempotency_key set created_at = now() - interval '24 hours 1 second' where key = 'day'`)
  expect((await once(ctx, 'day', 'b', work)).body).toEqual({ runs: 2 })
  expect((await once(ctx, 'day', 'b', work)).body).toEqual({ runs: 2 })
})

it('answers conflict while the first still runs, and its answer afterwards', async () => {
  const work = counted()
  const begun = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const first = once(ctx, 'long', 'a', async () => {
    begun.resolve()
    await end.promise
    return work()
  })
  await begun.promise
  await expect(once(ctx, 'long', 'a', work)).rejects.toMatchObject({ code: 'conflict', detail: 'idempotency.still_running' })
  end.resolve()
  await first
  expect((await once(ctx, 'long', 'a', work)).body).toEqual({ runs: 1 })
})

it('keeps no error: the same key is free at once', async () => {
  const failing = once(ctx, 'failed', 'a', async (inner) => {
    await inner.db.execute(sql`insert into company_setting (key, value) values ('half', '1')`)
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  expect(await company.db.prisma.companySetting.count({ where: { key: 'half' } })).toBe(0)
  expect((await once(ctx, 'failed', 'b', counted())).body).toEqual({ runs: 1 })
})

it('keeps nothing when there is no connection for the work, and runs when the request comes again', async () => {
  let release = async () => {}
  const { db } = ctx
  // The last connection goes between what is done before the transaction and the transaction.
  const tx: typeof db.tx = async (inTransaction) => {
    release = await holdEveryConnection()
    return db.tx(inTransaction)
  }
  const work = counted()
  const refused: unknown = await once({ ...ctx, db: { ...db, tx } }, 'late', 'a', work).catch((error: unknown) => error)
  await release()
  expect(translate(refused).code).toBe('unavailable')
  expect((await once(ctx, 'late', 'a', work)).body).toEqual({ runs: 1 })
})
