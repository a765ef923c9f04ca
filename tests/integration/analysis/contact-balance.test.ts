import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { keepContactBalance } from '#lib/analysis/contact-balance/keep'
import { getContactBalanceResource } from '#lib/analysis/contact-balance/resource'
import { contactBalanceResource } from '#lib/analysis/contact-balance/schema'
import { getContactBalance, listContactBalance } from '#lib/analysis/contact-balance/service'
import { keepProfits } from '#lib/analysis/profit/keep'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// The rhythm of B: a call in 30 days, a visit in 91. Over 90 days 90/91 = 0.989 visits and 3 − 0.989 = 2.011 calls on the telephone, 3 contacts, 1.4835 + 0.2011 = 1.6846 hours at 80.00.
const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany
const as = (user: 'sales' | 'salesColleague' | 'administrator') => company.contextAs(user, now)

async function customer(
  name: string,
  touches: readonly (readonly [channel: string, on: string, minutes?: number])[],
): Promise<number> {
  const { db, users, outlets } = company
  const id = await insertCustomer(db, { name, ownerId: users.sales.id, outletId: outlets.shounan })
  await db.execute(sql`update customer set customer_since = '2020-01-01', lifecycle = 'regular' where id = ${id}`)
  await db.execute(sql`insert into customer_cadence (customer_id, rhythm) values (${id}, 'b')`)
  for (const [channel, on, minutes] of touches)
    await db.execute(sql`
      insert into interaction (customer_id, user_id, channel, occurred_at, duration_minutes)
      values (${id}, ${users.sales.id}, ${channel}, ${`${on}T04:00:00Z`}::timestamptz, ${minutes ?? null}::int)`)
  return id
}

beforeAll(async () => {
  company = await openTestCompany()
  // Called four times and visited never: no whole visit is due in ninety days, and four calls take fewer hours than asked: even.
  await customer(
    '电',
    ['2026-11-02', '2026-10-20', '2026-10-02', '2026-09-02'].map((on) => ['call', on] as const),
  )
  // Two contacts in ninety days: the message is none, and 20 August lies before.
  await customer('少', [
    ['call', '2026-11-01'],
    ['call', '2026-09-01'],
    ['message', '2026-10-01'],
    ['visit', '2026-08-20'],
  ])
  // Four, one of them an hour long on the telephone.
  await customer('多', [
    ['visit', '2026-11-01'],
    ['visit', '2026-10-01'],
    ['call', '2026-09-15', 60],
    ['call', '2026-09-10'],
  ])
  await customer('齐', [
    ['call', '2026-11-01'],
    ['call', '2026-10-01'],
    ['call', '2026-09-01'],
  ])
  await keepContactBalance(await as('administrator'))
})
afterAll(() => company.close())

it('counts calls and visits of ninety days against what the class asks for', async () => {
  const ctx = await as('sales')
  const row = async (standing: 'less' | 'more' | 'even') => (await listContactBalance(ctx, { standing, limit: 50 })).rows
  const [less] = await row('less')
  expect(less).toMatchObject({ name: '少', calls: 2, visits: 0, days: 90 })
  expect(less?.asked).toBeCloseTo(3, 9)
  // (0.2 − 1.684615) h × 80.00
  expect(less?.gapMinor).toBe(-11_877)
  const [more] = await row('more')
  // 2 × 1.5 + 1 + 0.1 = 4.1 h; (4.1 − 1.684615) h × 80.00
  expect(more).toMatchObject({ name: '多', calls: 2, visits: 2, hours: 4.1, gapMinor: 19_323 })
  expect((await row('even')).map(({ name }) => name)).toEqual(['电', '齐'])
  expect([less?.askedVisits, less?.askedCalls]).toEqual([expect.closeTo(0.989, 3), expect.closeTo(2.011, 3)])
})

it('adds up by owner within the reader’s scope, and answers the same by API', async () => {
  const sums = await getContactBalance(await as('sales'))
  expect(sums).toMatchObject({
    ...{ scope: 'own', asOf: '2026-11-24' },
    less: { customers: 1, gapMinor: -11_877 },
    more: { customers: 1, gapMinor: 19_323 },
  })
  expect(sums.owners.map(({ owner }) => owner?.id)).toEqual([company.users.sales.id])
  expect((await getContactBalance(await as('salesColleague'))).owners).toEqual([])
  const found = contactBalanceResource.parse(await getContactBalanceResource(await as('sales'), { standing: 'more', limit: 50 }))
  expect(found.data).toMatchObject([
    { customer: { name: '多' }, rhythm: 'b', asked_visits: expect.closeTo(0.989, 3), gap_minor: 19_323 },
  ])
})

it('names by API the customers of one owner only, when one is asked for, and adds up all', async () => {
  const of = async (owner: number) => {
    const path = `/analysis/contact-balance?standing=more&owner=${owner}`
    const answer = await company.api('GET', path, { key: await company.keyFor('administrator') })
    const { data, more } = contactBalanceResource.parse(answer.body)
    return [data.map(({ customer: { name } }) => name), more.customers]
  }
  expect(await of(company.users.sales.id)).toEqual([['多'], 1])
  expect(await of(company.users.salesColleague.id)).toEqual([[], 1])
})

