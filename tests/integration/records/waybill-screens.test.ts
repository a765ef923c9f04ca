import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addDays } from '#lib/core/day'
import { sql } from '#lib/platform/db/sql'
import { listPage } from '#lib/platform/list/list-page'
import { changeSetting } from '#lib/platform/settings/settings'
import type { WaybillQuery } from '#lib/records/waybills/browse'
import {
  countIssues,
  countWaybillViews,
  findWaybillNeighbours,
  listWaybillViews,
  periodOfList,
} from '#lib/records/waybills/browse'
import type { Issue } from '#lib/records/waybills/issue'
import { promiseState, stillHours } from '#lib/records/waybills/issue'
import { briefList } from '#lib/records/waybills/list'
import { findNumber, lookUpWaybills } from '#lib/records/waybills/lookup'
import { briefRow } from '#lib/records/waybills/repository'
import { getWaybillCard, listWaybills } from '#lib/records/waybills/service'
import { stillSetting } from '#lib/records/waybills/settings'
import type { WaybillStatus } from '#lib/records/waybills/status'
import { WAYBILL_STATUSES } from '#lib/records/waybills/status'
import { listUnderWay } from '#lib/records/waybills/under-way'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { mergeInto } from './relations-company.ts'

const now = new Date('2026-06-15T04:00:00Z')
const today = '2026-06-15'
const HOUR_MS = 3_600_000
const shipped = { moving: 24, held: 48, waiting: 72 }
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)

let company: TestCompany
const customers: Record<string, number> = {}

interface Given {
  no: string
  customer?: string
  outlet?: keyof TestCompany['outlets'] | null
  accepted?: Date
  status?: WaybillStatus
  promised?: Date | null
  delivered?: Date | null
  event?: Date | null
  product?: string
  destination?: string
  damaged?: boolean
  lost?: boolean
  insured?: number
  returnOf?: string
}

