import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listSchemeStates } from '#lib/analysis/classification/overview'
import { describeClasses } from '#lib/analysis/classification/rules'
import { listDistributions } from '#lib/analysis/distribution/service'
import { listMovers } from '#lib/analysis/movement/movers'
import { movementWithin } from '#lib/analysis/movement/service'
import { sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import { insertWaybill } from '#tests/support/shipments'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// K1 13,000 and K2 5,000 are A, K3 and K4 1,500 each are B, K5 −500 is C. Then K9 comes in with 4,000, K3 is archived, and K4 ships for 6,000 more:
// 13,000 · 7,500 · 5,000 · 4,000 of 29,500, before-shares 0, 0.44, 0.69, 0.86: K1, K4, K2 are A, K9 is B.
let company: SmallCompany
let first: string
let second: string
beforeAll(async () => {
  company = await openSmallCompany()
  first = (await runScheme(company, { scheme: 'abc', ...period })).run.id
  await insertWaybill(company.db, { customerId: company.ids.K9, acceptedOn: '2026-06-05', freightMinor: 400_000 })
  await insertWaybill(company.db, { customerId: company.ids.K4, acceptedOn: '2026-06-06', freightMinor: 600_000 })
  await company.db.execute(sql`update customer set archived_at = now() where id = ${company.ids.K3}`)
  second = (await runScheme(company, { scheme: 'abc', ...period })).run.id
})
afterAll(() => company.close())

const cell = (from: string | null, to: string | null, customers: number, value: number) => ({ from, to, customers, value })
const everyCell = { limit: 50 }

describe('who moved since the run before', () => {
  it('is what the run stored for whoever sees the whole company', async () => {
    const moved = await movementWithin(await company.contextAs('executive'), second)
    expect(moved).toMatchObject({ scope: 'company', isMoney: true, against: { id: first, asOf: '2026-06-30' } })
    expect(moved?.cells).toEqual([
      cell('A', 'A', 2, 1_800_000),
      cell('B', 'A', 1, 750_000),
      cell('B', null, 1, 150_000),
      cell('C', 'C', 1, -50_000),
      cell(null, 'B', 1, 400_000),
    ])
  })

  it('is counted over one’s own customers with a smaller scope', async () => {
    const moved = await movementWithin(await company.contextAs('sales'), second)
    expect(moved?.scope).toBe('own')
    expect(moved?.cells).toEqual([cell('A', 'A', 1, 1_300_000), cell('B', null, 1, 150_000)])
  })

  it('is nothing for the first run', async () => {
    expect(await movementWithin(await company.contextAs('executive'), first)).toBeNull()
  })
})

describe('the customers behind a cell', () => {
  const names = async (who: 'executive' | 'sales' | 'salesColleague', asked: { from?: string; to?: string }) =>
    (await listMovers(await company.contextAs(who), second, { ...everyCell, ...asked })).rows.map((row) => row.externalId)

  it('are those who went that way, by rank, within reach', async () => {
    expect(await names('executive', { from: 'A', to: 'A' })).toEqual(['K1', 'K2'])
    expect(await names('executive', { from: 'B', to: 'A' })).toEqual(['K4'])
    expect(await names('executive', { from: 'nowhere', to: 'B' })).toEqual(['K9'])
    expect(await names('executive', { to: 'A' })).toEqual(['K1', 'K4', 'K2'])
    // Of a class of before wherever they went: as many as its cells together, those who left among them.
    const { cells } = (await movementWithin(await company.contextAs('executive'), second)) ?? { cells: [] }
    for (const from of ['A', 'B', 'C']) {
      const counted = cells.filter((cell) => cell.from === from).reduce((sum, { customers }) => sum + customers, 0)
      expect([from, (await names('executive', { from })).length]).toEqual([from, counted])
    }
    expect(cells.some(({ from, to }) => from !== null && to === null)).toBe(true)
    expect(await names('executive', {})).toEqual(['K1', 'K4', 'K2', 'K9', 'K5'])
    expect(await names('sales', { from: 'A', to: 'A' })).toEqual(['K1'])
    expect(await names('salesColleague', { from: 'B', to: 'A' })).toEqual([])
  })

  it('are those of the earlier run where they left, with what they were worth; a person’s name is masked', async () => {
    const { rows } = await listMovers(await company.contextAs('sales'), second, { ...everyCell, to: 'nowhere' })
    expect(rows).toEqual([
      {
        customerId: company.ids.K3,
        externalId: 'K3',
        name: '李**',
        ownerName: '周敏',
        outletName: null,
        from: 'B',
        to: null,
        lastShippedOn: expect.stringMatching(/^2026-/),
        valueBefore: 150_000,
        value: null,
        secondValue: null,
        change: -150_000,
      },
    ])
  })

  it('come page by page without a gap or a repeat; a cursor belongs to its cell', async () => {
    const ctx = await company.contextAs('executive')
    const found: (string | null)[] = []
    let cursor: string | null | undefined
    do {
      const page = await listMovers(ctx, second, { limit: 2, cursor: cursor ?? undefined })
      found.push(...page.rows.map((row) => row.externalId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found).toEqual(['K1', 'K4', 'K2', 'K9', 'K5'])
    const page = await listMovers(ctx, second, { limit: 1, to: 'A' })
    await expect(listMovers(ctx, second, { limit: 1, cursor: page.nextCursor ?? '' })).rejects.toMatchObject({
      code: 'invalid_cursor',
    })
    await expect(listMovers(ctx, second, { limit: 1, to: 'Z' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are cut to an owner and to an outlet within reach; of the present those are left out who were archived since', async () => {
    const { users, outlets } = company
    const names = async (
      who: 'executive' | 'outlet',
      asked: { owner?: number; outlet?: string; to?: string; present?: boolean },
    ) => (await listMovers(await company.contextAs(who), second, { ...everyCell, ...asked })).rows.map((row) => row.externalId)
    expect(await names('executive', { owner: users.sales.id })).toEqual(['K1'])
    expect(await names('executive', { owner: users.sales.id, to: 'nowhere' })).toEqual(['K3'])
    expect(await names('executive', { owner: users.sales.id, to: 'nowhere', present: true })).toEqual([])
    expect(await names('executive', { outlet: String(outlets.xihu) })).toEqual([])
    await expect(names('outlet', { outlet: String(outlets.xihu) })).rejects.toMatchObject({ code: 'not_found' })
    const ctx = await company.contextAs('executive')
    const page = await listMovers(ctx, second, { limit: 1 })
    await expect(
      listMovers(ctx, second, { limit: 1, owner: users.sales.id, cursor: page.nextCursor ?? '' }),
    ).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  it('are asked for by readers of analysis only', async () => {
    await expect(listMovers(await company.contextAs('service'), second, everyCell)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(movementWithin(await company.contextAs('claims'), second)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the present classes', () => {
  it('are counted as the list of customers shows them, what was decided by hand in the class that was set, with the value of the shown run', async () => {
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${company.ids.K2}, 'abc', 'B', '…', ${company.users.administrator.id})`)
    const all = (await listDistributions(await company.contextAs('executive'))).get('abc')
    // K2, computed as A, brought 500,000.
    const positive = 2_050_000 + 900_000
    expect(all).toEqual({
      scope: 'company',
      groups: [
        {
          key: 'A',
          own: null,
          customers: 2,
          computed: 3,
          came: 0,
          went: 1,
          customerShare: 0.4,
          valueMinor: 2_050_000,
          valueShare: 2_050_000 / positive,
        },
        {
          key: 'B',
          own: null,
          customers: 2,
          computed: 1,
          came: 1,
          went: 0,
          customerShare: 0.4,
          valueMinor: 900_000,
          valueShare: 900_000 / positive,
        },
        {
          key: 'C',
          own: null,
          customers: 1,
          computed: 1,
          came: 0,
          went: 0,
          customerShare: 0.2,
          valueMinor: -50_000,
          valueShare: 0,
        },
      ],
      customers: 5,
      // K8 ships in another currency, K10 before the period.
      unclassed: 2,
      valueMinor: 2_900_000,
      overridden: 1,
      // Its value is the revenue that stands beside every class anyway.
      ownValue: null,
    })
    const own = (await listDistributions(await company.contextAs('sales'))).get('abc')
    expect(own).toMatchObject({ scope: 'own', customers: 1, unclassed: 0, valueMinor: 1_300_000, overridden: 0 })
  })

  it('are those by which one moves beside the run that is shown; whoever stood there by hand on both days has not moved', async () => {
    const ctx = await company.contextAs('executive')
    const cells = async () => (await movementWithin(ctx, second, { standing: true }))?.cells
    const names = async (asked: { from?: string; to?: string; way?: 'up' | 'down' }) =>
      (await listMovers(ctx, second, { ...everyCell, ...asked, standing: true })).rows.map((row) => row.externalId)
    // K2 was set to B after both runs: it was A and is B.
    expect(await cells()).toEqual([
      cell('A', 'A', 1, 1_300_000),
      cell('A', 'B', 1, 500_000),
      cell('B', 'A', 1, 750_000),
      cell('B', null, 1, 150_000),
      cell('C', 'C', 1, -50_000),
      cell(null, 'B', 1, 400_000),
    ])
    expect(await names({ from: 'A', to: 'not.A' })).toEqual(['K2'])
    expect(await names({ way: 'down' })).toEqual(['K2'])
    expect(await names({ way: 'up' })).toEqual(['K4'])
    expect(await names({ to: 'B' })).toEqual(['K2', 'K9'])
    // What the run computed stays what it was.
    expect((await movementWithin(ctx, second))?.cells).toContainEqual(cell('A', 'A', 2, 1_800_000))
    expect((await listMovers(ctx, second, { ...everyCell, from: 'A', to: 'not.A' })).rows).toEqual([])
    // Set before the earlier run’s day, it was B by hand already.
    await company.db.execute(sql`update customer_override set set_at = '2026-06-01' where customer_id = ${company.ids.K2}`)
    expect(await cells()).toContainEqual(cell('B', 'B', 1, 500_000))
    expect(await names({ from: 'A', to: 'not.A' })).toEqual([])
  })

  it('mean what the run’s own parameters and cut values say', async () => {
    const { groups } = await describeClasses(await company.contextAs('executive'), 'abc', second)
    expect(groups.map(({ key, from }) => [key, from])).toEqual([
      ['A', 500_000],
      ['B', 400_000],
      ['C', null],
    ])
    expect(groups[1]?.rule).toMatch(/80%.*95%/)
    const rfm = await describeClasses(await company.contextAs('executive'), 'rfm', null)
    expect(rfm.groups.find(({ key }) => key === 'champions')?.rule).toContain('R 5')
  })
})

describe('how schemes stand', () => {
  it('says which run is shown, which one waits, and which one failed last', async () => {
    const status = async () =>
      Object.fromEntries(
        (await listSchemeStates(await company.contextAs('executive'))).map(({ scheme, shown, current, failed }) => [
          scheme,
          [shown?.id ?? null, current?.status ?? null, failed?.failure?.code ?? null],
        ]),
      )
    expect(await status()).toMatchObject({ abc: [second, null, null], rfm: [null, null, null] })
    const key = await company.keyFor('administrator')
    const { body } = await company.api('POST', '/analysis/runs', { key, body: { scheme: 'rfm' } })
    expect(await status()).toMatchObject({ abc: [second, null, null], rfm: [null, 'queued', null] })
    await company.db.execute(
      sql`update analysis_run set status = 'failed', failure_code = 'internal', finished_at = now() where id = ${Number(body.id)}`,
    )
    expect(await status()).toMatchObject({ rfm: [null, null, 'internal'] })
  })

  it('tells nobody with a smaller scope the company’s totals', async () => {
    const [abc] = await listSchemeStates(await company.contextAs('finance'))
    expect([abc?.shown?.id, abc?.shown?.summary]).toEqual([second, null])
  })
})

describe('a run keeps', () => {
  const stage = z.object({ stage: z.string().nullable(), topShares: z.number().nullable() })

  it('the curve of its largest customers, no stage when it is over, and who asked for it', async () => {
    const key = await company.keyFor('administrator')
    const { body } = await company.api('GET', `/analysis/runs/${second}`, { key })
    // 13,000 of 29,500 is the largest of five, a fifth.
    expect(body.summary.top_shares[20]).toBeCloseTo(13_000 / 29_500, 12)
    expect(body.summary.top_shares).toHaveLength(101)
    expect([body.stage, body.requested_by_name]).toEqual([null, '管安'])
    const kept = await company.db.row(
      stage,
      sql`select stage, jsonb_array_length(summary -> 'topShares') as "topShares" from analysis_run where id = ${Number(second)}`,
    )
    expect(kept).toEqual({ stage: null, topShares: 101 })
  })
})