it('sets those apart that lose money: their hours are not to be made up by contacts', async () => {
  const { db } = company
  const idOf = async (name: string) =>
    (await db.row(z.object({ id: z.int() }), sql`select id from customer where name = ${name}`))?.id ?? 0
  // 少 pays 100.00 for what costs 300.00; 齐 leaves 9,000.00; 多 and 电 shipped nothing and only cost, of which nobody can talk the price.
  await insertWaybill(db, { customerId: await idOf('少'), acceptedOn: '2026-11-01', freightMinor: 10_000, costMinor: 30_000 })
  await insertWaybill(db, { customerId: await idOf('齐'), acceptedOn: '2026-11-01', freightMinor: 1_000_000, costMinor: 100_000 })
  const system = await as('administrator')
  await keepProfits(system)
  await keepContactBalance(system)
  const { less, more, even } = await getContactBalance(await as('sales'))
  expect(less).toMatchObject({ customers: 1, gapMinor: -11_877, ofLoss: { customers: 1, gapMinor: -11_877 } })
  expect([more.ofLoss.customers, even.ofLoss.customers]).toEqual([0, 0])
  const listed = async (loses: boolean | undefined) =>
    (await listContactBalance(await as('sales'), { standing: 'less', loses, limit: 50 })).rows
  // Two calls of 0.1 h, a message of 0.1 h and a visit of 1.5 h at 80.00: 144.00 more than the 200.00 that transport costs beyond the freight.
  expect(await listed(true)).toMatchObject([{ name: '少', loses: true, profitMinor: -34_400 }])
  expect(await listed(false)).toEqual([])
  expect(await listed(undefined)).toHaveLength(1)
  const { body } = await company.api('GET', '/analysis/contact-balance?loses=true', {
    key: await company.keyFor('administrator'),
  })
  expect(contactBalanceResource.parse(body)).toMatchObject({
    less: { of_loss: { customers: 1 } },
    data: [{ customer: { name: '少' }, loses: true, profit_minor: -34_400 }],
  })
})

it('a visit that is due is made up for by no call, and few long contacts are told apart from missing hours', async () => {
  const { db } = company
  const days = (month: string, many: number) => Array.from({ length: many }, (_, day) => `2026-${month}-${String(day + 10)}`)
  // A: 3.49 visits and 6.43 contacts in ninety days. Nine contacts, two of them visits: 3.7 h of 5.531382.
  const called = await customer('只打', [
    ...days('11', 7).map((on) => ['call', on] as const),
    ...days('10', 2).map((on) => ['visit', on] as const),
  ])
  // Three visits and three calls are what is due in whole contacts.
  const given = await customer('如数', [
    ...days('11', 3).map((on) => ['call', on] as const),
    ...days('10', 3).map((on) => ['visit', on] as const),
  ])
  for (const id of [called, given]) await db.execute(sql`update customer_cadence set rhythm = 'a' where customer_id = ${id}`)
  // B: one call of five hours where three contacts and 1.684615 h are asked.
  await customer('长谈', [['call', '2026-11-01', 300]])
  // B: as many contacts as asked, all of them visits where less than one is due.
  await customer(
    '常访',
    days('11', 3).map((on) => ['visit', on] as const),
  )
  // C: never visited, one call in ninety days; one visit in its place is not too much.
  const seldom = await customer('一访', [['visit', '2026-10-05']])
  await db.execute(sql`update customer_cadence set rhythm = 'c' where customer_id = ${seldom}`)
  await keepContactBalance(await as('administrator'))
  const ctx = await as('sales')
  const named = async (standing: 'less' | 'more' | 'even') =>
    (await listContactBalance(ctx, { standing, limit: 50 })).rows.map(({ name, gapMinor }) => [name, gapMinor])
  // (3.7 − 5.531382) × 80.00; (5 − 1.684615) × 80.00 comes last: nothing is missing.
  expect(await named('less')).toEqual([
    ['只打', -14_651],
    ['少', -11_877],
    ['长谈', 26_523],
  ])
  // (4.5 − 1.684615) × 80.00
  expect(await named('more')).toEqual([
    ['常访', 22_523],
    ['多', 19_323],
  ])
  expect((await named('even')).map(([name]) => name)).toEqual(expect.arrayContaining(['如数', '一访']))
  const { less, more } = await getContactBalance(ctx)
  expect(less).toMatchObject({ customers: 3, gapMinor: -14_651 - 11_877, longer: { customers: 1, gapMinor: 26_523 } })
  expect(less.longer.hours).toBeCloseTo(5 - 1.684615, 5)
  expect(more).toMatchObject({ customers: 2, gapMinor: 22_523 + 19_323, longer: { customers: 0 } })
})
