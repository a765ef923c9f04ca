import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { schemeSettings } from '#lib/analysis/classification/own-parameters'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { workOffAll } from '#lib/jobs/registry'
import { classifyAll, recurring } from '#lib/jobs/schedule'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { changeSetting } from '#lib/platform/settings/settings'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const shop = () => ({ db: company.db, log, dataDirectory: env().DATA_DIR })
const workOf = (name: string) => {
  const found = recurring.find((one) => one.name === name)
  if (found === undefined) throw new Error(`nothing of the name ${name} comes round`)
  return found.work(shop())
}

it('each minute what was noted is summed', async () => {
  const customerId = await insertCustomer(company.db)
  await insertWaybill(company.db, { customerId, acceptedOn: '2026-03-05', freightMinor: 1_200 })
  await workOf('refresh_sums')
  const kept = await company.db.row(
    z.object({ revenue: z.number(), noted: z.number() }),
    sql`select (select sum(revenue_minor)::int8 from customer_month) as revenue, (select count(*) from touched_month) as noted`,
  )
  expect(kept).toEqual({ revenue: 1_200, noted: 0 })
})

it('not while an import of a moment ago is being applied, which sums what it touches itself; an hour later all the same', async () => {
  const customerId = await insertCustomer(company.db)
  await insertWaybill(company.db, { customerId, acceptedOn: '2026-04-05', freightMinor: 500 })
  const noted = () => company.db.execute(sql`select from touched_month`)
  await company.db.execute(sql`
    insert into import (kind, status, file_name, file_bytes, file_sha256, identity_hash, requested_by_id, lease_owner, lease_until)
    values ('waybills', 'applying', 'a', 1, 'x', 'x', ${company.users.administrator.id}, 'a worker', now() + interval '1 minute')`)
  await workOf('refresh_sums')
  expect(await noted()).toBe(1)
  await company.db.execute(sql`update import set created_at = now() - interval '1 hour'`)
  await workOf('refresh_sums')
  expect(await noted()).toBe(0)
  await company.db.execute(sql`delete from import`)
})

it('each night every scheme is run by the system, with what the settings ship with while nothing is set', async () => {
  await classifyAll(shop())
  await workOffAll(shop())
  const runs = await company.db.rows(
    z.object({ scheme: z.string(), status: z.string(), parameters: z.record(z.string(), z.unknown()) }),
    sql`select scheme, status, parameters from analysis_run order by scheme`,
  )
  expect(runs.map(({ scheme, status }) => [scheme, status])).toEqual([...SCHEME_IDS].sort().map((scheme) => [scheme, 'done']))
  expect(runs[0]?.parameters).toEqual({ measure: 'revenue', a_share: 0.8, b_share: 0.95 })
  const key = await company.keyFor('administrator')
  expect((await company.api('GET', '/analysis/runs', { key })).body.data).toHaveLength(SCHEME_IDS.length)
})

it('each night with the thresholds that the company has set, and what comes of them is what lists show', async () => {
  const customerId = await insertCustomer(company.db)
  await insertWaybill(company.db, { customerId, acceptedOn: daysAgo(10), freightMinor: 9_000 })
  await changeSetting(await company.contextAs('administrator'), schemeSettings.abc, { version: 0, values: { a_share: 0.6 } })
  await classifyAll(shop())
  await workOffAll(shop())
  const latest = await company.db.row(
    z.object({ parameters: z.record(z.string(), z.unknown()), published: z.boolean() }),
    sql`select parameters, published from analysis_run where scheme = 'abc' order by id desc limit 1`,
  )
  expect(latest).toEqual({ parameters: { measure: 'revenue', a_share: 0.6, b_share: 0.95 }, published: true })
  // What the contract's defaults give now means something else than what stands in the lists.
  const key = await company.keyFor('administrator')
  const { body } = await company.api('POST', '/analysis/runs', { key, body: { scheme: 'abc' } })
  await workOffAll(shop())
  expect((await company.api('GET', `/analysis/runs/${body.id}`, { key })).body).toMatchObject({
    status: 'done',
    published: false,
  })
})

it('each night what has served its time goes, and nothing else', async () => {
  const { db, users } = company
  const { id } = users.sales
  const kept = { minutes: 1_439, days: 89 }
  await db.execute(sql`
    insert into session (id_hash, user_id, expires_at) values ('ended', ${id}, now() - interval '1 minute'), ('lives', ${id}, now() + interval '1 minute')`)
  await db.execute(sql`
    insert into rate_limit (key, points, expire) values ('over', 1, extract(epoch from now())::int8 * 1000 - 1000), ('counts', 1, extract(epoch from now())::int8 * 1000 + 60000),
      ('for ever', 1, null)`)
  await db.execute(sql`
    insert into idempotency_key (user_id, key, request_hash, rights_hash, response_status, response_body, created_at)
    values (${id}, 'yesterday', '', '', 201, '', now() - interval '1441 minutes'),
      (${id}, 'today', '', '', 201, '', now() - make_interval(mins => ${kept.minutes}))`)
  await db.execute(sql`
    with made as (
      insert into import (kind, status, file_name, file_bytes, file_sha256, identity_hash, requested_by_id, finished_at)
      values ('customers', 'done', 'old', 1, 'x', 'old', ${id}, now() - interval '91 days'),
        ('customers', 'done', 'new', 1, 'x', 'new', ${id}, now() - make_interval(days => ${kept.days})),
        ('customers', 'ready', 'open', 1, 'x', 'open', ${id}, null) returning id
    ), changes as (insert into import_change (import_id, row_no, record_id, before, after_version) select id, 2, 1, '{}', 2 from made)
    insert into import_error (import_id, row_no, reason) select id, 2, 'required' from made`)
  await workOf('tidy')
  const left = await db.row(
    z.object({
      sessions: z.string(),
      counters: z.string(),
      answers: z.string(),
      imports: z.number(),
      changes: z.string(),
      errors: z.string(),
    }),
    sql`select (select string_agg(id_hash, ' ') from session) as sessions, (select string_agg(key, ' ' order by key) from rate_limit) as counters,
      (select string_agg(key, ' ') from idempotency_key) as answers, (select count(*) from import) as imports,
      (select string_agg(i.file_name, ' ' order by i.id) from import_change c join import i on i.id = c.import_id) as changes,
      (select string_agg(i.file_name, ' ' order by i.id) from import_error e join import i on i.id = e.import_id) as errors`,
  )
  expect(left).toEqual({
    sessions: 'lives',
    counters: 'counts for ever',
    answers: 'today',
    imports: 3,
    changes: 'new open',
    errors: 'new open',
  })
})