async function waybill(given: Given): Promise<void> {
  const accepted = given.accepted ?? ago(48)
  await company.db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, product, currency, freight_minor, cost_minor, status, promised_at,
      delivered_at, origin_region, destination_region, damaged, lost, insured_value_minor, return_of)
    values (${given.no}, ${customers[given.customer ?? 'own'] ?? 0}, ${accepted}::timestamptz, (${accepted}::timestamptz at time zone 'Asia/Shanghai')::date,
      ${given.outlet === null ? null : company.outlets[given.outlet ?? 'shounan']}, ${given.product ?? 'standard'}, 'CNY', 1234, 1000,
      ${given.status ?? 'in_transit'}, ${given.promised ?? null}::timestamptz, ${given.delivered ?? null}::timestamptz, '330200',
      ${given.destination ?? '310100'}, ${given.damaged ?? false}, ${given.lost ?? false}, ${given.insured ?? null}::bigint, ${given.returnOf ?? null})`)
  if (given.event !== undefined && given.event !== null) await event(given.no, given.event, given.status ?? 'in_transit')
}

async function event(no: string, at: Date, status: string, text: string | null = null): Promise<void> {
  await company.db.execute(sql`
    insert into tracking_event (waybill_no, occurred_at, provider, code, status, text, outlet_id)
    values (${no}, ${at}::timestamptz, 'kuaidi100', ${status}, ${status}, ${text}, ${company.outlets.shounan})`)
}

const numbers = async (user: UserKey, query: WaybillQuery): Promise<string[]> =>
  (await listWaybillViews(await company.contextAs(user, now), query)).rows.map(({ waybillNo }) => waybillNo)

beforeAll(async () => {
  company = await openTestCompany()
  const { users, outlets } = company
  customers.own = await insertCustomer(company.db, { externalId: 'OWN', ownerId: users.sales.id, outletId: outlets.shounan })
  customers.branch = await insertCustomer(company.db, { externalId: 'BR', ownerId: users.sales.id, outletId: outlets.shounan })
  customers.xiaying = await insertCustomer(company.db, {
    externalId: 'XY',
    ownerId: users.salesXiaying.id,
    outletId: outlets.xiaying,
  })
  customers.far = await insertCustomer(company.db, {
    externalId: 'FAR',
    name: '王建军',
    kind: 'consumer',
    ownerId: users.salesHangzhou.id,
    outletId: outlets.xihu,
  })
  await mergeInto(company, customers.branch, customers.own)
  await waybill({ no: 'A-0000001', accepted: ago(30), event: ago(29), promised: ago(-20) })
  await waybill({ no: 'A-0000002', accepted: ago(60), event: ago(50), promised: ago(10), product: 'express' })
  await waybill({ no: 'A-0000003', accepted: ago(90), status: 'delivered', promised: ago(40), delivered: ago(35) })
  await waybill({
    no: 'A-0000004',
    accepted: ago(110),
    status: 'delivered',
    promised: ago(40),
    delivered: ago(45),
    damaged: true,
    insured: 500,
  })
  await waybill({
    no: 'B-0000001',
    customer: 'branch',
    accepted: ago(140),
    event: ago(139),
    lost: true,
    insured: 90_000,
    destination: '440300',
  })
  await waybill({
    no: 'X-0000001',
    customer: 'xiaying',
    outlet: 'xiaying',
    accepted: ago(20),
    event: ago(19),
    damaged: true,
    insured: 70_000,
  })
  await waybill({ no: 'F-0000001', customer: 'far', outlet: 'xihu', accepted: ago(70), status: 'exception', event: ago(5) })
  await waybill({
    no: 'F-0000002',
    customer: 'far',
    outlet: null,
    accepted: ago(24 * 40),
    status: 'in_transit',
    event: ago(24 * 39),
  })
  await company.db.execute(sql`analyze waybill`)
})
afterAll(() => company.close())

describe('what is under way for a customer', () => {
  it('is past its promise, or stands still, or is on its way: what has come to an end is not in it', async () => {
    const ctx = await company.contextAs('sales', now)
    const numbersOf = (rows: readonly { waybillNo: string }[]) => rows.map(({ waybillNo }) => waybillNo)
    const { rows, more } = await listUnderWay(ctx, customers.own ?? 0, 6)
    const found = numbersOf(rows)
    // A-0000002 was promised ten hours ago; A-0000003 and A-0000004 have been delivered, B-0000001 of the merged customer is lost.
    expect(found[0]).toBe('A-0000002')
    expect(found).toContain('A-0000001')
    for (const ended of ['A-0000003', 'A-0000004', 'B-0000001']) expect(found).not.toContain(ended)
    expect(more).toBe(false)
    expect(await listUnderWay(ctx, customers.own ?? 0, 1)).toMatchObject({ rows: [{ waybillNo: 'A-0000002' }], more: true })
    expect((await listUnderWay(await company.contextAs('salesHangzhou', now), customers.own ?? 0, 6)).rows).toEqual([])
  })
})

describe('the list of waybills on a screen', () => {
  it('holds 31 days of customers in scope, the latest first', async () => {
    expect(await numbers('administrator', {})).toEqual([
      'X-0000001',
      'A-0000001',
      'A-0000002',
      'F-0000001',
      'A-0000003',
      'A-0000004',
      'B-0000001',
    ])
    expect(await numbers('sales', {})).toEqual(['A-0000001', 'A-0000002', 'A-0000003', 'A-0000004', 'B-0000001'])
    expect(await numbers('sales', { sort: 'accepted_on', falling: false, limit: 2 })).toEqual(['B-0000001', 'A-0000004'])
  })

  it('of an outlet holds what was accepted there and below it, of customers in scope', async () => {
    expect(await numbers('administrator', { outlet: { id: company.outlets.yinzhou } })).toEqual([
      'X-0000001',
      'A-0000001',
      'A-0000002',
      'A-0000003',
      'A-0000004',
      'B-0000001',
    ])
    expect(await numbers('sales', { outlet: { id: company.outlets.xiaying } })).toEqual([])
  })

  it('of a customer, and of a number, is of all days', async () => {
    const ctx = await company.contextAs('administrator', now)
    expect(await numbers('administrator', { customer: { id: customers.far ?? 0 } })).toEqual(['F-0000001', 'F-0000002'])
    expect(await numbers('administrator', { q: 'F-000000' })).toEqual(['F-0000001', 'F-0000002'])
    expect(await numbers('administrator', { q: 'f-000000' })).toEqual(['F-0000001', 'F-0000002'])
    expect(periodOfList(ctx, { q: 'F-000000' })).toBeNull()
    expect(await numbers('sales', { q: 'F-000000' })).toEqual([])
    expect(await numbers('sales', { customer: { id: customers.branch ?? 0 }, issue: 'lost' })).toEqual(['B-0000001'])
  })

  it('takes group of statuses, product, province, first and last day', async () => {
    expect(await numbers('administrator', { status: 'delivered' })).toEqual(['A-0000003', 'A-0000004'])
    expect(await numbers('administrator', { status: 'returning' })).toEqual([])
    expect(await numbers('administrator', { product: 'express' })).toEqual(['A-0000002'])
    expect(await numbers('administrator', { destination: '440000' })).toEqual(['B-0000001'])
    expect(await numbers('administrator', { destination: '440300' })).toEqual(['B-0000001'])
    expect(await numbers('administrator', { from: addDays(today, -1), through: addDays(today, -1) })).toEqual([
      'X-0000001',
      'A-0000001',
    ])
  })

  it('lists what stands still by how long, what is overdue by how much, what is broken or lost by its value', async () => {
    expect(await numbers('administrator', { issue: 'still' })).toEqual(['A-0000002', 'A-0000001'])
    expect(await numbers('administrator', { issue: 'overdue' })).toEqual(['A-0000002'])
    expect(await numbers('administrator', { issue: 'late' })).toEqual(['A-0000003'])
    expect(await numbers('administrator', { issue: 'damaged' })).toEqual(['X-0000001', 'A-0000004'])
    expect(await numbers('administrator', { issue: 'lost' })).toEqual(['B-0000001'])
    expect(await numbers('administrator', { issue: 'any' })).toEqual([
      'X-0000001',
      'A-0000001',
      'A-0000002',
      'F-0000001',
      'A-0000004',
      'B-0000001',
    ])
  })

  it('is read to its end in pages of any size and back, without a waybill missing or twice', async () => {
    const ctx = await company.contextAs('administrator', now)
    for (const query of [{}, { issue: 'still' as const }, { q: 'A-000000' }, { issue: 'any' as const }]) {
      const whole = await numbers('administrator', query)
      const found: string[] = []
      let last: Awaited<ReturnType<typeof listWaybillViews>> | undefined
      for (let cursor: string | null | undefined; cursor !== null; ) {
        last = await listWaybillViews(ctx, { ...query, limit: 1, ...(cursor === undefined ? {} : { cursor }) })
        found.push(...last.rows.map(({ waybillNo }) => waybillNo))
        cursor = last.nextCursor
      }
      expect(found).toEqual(whole)
      const all = (await listWaybillViews(ctx, { ...query, limit: 50 })).rows
      for (const [place, row] of all.entries()) {
        const { previous, next } = await findWaybillNeighbours(ctx, query, row.id)
        expect([previous?.id, next?.id], row.waybillNo).toEqual([all[place - 1]?.id, all[place + 1]?.id])
      }
      const before = await listWaybillViews(ctx, { ...query, limit: 50, cursor: last?.previousCursor ?? '' })
      expect(before.rows.map(({ waybillNo }) => waybillNo)).toEqual(whole.slice(0, -1))
    }
  })

  it('is counted, and so are its issues, within scope', async () => {
    const counted = async (user: UserKey, query: WaybillQuery = {}) =>
      (await countIssues(await company.contextAs(user, now), query)).map(({ found }) => found.count)
    expect(await counted('administrator')).toEqual([2, 1, 2, 1])
    expect(await counted('administrator', { issue: 'lost', product: 'express' })).toEqual([1, 1, 0, 0])
    expect(await counted('salesHangzhou')).toEqual([0, 0, 0, 0])
    expect(await countWaybillViews(await company.contextAs('sales', now), {})).toEqual({ count: 5, more: false })
  })

  it('masks a person, and says how each stands', async () => {
    const { rows } = await listWaybillViews(await company.contextAs('administrator', now), {
      customer: { id: customers.far ?? 0 },
    })
    expect(rows[0]).toMatchObject({ waybillNo: 'F-0000001', customerName: '王**', stillHours: null, outletName: '西湖营业部' })
    expect(rows[1]).toMatchObject({ waybillNo: 'F-0000002', stillHours: 24 * 39, outletName: null })
  })
})

describe('the statement that finds an issue', () => {
  it('agrees with the rule on every status, at every edge', async () => {
    const edges = [23.9, 24.1, 47.9, 48.1, 71.9, 72.1]
    let made = 0
    for (const status of WAYBILL_STATUSES)
      for (const hours of edges)
        for (const lost of [false, true]) {
          made += 1
          const delivered = status === 'delivered' ? ago(hours) : null
          const no = `EDGE-${String(made).padStart(7, '0')}`
          await waybill({
            no,
            customer: 'xiaying',
            accepted: ago(200),
            status,
            lost,
            event: ago(hours),
            promised: ago(hours - 48),
            delivered,
          })
        }
    const those = { q: 'EDGE-000', limit: 200 }
    const { rows } = await listWaybillViews(await company.contextAs('administrator', now), those)
    expect(rows).toHaveLength(made)
    const named = (found: typeof rows) => found.map(({ waybillNo }) => waybillNo).sort()
    const still = named(rows.filter((row) => stillHours(row, now, shipped) !== null))
    const overdue = named(rows.filter((row) => promiseState(row, now).kind === 'overdue'))
    expect(still.length).toBeGreaterThan(20)
    expect(overdue.length).toBeGreaterThan(20)
    const listed = async (issue: Issue) => (await numbers('administrator', { ...those, issue })).sort()
    expect(await listed('still')).toEqual(still)
    expect(await listed('overdue')).toEqual(overdue)
    await company.db.execute(sql`delete from tracking_event where waybill_no like 'EDGE-%'`)
    await company.db.execute(sql`delete from waybill where waybill_no like 'EDGE-%'`)
  })
})

describe('how long a waybill may stand still', () => {
  it('is the company’s to set: list, counts, card and pasted numbers go by it at once', async () => {
    await waybill({ no: 'STILL-01', accepted: ago(60), status: 'in_transit', event: ago(30) })
    await waybill({ no: 'STILL-02', accepted: ago(60), status: 'customs', event: ago(50) })
    const ctx = await company.contextAs('administrator', now)
    const still = async () => {
      const asked = { q: 'STILL-0', limit: 200 }
      const [{ found } = { found: { count: -1 } }] = await countIssues(ctx, { q: 'STILL-01', issue: 'damaged' })
      return {
        listed: (await numbers('administrator', { ...asked, q: 'STILL-01', issue: 'still' })).concat(
          await numbers('administrator', { ...asked, q: 'STILL-02', issue: 'still' }),
        ),
        any: await numbers('administrator', { ...asked, q: 'STILL-02', issue: 'any' }),
        counted: found.count,
        card: [await getWaybillCard(ctx, 'STILL-01'), await getWaybillCard(ctx, 'STILL-02')].map(
          ({ stillHours: hours }) => hours,
        ),
        pasted: (await lookUpWaybills(ctx, 'STILL-01 STILL-02')).map((each) => each.waybill?.stillHours),
      }
    }
    expect(await still()).toEqual({ listed: ['STILL-01'], any: [], counted: 1, card: [30, null], pasted: [30, null] })
    await changeSetting(ctx, stillSetting, { version: 0, values: { moving: 36, waiting: 48 } })
    expect(await still()).toEqual({ listed: ['STILL-02'], any: ['STILL-02'], counted: 0, card: [null, 50], pasted: [null, 50] })
    await changeSetting(ctx, stillSetting, { version: 1, values: shipped })
    await company.db.execute(sql`delete from tracking_event where waybill_no like 'STILL-%'`)
    await company.db.execute(sql`delete from waybill where waybill_no like 'STILL-%'`)
  })
})

describe('whichever way a list is read', () => {
  const filters: Omit<WaybillQuery, 'q'>[] = [
    {},
    { status: 'moving' },
    { product: 'standard', destination: '310000' },
    { issue: 'still' },
    { issue: 'overdue' },
    { issue: 'late' },
    { issue: 'any' },
    { issue: 'damaged' },
  ]
  const users: UserKey[] = ['sales', 'salesXiaying', 'salesHangzhou', 'serviceManager', 'outlet', 'administrator']

  it.each(users)('customer by customer or day by day, %s sees the same', async (user) => {
    const ctx = await company.contextAs(user, now)
    const scope = ctx.actor.permissions['waybill:read'] ?? { kind: 'all' as const }
    for (const { status: _status, issue, ...filter } of filters)
      for (const ids of [undefined, [company.outlets.shounan, company.outlets.xihu]]) {
        const read = async (few: boolean) => {
          const request = briefList(
            ctx,
            { scope, few },
            {
              ...filter,
              issue: issue === undefined ? undefined : { name: issue, stillAfter: shipped },
              from: '2026-05-01',
              to: '2026-06-16',
              outlet: ids === undefined ? undefined : { ids },
            },
            { sort: 'accepted_on', falling: true, limit: 100, cursor: undefined, asked: {} },
          )
          return (await listPage(ctx.db, briefRow, request, now)).rows.map(({ waybillNo }) => waybillNo)
        }
        if (scope.kind === 'some') expect(await read(true), JSON.stringify({ filter, ids })).toEqual(await read(false))
        expect((await read(false)).length).toBeLessThanOrEqual(8)
      }
  })
})

describe('pasted numbers', () => {
  it('are answered in their order, each once, in any letters; what is out of scope is not there', async () => {
    const found = await lookUpWaybills(await company.contextAs('sales', now), 'a-0000003, F-0000001; A-0000001\nA-0000003 NO-1')
    expect(found.map(({ number, waybill: one }) => [number, one?.waybillNo ?? null])).toEqual([
      ['a-0000003', 'A-0000003'],
      ['F-0000001', null],
      ['A-0000001', 'A-0000001'],
      ['NO-1', null],
    ])
    expect(found[0]?.waybill).toMatchObject({ status: 'delivered', promise: { kind: 'late', hours: 5 } })
  })

  it('are a number at least and five hundred at most', async () => {
    const ctx = await company.contextAs('sales', now)
    await expect(lookUpWaybills(ctx, '没有')).rejects.toMatchObject({ issues: [{ name: 'numbers', code: 'no_waybill_number' }] })
    const many = (count: number) => Array.from({ length: count }, (_, place) => `N${place}`).join(' ')
    expect(await lookUpWaybills(ctx, many(500))).toHaveLength(500)
    await expect(lookUpWaybills(ctx, many(501))).rejects.toMatchObject({ issues: [{ code: 'too_many_numbers' }] })
  })

  it('a whole number is found for whoever may see it', async () => {
    expect(await findNumber(await company.contextAs('sales', now), ' a-0000001 ')).toBe('A-0000001')
    expect(await findNumber(await company.contextAs('sales', now), 'F-0000001')).toBeNull()
    expect(await findNumber(await company.contextAs('sales', now), 'A-000000')).toBeNull()
  })
})

describe('the page of a waybill', () => {
  it('shows its events from the latest on, and names for codes', async () => {
    await event('A-0000001', ago(2), 'out_for_delivery', '派件员 19900001234')
    const card = await getWaybillCard(await company.contextAs('sales', now), 'A-0000001')
    expect(card.events.map(({ status, text, outletName }) => [status, text, outletName])).toEqual([
      ['out_for_delivery', '派件员 199******34', '首南营业部'],
      ['in_transit', null, '首南营业部'],
    ])
  })

  it('is not there for whoever may not see the customer', async () => {
    await expect(getWaybillCard(await company.contextAs('sales', now), 'F-0000001')).rejects.toMatchObject({ code: 'not_found' })
    await expect(getWaybillCard(await company.contextAs('sales', now), 'A\u0000')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leads to what it brings back, and to what brings it back, within scope', async () => {
    await waybill({ no: 'R-0000001', returnOf: 'A-0000003' })
    await waybill({ no: 'R-0000002', returnOf: 'F-0000001' })
    const sales = await company.contextAs('sales', now)
    expect((await getWaybillCard(sales, 'A-0000003')).returns).toEqual(['R-0000001'])
    expect(await getWaybillCard(sales, 'R-0000001')).toMatchObject({ returnOf: 'A-0000003', returnOfInScope: true })
    expect(await getWaybillCard(sales, 'R-0000002')).toMatchObject({ returnOf: 'F-0000001', returnOfInScope: false })
  })
})

describe('what a waybill cost', () => {
  const costRow = z.object({ waybillNo: z.string(), costMinor: z.number().nullable() })
  const costs = async (user: UserKey) => {
    const ctx = await company.contextAs(user, now)
    const { rows } = await listWaybills(ctx, { customer: String(customers.own), limit: 50, sort: '-accepted_on' })
    return new Set(rows.map((row) => costRow.parse(row).costMinor))
  }

  it('is for whoever may read the analysis of its customer, in list and page alike', async () => {
    for (const user of ['sales', 'outlet', 'finance', 'executive'] as const) {
      expect(await costs(user), user).toEqual(new Set([1000]))
      const card = await getWaybillCard(await company.contextAs(user, now), 'A-0000003')
      expect(card, user).toMatchObject({ seesCosts: true, costMinor: 1000, marginMinor: 234 })
    }
    for (const user of ['service', 'claims'] as const) {
      expect(await costs(user), user).toEqual(new Set([null]))
      const card = await getWaybillCard(await company.contextAs(user, now), 'A-0000003')
      expect(card, user).toMatchObject({ seesCosts: false, costMinor: null, marginMinor: null, freightMinor: 1234 })
    }
  })

  it('reaches as far as the analysis does, not as far as the waybills', async () => {
    const ctx = await company.contextAs('service', now)
    const ownOnly = { kind: 'some' as const, ownerIds: [company.users.sales.id], outletIds: [], collaboratorId: null }
    const both = { ...ctx, actor: { ...ctx.actor, permissions: { ...ctx.actor.permissions, 'analysis:read': ownOnly } } }
    expect(await getWaybillCard(both, 'A-0000003')).toMatchObject({ seesCosts: true, costMinor: 1000 })
    expect(await getWaybillCard(both, 'X-0000001')).toMatchObject({ seesCosts: false, costMinor: null })
  })
})
