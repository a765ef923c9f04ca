import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as live } from '#app/api/health/live/route'
import { GET as ready } from '#app/api/health/ready/route'
import { currentDatabase } from '#lib/platform/db/current'
import { sql } from '#lib/platform/db/sql'
import { translate } from '#lib/platform/http/problem'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { holdEveryConnection } from '#tests/support/hold-connections'

// While others hold every connection each request is told to come again, nothing of it is kept, and nobody has to help afterwards.

let company: TestCompany
let key: string
beforeAll(async () => {
  company = await openTestCompany()
  key = await company.keyFor('administrator')
})
afterAll(() => company.close())

const read = (language: string) => company.api('GET', '/customers', { key, headers: { 'accept-language': language } })
const write = (externalId: string, headers: Record<string, string> = {}) =>
  company.api('POST', '/customers', { key, headers, body: { external_id: externalId, name: '甬江包装' } })
const namesStored = async () =>
  (await company.db.prisma.customer.findMany({ orderBy: { id: 'asc' } })).map(({ externalId }) => externalId)

it('answers 503 while every connection is held, keeps nothing, and serves again once they are free', async () => {
  expect((await read('en')).status).toBe(200)
  const release = await holdEveryConnection()
  const refused = await Promise.all([
    read('en'),
    read('zh-CN'),
    read('zh-TW'),
    write('P-1'),
    write('P-2', { 'idempotency-key': 'p-2' }),
  ])
  const health = { ready: await ready(), live: live() }
  await release()

  for (const { status, body, headers } of refused)
    expect({ status, code: body.code, type: headers.get('content-type'), again: headers.get('retry-after') }).toEqual({
      status: 503,
      code: 'unavailable',
      type: 'application/problem+json; charset=utf-8',
      again: '5',
    })
  expect(new Set(refused.slice(0, 3).map(({ body }) => body.title)).size).toBe(3)
  expect([health.live.status, health.ready.status, health.ready.headers.get('retry-after')]).toEqual([200, 503, '5'])
  expect(await health.ready.json()).toMatchObject({ status: 'unready', checks: { database: false } })
  expect(await namesStored()).toEqual([])

  expect([(await ready()).status, (await read('en')).status]).toEqual([200, 200])
  expect([(await write('P-1')).status, (await write('P-2', { 'idempotency-key': 'p-2' })).status]).toEqual([201, 201])
  expect(await namesStored()).toEqual(['P-1', 'P-2'])
})

it('says unavailable whichever way the database is asked, and has every connection again afterwards', async () => {
  const release = await holdEveryConnection()
  const { db } = company
  const asked = await Promise.allSettled([
    db.execute(sql`select 1`),
    db.prisma.customer.count(),
    db.tx((tx) => tx.execute(sql`select 1`)),
    db.bulk((client) => client.query('select 1')),
  ])
  await release()
  expect(asked.map((one) => (one.status === 'rejected' ? translate(one.reason).code : one.status))).toEqual(
    Array.from({ length: 4 }, () => 'unavailable'),
  )
  await (await holdEveryConnection())()
  const { pool } = currentDatabase()
  expect([pool.idleCount, pool.waitingCount]).toEqual([pool.options.max, 0])
})
