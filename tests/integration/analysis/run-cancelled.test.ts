import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import { insertWaybill } from '#tests/support/shipments'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// A run waits for a lock that the test holds all the while: where it ends nevertheless, the statement that waited was cancelled.

let company: SmallCompany
let key: string
let shown: string
beforeAll(async () => {
  company = await openSmallCompany()
  key = await company.keyFor('administrator')
  shown = (await runScheme(company, { scheme: 'abc', ...period })).run.id
})
afterAll(() => company.close())

const api = (method: string, path: string, body?: unknown) =>
  company.api(method, path, { key, ...(body === undefined ? {} : { body }) })
const cancel = (id: string) => api('POST', `/analysis/runs/${id}/cancel`)
const statusOf = async (id: string) => (await api('GET', `/analysis/runs/${id}`)).body.status
const ask = async (): Promise<string> => (await api('POST', '/analysis/runs', { scheme: 'abc', ...period })).body.id
const workOn = async (id: string) => recomputeRun(await company.system(), Number(id))

const waiting = z.object({ pid: z.number() })
/** The connections that wait for a lock, once there are so many. */
async function waiters(count = 1): Promise<number[]> {
  for (;;) {
    const found = await company.db.rows(
      waiting,
      sql`select distinct l.pid from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`,
    )
    if (found.length >= count) return found.map(({ pid }) => pid)
    await wait(10)
  }
}

/** Does something while a connection of the test's own holds what a statement takes. */
async function whileHeld(statement: string, then: () => Promise<void>): Promise<void> {
  await company.db.bulk(async (client) => {
    await client.query('begin')
    await client.query(statement)
    await then()
    await client.query('commit')
  })
}

async function isStored(id: string): Promise<boolean> {
  const table = z.object({ there: z.boolean() })
  const found = await company.db.row(table, sql`select to_regclass(${`run_assignment_${id}`}) is not null as there`)
  return found?.there === true
}

const listed = async () => (await api('GET', '/customers?abc=A&limit=200')).body.data.map((one: { name: string }) => one.name)

describe('a run that is cancelled stops in the middle of its statement', () => {
  it.each([
    ['waiting for another run of the scheme', `select pg_advisory_xact_lock(7203402, hashtext('abc'))`],
    ['bringing sums up to date, on another connection', 'select pg_advisory_xact_lock(7203401)'],
    ['reading everybody', 'lock table customer_month in access exclusive mode'],
    ['storing its rows', 'lock table run_assignment in share update exclusive mode'],
    ['comparing with the run before', ''],
  ])('%s', async (_, statement) => {
    const before = await listed()
    // So that there are sums to bring up to date.
    await insertWaybill(company.db, { customerId: company.ids.K9, acceptedOn: '2025-06-05', freightMinor: 1 })
    if (statement.includes('customer_month')) await company.db.execute(sql`delete from touched_month`)
    const id = await ask()
    await whileHeld(statement === '' ? `lock table run_assignment_${shown} in access exclusive mode` : statement, async () => {
      const running = workOn(id)
      await waiters()
      expect((await cancel(id)).status).toBe(200)
      await running
      expect([await statusOf(id), await isStored(id)]).toEqual(['cancelled', false])
    })
    expect((await api('GET', `/analysis/runs/${shown}/assignments?limit=200`)).body.data).toHaveLength(5)
    expect(await listed()).toEqual(before)
    const next = await runScheme(company, { scheme: 'abc', ...period })
    expect(next.run.status).toBe('done')
    shown = next.run.id
  })
})

it('a run whose statement is cancelled by anybody else has failed', async () => {
  const id = await ask()
  await whileHeld('lock table customer_month in access exclusive mode', async () => {
    await company.db.execute(sql`delete from touched_month`)
    const running = workOn(id)
    const [pid = 0] = await waiters()
    await company.db.execute(sql`select pg_cancel_backend(${pid}::int)`)
    await running
    expect([await statusOf(id), await isStored(id)]).toEqual(['failed', false])
  })
})

it('a run that is being published is past cancelling, also when another worker begins it anew, and comes to its end', async () => {
  // What stands is of a run by another share; this one has something to write.
  await company.db.execute(sql`update customer_standing set abc_class = null`)
  const before = await listed()
  const id = await ask()
  const works: Promise<void>[] = []
  await whileHeld('select pg_advisory_xact_lock(7203405)', async () => {
    works.push(workOn(id))
    await waiters()
    const refused = await cancel(id)
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
    works.push(workOn(id))
    await waiters(2)
    expect((await cancel(id)).status).toBe(409)
    expect((await api('GET', `/analysis/runs/${id}`)).body.stage).toBe('publishing')
  })
  await Promise.all(works)
  expect(await statusOf(id)).toBe('done')
  expect(before).toEqual([])
  expect(await listed()).toHaveLength(2)
})

it('no lock of a cancelled run is left', async () => {
  const held = await company.db.rows(
    z.object({ locks: z.number() }),
    fixedSql(
      `select count(*)::int4 as locks from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    ),
  )
  expect(held).toEqual([{ locks: 0 }])
})
