import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepDrops } from '#lib/analysis/drop/keep'
import {
  dropsByOwner,
  findDropNeighbours,
  listDrops,
  sumDropsWithin,
  sumLighterDropsWithin,
  warningOf,
} from '#lib/analysis/drop/service'
import { dropSetting } from '#lib/analysis/drop/settings'
import { readChart } from '#lib/analysis/gallery/service'
import { keepProfits } from '#lib/analysis/profit/keep'
import { sql } from '#lib/platform/db/sql'
import { changeSetting, getSetting } from '#lib/platform/settings/settings'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

// As of 31 July 2026. Windows of 28 days: 4 to 31 July, and a week before it 27 June to 24 July. Reference: the six whole months before June, 1 December 2025 to
// 31 May 2026, which have 182 days. Without a season kept, every day is an average one.
const asOf = '2026-07-31'
const referenceDays = 182

let company: TestCompany
const ids: Record<string, number> = {}

beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const make = async (
    name: string,
    perDay: number,
    now: number,
    more: Parameters<typeof insertCustomer>[1] = {},
    before = now,
  ) => {
    const id = await insertCustomer(db, { name, externalId: name, ...more })
    ids[name] = id
    await ship(id, '2025-10-01', '2026-06-27', perDay)
    await ship(id, '2026-06-27', '2026-07-04', before)
    await ship(id, '2026-07-04', '2026-08-01', now)
    return id
  }
  await make('红', 10, 3, { ownerId: users.sales.id, outletId: outlets.shounan })
  await make('橙', 10, 5, { ownerId: users.salesColleague.id, outletId: outlets.shounan })
  await make('黄', 10, 7, { ownerId: users.salesXiaying.id, outletId: outlets.xiaying })
  await make('稳', 10, 9)
  // Below 100 a month.
  await make('小', 3, 0)
  // Now 224 of 280 are a fifth less; a week before 7 × 10 + 21 × 8 = 238 were not yet.
  await make('刚', 10, 8, {}, 10)
  await make('并', 0, 0)
  const archived = await make('归', 10, 0)
  await db.execute(sql`update customer set archived_at = now() where id = ${archived}`)
  await db.execute(
    sql`update waybill set damaged = true where id in (select id from waybill where customer_id = ${ids['红'] ?? 0} order by accepted_on desc limit 3)`,
  )
  await db.execute(sql`
    insert into case_record (customer_id, type, opened_at, opened_on, currency) values (${ids['橙'] ?? 0}, 'complaint', '2026-07-10T10:00:00+08:00', '2026-07-10', 'CNY')`)
  await keepDrops(await company.system(), asOf)
})
afterAll(() => company.close())

