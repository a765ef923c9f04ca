import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { workOffAll } from '#lib/jobs/registry'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { runScheme } from '#tests/support/import-file'
import { insertWaybill } from '#tests/support/shipments'
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

describe('asking for a run', () => {
  it.each([
    ['an unknown scheme', { scheme: 'abcd' }, 400, 'scheme'],
    ['an unknown field', { scheme: 'abc', measure: 'revenue' }, 400, 'measure'],
    ['an unknown parameter', { scheme: 'abc', parameters: { meazure: 'revenue' } }, 400, 'parameters.meazure'],
    ['an unknown measure', { scheme: 'abc', parameters: { measure: 'weight' } }, 400, 'parameters.measure'],
    ['b_share below a_share', { scheme: 'abc', parameters: { a_share: 0.9, b_share: 0.8 } }, 400, 'parameters.b_share'],
    [
      'weights of nothing',
      { scheme: 'abc_weighted', parameters: { weights: { revenue: 0, cost: 0, years: 0 } } },
      400,
      'parameters.weights',
    ],
    [
      'a weight of too many decimals',
      { scheme: 'abc_weighted', parameters: { weights: { revenue: 1e-300 } } },
      400,
      'parameters.weights.revenue',
    ],
    ['thresholds out of order', { scheme: 'dormancy', parameters: { drowsy: 4 } }, 400, 'parameters.half_asleep'],
    [
      'a cell that there is not',
      { scheme: 'relationship_scale', parameters: { cells: { huge_high: {} } } },
      400,
      'parameters.cells.huge_high',
    ],
    ['cuts that fall', { scheme: 'relationship_count', parameters: { count_cuts: [200, 20] } }, 400, 'parameters.count_cuts'],
    ['a rate beyond all', { scheme: 'lifetime_value', parameters: { discount_rate: 2 } }, 400, 'parameters.discount_rate'],
    ['a currency that is none', { scheme: 'abc', currency: 'XQZ' }, 400, 'currency'],
    ['a day that is none', { scheme: 'abc', from: '2026-02-30' }, 400, 'from'],
  ])('%s is refused by name', async (_, body, status, name) => {
    const answer = await start(body)
    expect([answer.status, answer.body.invalid_params?.[0]?.name]).toEqual([status, name])
  })

  it.each([
    ['a period that ends after as_of', { scheme: 'abc', as_of: '2026-06-30', to: '2026-07-02' }, 400, 'invalid_period'],
    ['a period that ends before it begins', { scheme: 'abc', from: '2026-06-30', to: '2026-06-30' }, 400, 'invalid_period'],
  ])('%s is refused', async (_, body, status, code) => {
    const answer = await start(body)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.detail).not.toContain('{')
  })

  it('takes the contract’s defaults and today, and shows itself at once', async () => {
    const answer = await start({ scheme: 'dormancy' })
    expect(answer.status).toBe(202)
    const { body } = await get(`/analysis/runs/${answer.body.id}`)
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
    expect(body).toMatchObject({
      status: 'queued',
      as_of: today,
      summary: null,
      parameters: { drowsy: 1.5, half_asleep: 3, asleep: 6, min_gap_days: 3, seasonal: false, calendar: 'none' },
    })
    expect((await get(`/analysis/runs/${answer.body.id}/assignments`)).status).toBe(409)
    expect((await get(`/analysis/runs/${answer.body.id}/movement`)).status).toBe(409)
    await company.api('POST', `/analysis/runs/${answer.body.id}/cancel`, { key })
  })

  it('one that is not there is not found, whatever its id looks like', async () => {
    for (const id of ['2000000000', '99999999999999', 'ext:K1']) expect((await get(`/analysis/runs/${id}`)).status).toBe(404)
  })
})

describe('two runs', () => {
  it('move customers between classes, from nowhere and to nowhere', async () => {
    const first = await runScheme(company, { scheme: 'abc', ...period })
    expect((await get(`/analysis/runs/${first.run.id}/movement`)).body).toEqual({ against: null, cells: [] })
    await insertWaybill(company.db, { customerId: company.ids.K9, acceptedOn: '2026-06-05', freightMinor: 400_000 })
    await company.db.execute(sql`update customer set archived_at = now() where id = ${company.ids.K3}`)
    const second = await runScheme(company, { scheme: 'abc', ...period })
    // 13,000, 5,000, 4,000, 1,500 of 23,500: before-shares 0, 0.55, 0.77, 0.936. K3 takes its 1,500 of the earlier run along.
    const cell = (from: string | null, to: string | null, customers: number, value: number) => ({
      from,
      to,
      customers,
      value,
      value_minor: value,
    })
    const { body } = await get(`/analysis/runs/${second.run.id}/movement`)
    expect(body.against).toBe(first.run.id)
    expect(body.cells).toEqual([
      cell('A', 'A', 2, 1_800_000),
      cell('B', 'B', 1, 150_000),
      cell('B', null, 1, 150_000),
      cell('C', 'C', 1, -50_000),
      cell(null, 'A', 1, 400_000),
    ])
    expect((await get(`/runs/${second.run.id}/movement`)).body).toEqual(body)
    await company.db.execute(sql`update customer set archived_at = null where id = ${company.ids.K3}`)
    await company.db.execute(sql`delete from waybill where customer_id = ${company.ids.K9}`)
  })
})

