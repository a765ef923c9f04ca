import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { figureCalls } from './figure-calls.ts'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany } from './small-company.ts'

let company: SmallCompany
const { figure, refused } = figureCalls(() => company)
const closeTo = (value: number) => expect.closeTo(value, 12)
const query = 'from=2024-03-05&to=2024-06-20&as_of=2024-06-19'
let other: number
beforeAll(async () => {
  company = await openSmallCompany()
  const { db, users } = company
  const mine = await insertCustomer(db, { name: '张三丰', kind: 'consumer', externalId: 'T1', ownerId: users.sales.id })
  const merged = await insertCustomer(db, { externalId: 'T2' })
  other = await insertCustomer(db, { name: '鄞州五金', externalId: 'T3' })
  await db.execute(sql`update customer set root_id = ${mine} where id = ${merged}`)
  await db.execute(sql`update customer set archived_at = now() where id = ${other}`)
  const ship = (
    customerId: number,
    acceptedOn: string,
    product: string | null,
    promisedAt: string | null,
    deliveredAt: string | null,
    more = {},
  ) => insertWaybill(db, { customerId, acceptedOn, product, promisedAt, deliveredAt, destinationRegion: '330200', ...more })
  // At the promised instant, and a second late: a whole month (April) and both broken ones.
  await ship(mine, '2024-03-05', '特快', '2024-03-07T10:00:00+08:00', '2024-03-07T10:00:00+08:00')
  await ship(merged, '2024-04-15', '特快', '2024-04-17T10:00:00+08:00', '2024-04-17T10:00:01+08:00')
  await ship(mine, '2024-04-30', null, '2024-05-02T10:00:00+08:00', '2024-05-01T10:00:00+08:00', { currency: 'USD' })
  // Not delivered: due with the last instant of as_of, due with the next one, nothing promised, cancelled.
  await ship(other, '2024-06-18', '特惠', '2024-06-19T23:59:59.999+08:00', null)
  await ship(other, '2024-06-19', '特惠', '2024-06-20T00:00:00+08:00', null)
  await ship(other, '2024-06-19', '特惠', null, '2024-06-19T10:00:00+08:00')
  await ship(other, '2024-06-19', '特惠', '2024-06-01T00:00:00+08:00', null, { status: 'cancelled' })
  // Outside by a day on both sides.
  await ship(mine, '2024-03-04', '特快', '2024-03-07T10:00:00+08:00', '2024-03-08T10:00:00+08:00')
  await ship(mine, '2024-06-20', '特快', '2024-06-21T10:00:00+08:00', null)
})
afterAll(() => company.close())

const group = (
  name: string | null,
  delivered: number,
  onTime: number,
  overdue: number,
  withoutPromise: number,
  undelivered: number,
) => ({
  group: name,
  customer: null,
  outlet: null,
  delivered,
  on_time: onTime,
  rate: delivered === 0 ? null : onTime / delivered,
  overdue,
  without_promise: withoutPromise,
  undelivered,
})
const total = {
  delivered: 3,
  on_time: 2,
  rate: closeTo(2 / 3),
  overdue: 1,
  without_promise: 1,
  undelivered: 2,
  up_to_date: true,
}

it('on time counts what kept its promise, to the instant, and what is overdue at the end of as_of', async () => {
  expect(await figure(`on-time?${query}`)).toMatchObject({
    ...total,
    scope: 'company',
    group_by: null,
    groups: [],
    next_cursor: null,
  })
})

it('on time by product, most delivered first', async () => {
  const { groups } = await figure(`on-time?group_by=product&${query}`)
  expect(groups).toEqual([group('特快', 2, 1, 0, 0, 0), group(null, 1, 1, 0, 0, 0), group('特惠', 0, 0, 1, 1, 2)])
})

it('on time by region', async () => {
  expect((await figure(`on-time?group_by=destination_region&${query}`)).groups).toEqual([group('330200', 3, 2, 1, 1, 2)])
})

it('on time by customer: members of a merge together, archived ones too, a consumer’s name masked; a page at a time', async () => {
  const first = await figure(`on-time?group_by=customer&limit=1&${query}`)
  expect(first).toMatchObject(total)
  expect(first.groups.length).toBe(1)
  expect(first.groups[0]).toMatchObject({
    customer: { external_id: 'T1', name: expect.stringMatching(/^张\*+$/) },
    delivered: 3,
    on_time: 2,
  })
  const second = await figure(`on-time?group_by=customer&limit=1&${query}&cursor=${first.next_cursor}`)
  expect(second).toMatchObject({ ...total, next_cursor: null })
  expect(second.groups).toEqual([
    { ...group(String(other), 0, 0, 1, 1, 2), customer: { id: String(other), external_id: 'T3', name: '鄞州五金' } },
  ])
  expect((await refused(`on-time?group_by=product&limit=1&${query}&cursor=${first.next_cursor}`)).slice(0, 2)).toEqual([
    400,
    'invalid_cursor',
  ])
})

it('on time with a smaller scope is over one’s own customers, however it is grouped', async () => {
  const sales = await company.keyFor('sales')
  const own = { scope: 'own', delivered: 3, on_time: 2, overdue: 0, without_promise: 0, undelivered: 0 }
  expect(await figure(`on-time?${query}`, sales)).toMatchObject(own)
  expect(await figure(`on-time?group_by=product&${query}`, sales)).toMatchObject({
    ...own,
    groups: [group('特快', 2, 1, 0, 0, 0), group(null, 1, 1, 0, 0, 0)],
  })
  expect((await figure(`on-time?group_by=customer&${query}`, sales)).groups.length).toBe(1)
})

it('on time refuses what it does not know', async () => {
  expect(await refused('on-time?group_by=courier')).toEqual([400, 'invalid_request', 'group_by'])
  expect(await refused('on-time?limit=201')).toEqual([400, 'invalid_request', 'limit'])
})
