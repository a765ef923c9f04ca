import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import type { Answer } from '#lib/platform/http/idempotency'
import { once } from '#lib/platform/http/idempotency'
import { translate } from '#lib/platform/http/problem'
import { createContact } from '#lib/records/contacts/service'
import { createCustomer } from '#lib/records/customers/service'
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

it('gives nothing again to whoever’s rights have changed since', async () => {
  const work = counted()
  await once(ctx, 'rights', 'a', work)
  const { 'contact:read': _gone, ...fewer } = ctx.actor.permissions
  const lowered = { ...ctx, actor: { ...ctx.actor, permissions: fewer } }
  await expect(once(lowered, 'rights', 'a', work)).rejects.toMatchObject({
    code: 'conflict',
    detail: 'idempotency.rights_changed',
  })
  expect((await once(ctx, 'rights', 'a', work)).body).toEqual({ runs: 1 })
})

it('shows a personal value with a key as without: noted each time, and no more once the permission is gone', async () => {
  const { id: customerId } = await createCustomer(await company.contextAs('sales'), { name: '慈溪市亮禾小家电有限公司' })
  const { id } = await createContact(await company.contextAs('sales'), {
    customer_id: String(customerId),
    name: '何丽',
    phone: '13912345678',
  })
  const key = await company.keyFor('sales')
  const reveal = () =>
    company.api('POST', `/contacts/${id}/reveal`, {
      key,
      body: { field: 'phone', purpose: 'call' },
      headers: { 'idempotency-key': 'reveal' },
    })
  const noted = () => company.db.prisma.auditEvent.count({ where: { action: 'personal.reveal' } })
  expect((await reveal()).body.value).toBe('13912345678')
  expect((await reveal()).body.value).toBe('13912345678')
  expect(await noted()).toBe(2)
  await company.db.execute(sql`delete from user_role where user_id = ${company.users.sales.id}`)
  expect((await reveal()).status).toBe(403)
  expect(await noted()).toBe(2)
})

it('counts points beside the pool: more checks with keys at once than it has connections are all answered', async () => {
  const key = await company.keyFor('service')
  const answers = await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      company.api('POST', '/duplicate-checks', {
        key,
        body: { phone: '13900000000' },
        headers: { 'idempotency-key': `check-${index}` },
      }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
})