/** So many waybills a day of 4.00 each, from one day on up to and without another. */
function ship(customerId: number, from: string, to: string, perDay: number): Promise<number> {
  return company.db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, pieces, freight_minor, currency, status)
    select 'D-' || ${customerId}::int || '-' || d || '-' || n, ${customerId}::int, (d + time '12:00') at time zone 'Asia/Shanghai', d, 1, 400, 'CNY', 'delivered'
    from generate_series(${from}::date, ${to}::date - 1, interval '1 day') g (t) cross join lateral (select g.t::date as d) x
    cross join generate_series(1, ${perDay}::int) n`)
}

const query = { limit: 50, sort: '-loss' as const }
const drops = async (user: Parameters<TestCompany['contextAs']>[0]) =>
  (await listDrops(await company.contextAs(user), query)).rows

describe('the list of drops', () => {
  it('has whom it should, at the level that both windows stay below, with the loss of a month', async () => {
    const rows = await drops('executive')
    expect(rows.map(({ name, level }) => [name, level])).toEqual([
      ['红', 'red'],
      ['橙', 'orange'],
      ['黄', 'yellow'],
    ])
    // Expected 10 × 28 = 280; (280 − 84) × 4.00 × 30 ÷ 28 = 840.00.
    expect(rows[0]).toMatchObject({
      shipments: 84,
      lossMinor: 84_000,
      asOf,
      since: asOf,
      causes: ['breakage'],
      evidence: { damaged: 3 },
    })
    expect(rows[0]?.expected).toBeCloseTo((10 * referenceDays * 28) / referenceDays, 9)
    expect(rows[0]?.change).toBeCloseTo(-0.7, 9)
    expect(rows[1]).toMatchObject({ causes: ['complaint'], evidence: { complaints: 1, openComplaints: 1 } })
    expect(rows[2]?.causes).toEqual([])
  })

  it('shows each reader those within reach', async () => {
    const seen = async (user: Parameters<typeof drops>[0]) => (await drops(user)).map(({ name }) => name)
    expect(await seen('sales')).toEqual(['红'])
    expect(await seen('salesManager')).toEqual(['红', '橙'])
    expect(await seen('outletXiaying')).toEqual(['黄'])
    expect(await seen('salesHangzhou')).toEqual([])
    await expect(drops('service')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('warns whoever takes the call of such a customer in waybills, and tells nobody beyond reach', async () => {
    const warn = async (user: Parameters<typeof drops>[0], name: string) =>
      warningOf(await company.contextAs(user), ids[name] ?? 0)
    const warning = await warn('service', '红')
    expect(warning).toMatchObject({ level: 'red', shipments: 84 })
    expect(Object.keys(warning ?? {}).sort()).toEqual(['change', 'expected', 'level', 'shipments'])
    expect(await warn('service', '小')).toBeNull()
    expect(await warn('salesHangzhou', '红')).toBeNull()
  })

  it('adds up by level, and by who owns the customers', async () => {
    const ctx = await company.contextAs('salesManager')
    expect(await sumDropsWithin(ctx)).toEqual({
      levels: [
        { level: 'red', customers: 1, lossMinor: 84_000 },
        { level: 'orange', customers: 1, lossMinor: 60_000 },
      ],
      customers: 2,
      lossMinor: 144_000,
      seen: 0,
      asOf,
    })
    expect((await dropsByOwner(ctx)).map(({ owner, ...sums }) => [owner?.id, sums])).toEqual([
      [company.users.sales.id, { red: 1, orange: 0, yellow: 0, lossMinor: 84_000 }],
      [company.users.salesColleague.id, { red: 0, orange: 1, yellow: 0, lossMinor: 60_000 }],
    ])
  })

  it('is narrowed by level, cause, owner and outlet, and read a page at a time', async () => {
    const ctx = await company.contextAs('executive')
    const names = async (more: object) => (await listDrops(ctx, { ...query, ...more })).rows.map(({ name }) => name)
    expect(await names({ level: 'orange' })).toEqual(['橙'])
    expect(await names({ cause: 'breakage' })).toEqual(['红'])
    expect(await names({ owner: String(company.users.salesXiaying.id) })).toEqual(['黄'])
    expect(await names({ outlet: String(company.outlets.yinzhou) })).toEqual(['红', '橙', '黄'])
    expect(await names({ sort: 'loss' })).toEqual(['黄', '橙', '红'])
    const first = await listDrops(ctx, { ...query, limit: 2 })
    const second = await listDrops(ctx, { ...query, limit: 2, cursor: first.nextCursor ?? '' })
    expect([first.rows.length, second.rows.map(({ name }) => name), second.nextCursor]).toEqual([2, ['黄'], null])
  })

  it('is narrowed to the customers of nobody, where the mark of theirs leads', async () => {
    const ctx = await company.contextAs('executive')
    const ownedBy = (id: number | null) =>
      company.db.execute(sql`update customer set owner_id = ${id}::int where id = ${ids['黄'] ?? 0}`)
    await ownedBy(null)
    expect((await listDrops(ctx, { ...query, owner: 'none' })).rows.map(({ name }) => name)).toEqual(['黄'])
    expect((await dropsByOwner(ctx)).map(({ owner, yellow }) => [owner?.name ?? null, yellow])).toContainEqual([null, 1])
    const chart = await readChart(ctx, 'drops-by-owner', {})
    const rows = chart.state === 'shown' ? chart.data.table.rows : []
    expect(rows.find(({ key }) => key === 'none')?.href).toBe('/analysis/drop?owner=none')
    const byApi = await company.api('GET', '/analysis/drops?owner=none', { key: await company.keyFor('executive') })
    expect(byApi.body.data.map((each: { customer: { name: string } }) => each.customer.name)).toEqual(['黄'])
    await ownedBy(company.users.salesXiaying.id)
    expect((await listDrops(ctx, { ...query, owner: 'none' })).rows).toEqual([])
  })

  it('is walked from one customer to the next, as far as one may see and the list holds', async () => {
    const beside = async (user: Parameters<typeof drops>[0], name: string, more: object = {}) => {
      const { previous, next } = await findDropNeighbours(await company.contextAs(user), { ...query, ...more }, ids[name] ?? 0)
      return [previous?.name ?? null, next?.name ?? null]
    }
    expect(await beside('executive', '红')).toEqual([null, '橙'])
    expect(await beside('executive', '橙')).toEqual(['红', '黄'])
    expect(await beside('executive', '橙', { sort: 'loss' })).toEqual(['黄', '红'])
    expect(await beside('executive', '黄', { sort: '-shortfall' })).toEqual(['橙', null])
    expect(await beside('executive', '橙', { level: 'orange' })).toEqual([null, null])
    expect(await beside('salesManager', '橙')).toEqual(['红', null])
    // Whoever is in no list has nobody beside them.
    expect(await beside('executive', '稳')).toEqual([null, null])
    await expect(beside('service', '红')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('answers programs the same', async () => {
    const answer = await company.api('GET', '/analysis/drops', { key: await company.keyFor('sales') })
    expect(answer.status).toBe(200)
    expect(answer.body.data).toMatchObject([
      {
        customer: { name: '红' },
        level: 'red',
        shipments: 84,
        loss_minor: 84_000,
        causes: ['breakage'],
        evidence: { damaged: 3, kind_ratio: null },
      },
    ])
  })

  it('follows the season: in a month of half the index, half is expected', async () => {
    const { db } = company
    await db.execute(sql`
      with made as (
        insert into season_kind (level, name, customers, shipments_per_month, weight, growth, levels, ordinary, festival, from_on, to_on, known)
        values ('kind', 'business', 8, 1000, 1, 1, array[1,1,1,1,1,1,1,1,1,1], 1, 1, '2025-10-01', '2026-08-01', true) returning id
      ) insert into season_month select id, m::date, case when m = '2026-07-01' then 0.5 else 1 end
        from made, generate_series('2025-10-01'::date, '2026-08-01', interval '1 month') m`)
    await keepDrops(await company.system(), asOf)
    // Of now 140 are expected, of the window before 4 + 12 average days: 84 of 140 is −40 %, 2 × 10 × … of the others lie above.
    const rows = await drops('executive')
    expect(rows.map(({ name, level, expected }) => [name, level, Math.round(expected)])).toEqual([['红', 'orange', 140]])
    await db.execute(sql`delete from season_kind`)
  })

  it('tells what each shipped in the same weeks of last year, and tells apart who ships no less', async () => {
    // The 28 days 52 weeks before are 5 July to 1 August 2025. Nothing is told of whoever began in them.
    await ship(ids['红'] ?? 0, '2025-07-01', '2025-08-20', 3)
    await ship(ids['橙'] ?? 0, '2025-07-05', '2025-08-20', 10)
    await ship(ids['黄'] ?? 0, '2025-07-06', '2025-08-20', 3)
    await keepDrops(await company.system(), asOf)
    const rows = await drops('executive')
    expect(rows.map(({ name, level, lastYear, belowLastYear }) => [name, level, lastYear, belowLastYear])).toEqual([
      ['红', 'red', 84, false],
      ['橙', 'orange', 280, true],
      ['黄', 'yellow', null, null],
    ])
    const ctx = await company.contextAs('executive')
    const names = async (lastYear: 'below' | 'not_below' | 'unknown') =>
      (await listDrops(ctx, { ...query, last_year: lastYear })).rows.map(({ name }) => name)
    expect([await names('below'), await names('not_below'), await names('unknown')]).toEqual([['橙'], ['红'], ['黄']])
    const key = await company.keyFor('executive')
    const { body } = await company.api('GET', '/analysis/drops?last_year=not_below', { key })
    expect(body.data).toMatchObject([{ level: 'red', last_year_shipments: 84, below_last_year: false }])
  })

  it('goes by the thresholds of the settings, keeps since when somebody is in it, and lets go who has come back', async () => {
    const { db } = company
    await db.execute(sql`update customer_drop set since = '2026-07-01'`)
    const ctx = await company.contextAs('administrator')
    expect(await getSetting(db, dropSetting)).toMatchObject({ yellow: 0.2, weeks: 2, min_shipments: 100 })
    await changeSetting(ctx, dropSetting, { version: 0, values: { yellow: 0.55, orange: 0.6, red: 0.65, weeks: 1 } })
    await keepDrops(await company.system(), asOf)
    expect((await drops('executive')).map(({ name, level, since }) => [name, level, since])).toEqual([
      ['红', 'red', '2026-07-01'],
    ])
    await expect(changeSetting(ctx, dropSetting, { version: 1, values: { yellow: 0.7 } })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})

describe('a drop of a customer that loses money', () => {
  it('is told apart by its true profit of twelve months, filtered and sorted by it; of whose costs nothing is known, nobody can say', async () => {
    const { db } = company
    const system = await company.system()
    await db.execute(sql`delete from company_setting where key = 'analysis.drop'`)
    // Each waybill brings 4.00: at a cost of 5.00 it loses, at 1.00 it leaves 3.00, and of 黄 no cost is known.
    const cost = (name: string, minor: number) =>
      db.execute(sql`update waybill set cost_minor = ${minor}::bigint where customer_id = ${ids[name] ?? 0}`)
    await cost('红', 500)
    await cost('橙', 100)
    await keepProfits(system, asOf)
    await keepDrops(system, asOf)
    const ctx = await company.contextAs('executive')
    const names = async (more: object) => (await listDrops(ctx, { ...query, ...more })).rows.map(({ name }) => name)
    const [red, orange, yellow] = await drops('executive')
    expect([red?.name, orange?.name, yellow?.name]).toEqual(['红', '橙', '黄'])
    expect(red?.profitMinor).toBeLessThan(0)
    expect(orange?.profitMinor).toBeGreaterThan(0)
    expect(yellow?.profitMinor).toBeNull()
    expect(await names({ profit: 'loss' })).toEqual(['红'])
    expect(await names({ profit: 'no_loss' })).toEqual(['橙'])
    expect(await names({ profit: 'unknown' })).toEqual(['黄'])
    expect(await names({ profit: 'no_loss', last_year: 'below' })).toEqual(['橙'])
    expect(await names({ sort: 'profit' })).toEqual(['红', '橙', '黄'])
    // 红 ships what it did last year, and at a loss: its 840.00 a month are in both. The manager of Hangzhou has none of them.
    const lighter = { notBelow: 1, notBelowMinor: 84_000, atLoss: 1, atLossMinor: 84_000 }
    expect(await sumLighterDropsWithin(ctx)).toEqual(lighter)
    expect(await sumLighterDropsWithin(ctx, { seen: true })).toMatchObject({ notBelow: 0, atLoss: 0, atLossMinor: 0 })
    const elsewhere = await sumLighterDropsWithin(await company.contextAs('salesHangzhou'))
    expect(elsewhere).toMatchObject({ notBelow: 0, notBelowMinor: 0, atLoss: 0 })
    const first = await listDrops(ctx, { ...query, sort: 'profit', limit: 1 })
    expect((await listDrops(ctx, { ...query, sort: 'profit', limit: 5, cursor: first.nextCursor ?? '' })).rows).toHaveLength(2)
    const answer = await company.api('GET', '/analysis/drops?profit=loss', { key: await company.keyFor('executive') })
    expect(answer.body.data).toMatchObject([{ customer: { name: '红' }, profit_minor: red?.profitMinor }])
  })
})
