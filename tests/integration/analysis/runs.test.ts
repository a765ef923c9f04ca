import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#lib/core/day'
import { sql } from '#lib/platform/db/sql'
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

  it('is not as of a day to come, by which everybody would have left; as of today it is', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
    const tomorrow = addDays(today, 1)
    for (const as_of of ['2099-01-01', tomorrow]) {
      const refused = await start({ scheme: 'abc', as_of })
      expect([refused.status, refused.body.code]).toEqual([400, 'invalid_period'])
      expect(refused.body.detail).toContain(today)
    }
    const taken = await start({ scheme: 'abc', as_of: today })
    expect(taken.status).toBe(202)
    await company.api('POST', `/analysis/runs/${taken.body.id}/cancel`, { key })
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
