import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { fixedSql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

let company: SmallCompany
let key: string
beforeAll(async () => {
  company = await openSmallCompany()
  key = await company.keyFor('administrator')
  // A gate between reading and storing: whoever enters that stage waits for the lock.
  await company.db.execute(
    fixedSql(`create function wait_at_gate() returns trigger language plpgsql as $$
      begin perform pg_advisory_lock(4242); perform pg_advisory_unlock(4242); return new; end $$`),
  )
  await company.db.execute(
    fixedSql(`create trigger gate before update on analysis_run for each row
      when (new.stage = 'classifying') execute function wait_at_gate()`),
  )
})
afterAll(() => company.close())

const someone = z.object({ waits: z.boolean() })
const api = (method: string, path: string, body?: unknown) =>
  company.api(method, path, { key, ...(body === undefined ? {} : { body }) })

/** Asks for a run and does something when it has read its customers and stored nothing yet. */
async function runMeanwhile(scheme: string, then: () => Promise<void>): Promise<string> {
  const { id } = (await api('POST', '/analysis/runs', { scheme, ...period })).body
  const system = await company.system()
  await company.db.bulk(async (client) => {
    await client.query('select pg_advisory_lock(4242)')
    const running = recomputeRun(system, Number(id))
    const waits = async () =>
      (
        await client.query(
          `select exists (select from pg_locks where locktype = 'advisory' and objid = 4242 and not granted) as waits`,
        )
      ).rows
    while (!someone.parse((await waits())[0]).waits) await wait(5)
    await then()
    await client.query('select pg_advisory_unlock(4242)')
    await running
  })
  return String(id)
}

const classOf = (rows: { customer: { external_id: string }; class: string }[], name: string) =>
  rows.find(({ customer }) => customer.external_id === name)?.class

// K2 has 5,000.00, K4 1,500.00, K1 13,000.00 of 21,000.00 (small-company.ts).
it('a customer merged while a run is worked off keeps its row in that run, is in no list, and from the next run on is one with its survivor', async () => {
  const { K1, K2 } = company.ids
  const id = await runMeanwhile('abc', async () => {
    expect(
      (await api('POST', `/customers/${K1}/merge`, { merged: String(K2), version: 1, merged_version: 1 })).status,
    ).toBeLessThan(300)
  })
  const run = (await api('GET', `/analysis/runs/${id}`)).body
  expect(run).toMatchObject({ status: 'done', summary: { customers: 5 } })
  const rows = (await api('GET', `/analysis/runs/${id}/assignments?limit=200`)).body.data
  expect([classOf(rows, 'K1'), classOf(rows, 'K2')]).toEqual(['A', 'A'])
  const listed = (await api('GET', '/customers?abc=A&limit=200')).body.data.map(
    (each: { external_id: string }) => each.external_id,
  )
  expect(listed).toEqual(['K1'])
  const next = await runScheme(company, { scheme: 'abc', ...period })
  expect(next.run.summary.customers).toBe(4)
  expect(next.rows.find(({ customer }) => customer.external_id === 'K1')).toMatchObject({ value: 1_800_000, class: 'A' })
  expect(classOf(next.rows, 'K2')).toBeUndefined()
})

it('a customer archived while a run is worked off stands in that run, in no list, and not in the next', async () => {
  const { K4 } = company.ids
  const id = await runMeanwhile('abc', async () => {
    const archived = await api('POST', `/customers/${K4}/archive`, { version: 1 })
    expect([archived.status, archived.body]).toEqual([200, expect.anything()])
  })
  const rows = (await api('GET', `/analysis/runs/${id}/assignments?limit=200`)).body.data
  expect(classOf(rows, 'K4')).toBeDefined()
  const listed = (await api('GET', '/customers?limit=200')).body.data.map((each: { external_id: string }) => each.external_id)
  expect(listed).not.toContain('K4')
  expect(classOf((await runScheme(company, { scheme: 'abc', ...period })).rows, 'K4')).toBeUndefined()
})
