import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { workOffAll } from '#lib/jobs/registry'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

let company: SmallCompany
let key: string
beforeAll(async () => {
  company = await openSmallCompany()
  key = await company.keyFor('administrator')
})
afterAll(() => company.close())

const get = async (path: string, headers: Record<string, string> = {}) => company.api('GET', path, { key, headers })
const start = async (body: Record<string, unknown>) => company.api('POST', '/analysis/runs', { key, body })
const workOff = () => workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })
const textRow = z.object({ line: z.string() })
const lines = async (text: string) => (await company.db.rows(textRow, fixedSql(text))).map((row) => row.line)
const partitions = () =>
  lines(`select relname as line from pg_class where relname ~ '^run_assignment_\\d+$' and relkind = 'r' order by 1`)

describe('a run that does not go through', () => {
  it('is cancelled at once while it waits, and only once', async () => {
    const { body } = await start({ scheme: 'rfm', ...period })
    const cancelled = await company.api('POST', `/runs/${body.id}/cancel`, { key })
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled'])
    const again = await company.api('POST', `/analysis/runs/${body.id}/cancel`, { key })
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
    await workOff()
    expect((await get(`/runs/${body.id}`)).body).toMatchObject({ status: 'cancelled', summary: null, started_at: null })
  })

  it('stops at its next step while it runs, and leaves nothing behind', async () => {
    const { body } = await start({ scheme: 'rfm', ...period })
    await company.db.execute(sql`update analysis_run set status = 'running' where id = ${Number(body.id)}`)
    const asked = await company.api('POST', `/runs/${body.id}/cancel`, { key })
    expect([asked.status, asked.body.status]).toEqual([200, 'running'])
    await workOff()
    expect((await get(`/runs/${body.id}`)).body.status).toBe('cancelled')
    expect(await partitions()).not.toContain(`run_assignment_${body.id}`)
  })

  it('that was killed in the middle begins anew and comes to the same', async () => {
    const { run: whole, rows } = await runScheme(company, { scheme: 'abc', ...period })
    const { body } = await start({ scheme: 'abc', ...period })
    // What a worker leaves that dies after storing half of the rows and before the end.
    const left = fixedSql(`run_assignment_${Number(body.id)}`)
    await company.db.execute(sql`create table ${left} (like run_assignment)`)
    await company.db.execute(
      sql`insert into ${left} (run_id, customer_id, rank, class, inputs) values (${Number(body.id)}, ${company.ids.K1}, 7, 'C', '{}')`,
    )
    await company.db.execute(
      sql`alter table run_assignment attach partition ${left} for values in (${fixedSql(String(Number(body.id)))})`,
    )
    await company.db.execute(sql`update analysis_run set status = 'running', started_at = now() where id = ${Number(body.id)}`)
    await workOff()
    expect((await get(`/runs/${body.id}`)).body).toMatchObject({ status: 'done', summary: whole.summary })
    const repeated = (await get(`/runs/${body.id}/assignments`)).body.data
    expect(repeated.map((row: { reasons: unknown; changes: unknown }) => row)).toEqual(rows)
  })

  it('fails with a sentence when it cannot be worked out, and the next one is not in its way', async () => {
    const { body } = await start({ scheme: 'abc', ...period })
    await company.db.execute(sql`update analysis_run set parameters = '{"measure": "moonlight"}' where id = ${Number(body.id)}`)
    await workOff()
    const failed = (await get(`/runs/${body.id}`, { 'accept-language': 'zh-CN' })).body
    expect(failed).toMatchObject({ status: 'failed', summary: null })
    expect(failed.failure.text).toMatch(/[\u4e00-\u9fff]/)
    expect(await partitions()).not.toContain(`run_assignment_${body.id}`)
    expect((await runScheme(company, { scheme: 'abc', ...period })).run.status).toBe('done')
  })
})

describe('the rows that are kept', () => {
  it('are those of the last day too, so that whoever turns pages may do so to the end', async () => {
    const first = (await runScheme(company, { scheme: 'rfm', ...period })).run.id
    await runScheme(company, { scheme: 'rfm', ...period })
    const { status } = await company.api('GET', `/analysis/runs/${first}/assignments`, {
      key: await company.keyFor('administrator'),
    })
    expect(status).toBe(200)
  })

  it('are those of the latest run, of the one it was compared with and of the last of each of 24 months; totals and movement stay', async () => {
    const ids: string[] = []
    for (let index = 0; index < 4; index += 1) ids.push((await runScheme(company, { scheme: 'loyalty', ...period })).run.id)
    const [old = '', earlier = '', later = '', last = ''] = ids
    const ask = (id: string, when: string) =>
      company.db.execute(
        sql`update analysis_run set requested_at = ${fixedSql(when)}, finished_at = ${fixedSql(when)}, rows_kept = true where id = ${Number(id)}`,
      )
    // The runs before were forgotten within this month: they get their rows back for the test, as if they had been asked for earlier.
    for (const id of [old, earlier, later]) {
      if (!(await partitions()).includes(`run_assignment_${id}`)) {
        const table = fixedSql(`run_assignment_${Number(id)}`)
        await company.db.execute(sql`create table ${table} (like run_assignment)`)
        await company.db.execute(
          sql`alter table run_assignment attach partition ${table} for values in (${fixedSql(String(Number(id)))})`,
        )
      }
    }
    const month = "date_trunc('month', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'"
    await ask(old, `${month} - interval '24 months' + interval '20 days'`)
    await ask(earlier, `${month} - interval '23 months' + interval '2 days'`)
    await ask(later, `${month} - interval '23 months' + interval '20 days'`)
    // All that earlier tests left, and the one of this month, ended more than a day ago.
    await company.db.execute(sql`
      update analysis_run set finished_at = now() - interval '25 hours' where scheme = 'loyalty' and finished_at > now() - interval '1 day'`)
    const { run } = await runScheme(company, { scheme: 'loyalty', ...period })
    const kept = await lines(`select id::text as line from analysis_run where scheme = 'loyalty' and rows_kept order by id`)
    expect(kept).toEqual([later, last, run.id])
    expect((await partitions()).filter((name) => ids.includes(name.replace('run_assignment_', '')))).toEqual([
      `run_assignment_${later}`,
      `run_assignment_${last}`,
    ])
    for (const id of [old, earlier]) {
      const answer = await get(`/runs/${id}/assignments`)
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
      expect((await get(`/runs/${id}`)).body.summary.customers).toBe(5)
      expect((await get(`/runs/${id}/movement`)).status).toBe(200)
    }
  })
})