describe('the rows of a run', () => {
  let id: string
  beforeAll(async () => {
    id = (await runScheme(company, { scheme: 'abc', ...period })).run.id
  })
  const page = async (query: string) => (await get(`/runs/${id}/assignments?${query}`)).body

  it('come page by page without a gap or a repeat, ties by id', async () => {
    const found: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const body = await page(cursor === '' ? 'limit=1' : `limit=1&cursor=${cursor}`)
      expect(body.data.length).toBe(1)
      found.push(body.data[0].customer.external_id)
      cursor = body.next_cursor
    }
    expect(found).toEqual(['K1', 'K2', 'K3', 'K4', 'K5'])
  })

  it('of one class only when asked; a cursor belongs to its class and run', async () => {
    const names = (body: { data: { customer: { external_id: string } }[] }) => body.data.map((row) => row.customer.external_id)
    expect(names(await page('class=B'))).toEqual(['K3', 'K4'])
    expect(names(await page('class=Z'))).toEqual([])
    const first = await page('class=B&limit=1')
    expect(names(await page(`class=B&limit=1&cursor=${first.next_cursor}`))).toEqual(['K4'])
    expect((await get(`/runs/${id}/assignments?class=A&cursor=${first.next_cursor}`)).body.code).toBe('invalid_cursor')
    expect((await get(`/runs/${id}/assignments?limit=201`)).status).toBe(400)
    expect((await get(`/runs/${id}/assignments?sort=rank`)).status).toBe(400)
  })

  it('show an override beside the computed class, and the summary goes on counting computed ones', async () => {
    const { administrator } = company.users
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id, set_at)
      values (${company.ids.K2}, 'abc', 'C', '竞争对手', ${administrator.id}, '2026-07-02T08:00:00Z'), (${company.ids.K1}, 'rfm', '111', 'x', ${administrator.id}, now())`)
    const [k1, k2] = (await page('limit=2')).data
    expect(k1.override).toBe(null)
    expect([k2.class, k2.override]).toEqual([
      'A',
      {
        class: 'C',
        reason: '竞争对手',
        by: String(administrator.id),
        by_name: administrator.name,
        at: '2026-07-02T08:00:00.000Z',
      },
    ])
    expect((await get(`/analysis/runs/${id}`)).body.summary.classes[0]).toMatchObject({ class: 'A', customers: 2 })
  })

  it('say why in the reader’s language, without a hole in the sentence', async () => {
    const said = async (language: string) => {
      const { data } = (await get(`/runs/${id}/assignments`, { 'accept-language': language })).body
      return data.flatMap((row: { reasons: { text: string }[]; changes: { text: string }[] }) =>
        [...row.reasons, ...row.changes].map((one) => one.text),
      )
    }
    const [cn, tw, en] = [await said('zh-CN'), await said('zh-TW'), await said('en')]
    expect(cn[0]).toBe('收入 ¥13,000.00：比它更大的客户合计不到总额的 80%。')
    expect(tw[0]).toMatch(/^營收 .*13,000\.00：比它更大的客戶合計不到總額的 80%。$/)
    expect(en[0]).toMatch(/^Revenue .*13,000\.00: the customers with more hold less than 80% of the total\.$/)
    for (const texts of [cn, tw, en]) for (const text of texts) expect(text).not.toMatch(/[{}]|undefined|NaN|abc\./)
  })

  it.each(['abc_weighted', 'rfm', 'dormancy', 'loyalty'])(
    'say why for every customer of %s in three languages',
    async (scheme) => {
      const { run, rows } = await runScheme(company, { scheme, ...period })
      const codes = new Set(rows.flatMap((row) => row.reasons.map((reason: { code: string }) => reason.code)))
      expect(codes.size).toBeGreaterThan(1)
      for (const language of ['zh-CN', 'zh-TW', 'en']) {
        const { data } = (await get(`/runs/${run.id}/assignments`, { 'accept-language': language })).body
        for (const row of data) {
          for (const one of [...row.reasons, ...row.changes]) {
            expect(one.text).not.toBe(one.code)
            expect(one.text).not.toMatch(/[{}]|undefined|NaN/)
          }
        }
      }
    },
  )

  it('mask the name of a consumer, never that of a business', async () => {
    const { data } = await page('')
    const names = Object.fromEntries(
      data.map((row: { customer: { external_id: string; name: string } }) => [row.customer.external_id, row.customer.name]),
    )
    expect(names.K1).toBe('宁波亮禾家电')
    expect(names.K3).toMatch(/^李\*+$/)
  })

  it('are those of the reader’s own customers, with their class and rank in the company; totals and movement are not', async () => {
    const sales = await company.keyFor('sales')
    const { body } = await company.api('GET', `/runs/${id}/assignments`, { key: sales })
    expect(
      body.data.map((row: { customer: { external_id: string }; class: string; rank: number }) => [
        row.customer.external_id,
        row.class,
        row.rank,
      ]),
    ).toEqual([
      ['K1', 'A', 1],
      ['K3', 'B', 3],
    ])
    expect((await company.api('GET', `/runs/${id}`, { key: sales })).body).toMatchObject({ status: 'done', summary: null })
    expect((await company.api('GET', `/runs/${id}/movement`, { key: sales })).status).toBe(403)
    expect((await company.api('POST', '/analysis/runs', { key: sales, body: { scheme: 'abc' } })).status).toBe(403)
  })

  it('list runs, the latest first, by scheme', async () => {
    const { body } = await get('/analysis/runs?scheme=abc&status=done&limit=2')
    expect(body.data[0].id).toBe(id)
    expect(body.data.every((run: { scheme: string }) => run.scheme === 'abc')).toBe(true)
    const next = await get(`/analysis/runs?scheme=abc&status=done&limit=2&cursor=${body.next_cursor}`)
    expect(Number(next.body.data[0].id)).toBeLessThan(Number(body.data[1].id))
  })
})

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
