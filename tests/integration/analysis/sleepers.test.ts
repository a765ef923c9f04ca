import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { handOutSleepers, markSleepersSeen, takeSleepersBack } from '#lib/analysis/sleepers/hand-out'
import { keepSleepers } from '#lib/analysis/sleepers/keep'
import { getSleeperFigures, listSleepers, sleeperOf } from '#lib/analysis/sleepers/service'
import { sleeperSetting } from '#lib/analysis/sleepers/settings'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

// Today is Wednesday 25 November 2026; the list is as of the 24th, and lost is whose last shipment lies before 28 May.
const now = new Date('2026-11-25T04:00:00Z')
const last = '2026-10-25'
let company: TestCompany
const ids: Record<string, number> = {}
const idOf = (name: string) => ids[name] ?? 0
const as = (user: UserKey, at = now) => company.contextAs(user, at)
const keep = async () => keepSleepers(await as('administrator'))
const query = { limit: 50, sort: '-revenue' as const }
const rowsOf = async (user: UserKey, more: object = {}) => (await listSleepers(await as(user), { ...query, ...more })).rows
const names = async (user: UserKey, more: object = {}) => (await rowsOf(user, more)).map(({ name }) => name)

/** So many waybills a day of one piece, from one day on up to and with another. */
async function ship(
  id: number,
  from: string,
  to: string,
  each: { perDay?: number; freight: number; list?: number; cost?: number | null },
) {
  await company.db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, pieces, freight_minor, list_freight_minor, cost_minor, currency, status)
    select 'S-' || ${id}::int || '-' || d || '-' || n, ${id}::int, (d + time '12:00') at time zone 'Asia/Shanghai', d, 1, ${each.freight}::bigint, ${each.list ?? null}::bigint,
      ${each.cost ?? null}::bigint, 'CNY', 'delivered'
    from generate_series(${from}::date, ${to}::date, interval '1 day') g (t) cross join lateral (select g.t::date as d) x cross join generate_series(1, ${each.perDay ?? 1}::int) n`)
}

async function sleep(name: string, state: string, more: Parameters<typeof insertCustomer>[1] = {}): Promise<number> {
  const id = await insertCustomer(company.db, { name, externalId: name, ...more })
  ids[name] = id
  await company.db.execute(sql`update customer_standing set dormancy_class = ${state} where customer_id = ${id}`)
  return id
}
const shipped = (id: number, on = last) =>
  company.db.execute(sql`update customer_standing set last_shipping_on = ${on}::date where customer_id = ${id}`)

beforeAll(async () => {
  company = await openTestCompany()
  const { users, outlets, db } = company
  const mine = { ownerId: users.sales.id, outletId: outlets.shounan }
  // 100 days of 10.00 at a cost of 8.00: 1,000.00 and 200.00. Two of the last were damaged.
  const broken = await sleep('破', 'drowsy', mine)
  await ship(broken, '2026-07-18', last, { freight: 1_000, cost: 800 })
  await db.execute(sql`update waybill set damaged = true where customer_id = ${broken} and accepted_on >= '2026-10-24'`)
  // 56 days at 12.00 and the 183 before them at 10.00, of a list price of 15.00: 56 × 12.00 + 183 × 10.00 = 2,502.00, of which no cost is known.
  const dearer = await sleep('贵', 'half_asleep', { ownerId: users.salesColleague.id, outletId: outlets.shounan })
  await ship(dearer, '2026-08-31', last, { freight: 1_200, list: 1_500 })
  await ship(dearer, '2026-03-01', '2026-08-30', { freight: 1_000, list: 1_500 })
  // 20 × 100.00 at a cost of 110.00: 2,000.00 and −200.00. It shipped nothing from 26 October on in the year before either.
  const loser = await sleep('亏', 'asleep', mine)
  await ship(loser, '2026-10-06', last, { freight: 10_000, cost: 11_000 })
  await ship(loser, '2025-09-01', '2025-09-01', { freight: 10_000 })
  const little = await sleep('小', 'asleep', { ownerId: users.salesHangzhou.id })
  await ship(little, last, last, { freight: 50_000, cost: 10_000 })
  for (const id of [broken, dearer, loser, little]) await shipped(id)
  // Awake · lost by the threshold · lost because it said so · merged away: in no list of sleepers.
  await shipped(await sleep('醒', 'awake', mine))
  await shipped(await sleep('流失', 'asleep', mine), '2026-05-27')
  const said = await sleep('说了', 'asleep', mine)
  await shipped(said)
  await db.execute(sql`
    insert into customer_loss (customer_id, last_shipping_on, lost_on, stated, currency, revenue_minor, margin_minor, complete)
    values (${said}, ${last}::date, '2026-11-01', true, 'CNY', 0, 0, false)`)
  const archived = await sleep('归档', 'asleep', mine)
  await shipped(archived)
  await db.execute(sql`update customer set archived_at = now() where id = ${archived}`)
  await keep()
})
afterAll(() => company.close())

describe('the list of sleepers', () => {
  it('has whom it should, by what losing them would cost, with the cause and whether it is worth it', async () => {
    const rows = await rowsOf('administrator')
    expect(
      rows.map(({ name, level, revenueMinor, marginMinor, causes, worth }) => [
        name,
        level,
        revenueMinor,
        marginMinor,
        causes,
        worth,
      ]),
    ).toEqual([
      ['贵', 'half_asleep', 250_200, null, ['price'], 'worth'],
      ['亏', 'asleep', 200_000, -20_000, ['season'], 'negative'],
      ['破', 'drowsy', 100_000, 20_000, ['breakage'], 'worth'],
      ['小', 'asleep', 50_000, 40_000, [], 'little'],
    ])
    expect(rows[0]?.evidence).toMatchObject({ priceBefore: 1_000, priceNow: 1_200, silentDays: 30 })
    // 1 − 10 ÷ 15 and 1 − 12 ÷ 15.
    expect(rows[0]?.evidence.discountBefore).toBeCloseTo(1 / 3, 9)
    expect(rows[0]?.evidence.discountNow).toBeCloseTo(0.2, 9)
    expect(rows.map(({ wakeUp }) => wakeUp)).toEqual([{ way: 'call_and_visit', days: 5 }, null, { way: 'call', days: 3 }, null])
    expect(rows[1]?.evidence).toMatchObject({ sameDaysLastYear: 0 })
    expect(rows[2]?.evidence).toMatchObject({ damaged: 2, sameDaysLastYear: null })
  })

  it('shows each reader those within reach, and is narrowed by cause, class and worth', async () => {
    expect(await names('sales')).toEqual(['亏', '破'])
    expect(await names('salesManager')).toEqual(['贵', '亏', '破'])
    expect(await names('administrator', { cause: 'unknown' })).toEqual(['小'])
    expect(await names('administrator', { worth: 'worth' })).toEqual(['贵', '破'])
    expect(await names('administrator', { state: 'asleep', sort: 'revenue' })).toEqual(['小', '亏'])
    expect(await sleeperOf(await as('sales'), idOf('贵'))).toBeNull()
    await expect(listSleepers(await as('service'), query)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('adds up by cause, each customer once', async () => {
    const figures = await getSleeperFigures(await as('administrator'), {})
    expect(figures).toMatchObject({ asOf: '2026-11-24', all: { customers: 4, revenueMinor: 600_200, marginMinor: 40_000 } })
    expect(figures.causes.map(({ cause, customers, revenueMinor }) => [cause, customers, revenueMinor])).toEqual([
      ['price', 1, 250_200],
      ['season', 1, 200_000],
      ['breakage', 1, 100_000],
      ['unknown', 1, 50_000],
    ])
    expect(figures.causes[0]?.share).toBeCloseTo(2_502 / 6_002, 9)
    expect(figures.worths.map(({ worth, customers }) => [worth, customers])).toEqual([
      ['worth', 2],
      ['negative', 1],
      ['little', 1],
    ])
    expect((await getSleeperFigures(await as('salesXiaying'), {})).all.customers).toBe(0)
  })

  it('is what programs read', async () => {
    const key = await company.keyFor('administrator')
    const { body } = await company.api('GET', '/analysis/sleepers?cause=price', { key })
    expect(body.data).toMatchObject([
      { customer: { external_id: '贵' }, state: 'half_asleep', revenue_minor: 250_200, margin_minor: null, wake_up: { days: 5 } },
    ])
    const { body: figures } = await company.api('GET', '/analysis/sleeper-figures', { key })
    expect(figures).toMatchObject({ currency: 'CNY', all: { customers: 4 }, causes: [{ cause: 'price' }, {}, {}, {}] })
  })
})

describe('handing sleepers out', () => {
  it('gives each to whoever owns it, due by its class, once while the task is open', async () => {
    const manager = await as('executive')
    const customers = [idOf('贵'), idOf('破'), idOf('亏')]
    expect(await handOutSleepers(manager, { customers })).toMatchObject({ made: 3 })
    expect(await handOutSleepers(manager, { customers })).toMatchObject({ made: 0, already: 3 })
    const tasks = await company.db.rows(
      z.object({ name: z.string(), due: z.string(), title: z.string() }),
      sql`
      select c.name, (t.due_at at time zone 'Asia/Shanghai')::date::text as due, t.title from task t join customer c on c.id = t.customer_id
      where t.origin = 'sleeper' order by t.id`,
    )
    // Working days after Wednesday the 25th: the fifth is Wednesday 2 December, the third Monday 30 November, the tenth Wednesday 9 December.
    expect(tasks.map(({ name, due }) => [name, due])).toEqual([
      ['贵', '2026-12-02'],
      ['破', '2026-11-30'],
      ['亏', '2026-12-09'],
    ])
    expect(tasks[1]?.title).toContain('瞌睡')
    expect(await names('administrator', { handed_out: false })).toEqual(['小'])
  })

  it('reaches no further than the reader', async () => {
    await expect(handOutSleepers(await as('sales'), { customers: [idOf('贵')] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(handOutSleepers(await as('sales'), { customers: [idOf('醒')] })).rejects.toMatchObject({ code: 'not_found' })
  })
})

it('one that is seen is let be until it sleeps deeper', async () => {
  const input = { customers: [idOf('破')] }
  expect(await markSleepersSeen(await as('salesManager'), { ...input, reason: 'known' })).toEqual({ count: 1 })
  expect(await names('administrator', { seen: true })).toEqual(['破'])
  await company.db.execute(sql`update customer_sleeper set level = 2 where customer_id = ${idOf('破')}`)
  expect(await names('administrator', { seen: true })).toEqual([])
  await keep()
  expect(await names('administrator', { seen: true })).toEqual(['破'])
  expect(await takeSleepersBack(await as('salesManager'), input)).toEqual({ count: 1 })
  expect(await names('administrator', { seen: true })).toEqual([])
})

it('whoever wakes leaves the list, who stays keeps the day since when, and the rule follows the setting', async () => {
  await company.db.execute(sql`update customer_standing set dormancy_class = 'awake' where customer_id = ${idOf('亏')}`)
  await company.db.execute(sql`update customer_sleeper set since = '2026-11-01'`)
  await changeSetting(await as('administrator'), sleeperSetting, { version: 0, values: { min_revenue: 500, min_margin: 300 } })
  await keep()
  const rows = await rowsOf('administrator')
  expect(rows.map(({ name, worth, since }) => [name, worth, since])).toEqual([
    ['贵', 'worth', '2026-11-01'],
    ['破', 'little', '2026-11-01'],
    ['小', 'worth', '2026-11-01'],
  ])
})
