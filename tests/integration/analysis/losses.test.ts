import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { keepLosses } from '#lib/analysis/losses/keep'
import { noteWinBack, recordLoss, takeLossBack } from '#lib/analysis/losses/record'
import { listLossesQuery } from '#lib/analysis/losses/schema'
import { getLossFigures, listLosses, lossesOfCustomer } from '#lib/analysis/losses/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// Today is 25 November 2026; lost is who has not shipped for more than 180 days as of the 24th: whose last shipment lies before 28 May.
const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany
let gone = 0
let asleep = 0
let foreign = 0
let ghost = 0
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const customer = (name: string, ownerId: number, outletId: number) =>
    insertCustomer(db, { name, externalId: name, ownerId, outletId })
  gone = await customer('走了', users.sales.id, outlets.shounan)
  asleep = await customer('睡着', users.sales.id, outlets.shounan)
  foreign = await customer('外户', users.salesColleague.id, outlets.xihu)
  ghost = await customer('没发过', users.sales.id, outlets.shounan)
  const ship = (customerId: number, acceptedOn: string, freightMinor: number | null, costMinor: number | null = null) =>
    insertWaybill(db, { customerId, acceptedOn, freightMinor, costMinor })
  // Of the twelve months up to May 2026: 3,000.00 with a cost of 2,000.00, and 500.00 whose cost nobody knows. May 2025 lies before them.
  await ship(gone, '2025-05-20', 9_999_900, 100)
  await ship(gone, '2025-06-01', 300_000, 200_000)
  await ship(gone, '2026-05-27', 50_000)
  await ship(asleep, '2026-05-28', 10_000)
  await ship(foreign, '2026-01-10', 70_000, 80_000)
  await keepLosses(await as('administrator'))
})
afterAll(() => company.close())

const as = (user: UserKey, at = now) => company.contextAs(user, at)
const keep = async (at = now) => keepLosses(await as('administrator', at))
const lossesOf = async (id: number, user: UserKey = 'administrator') => lossesOfCustomer(await as(user), id)
const key = () => company.keyFor('administrator')

describe('whoever has not shipped for more than 180 days', () => {
  it('is noted as lost once, with what the twelve months up to its last shipment had brought', async () => {
    expect(await lossesOf(gone)).toMatchObject([
      {
        ...{ lastShippingOn: '2026-05-27', lostOn: '2026-11-24', stated: false, currency: 'CNY', state: 'unrecorded' },
        ...{ revenueMinor: 350_000, marginMinor: 100_000, complete: true, cause: null, attempts: [] },
      },
    ])
    expect(await lossesOf(asleep)).toEqual([])
    expect((await lossesOf(foreign))[0]).toMatchObject({ revenueMinor: 70_000, marginMinor: -10_000, complete: false })
    expect(await keep()).toEqual({ opened: 0, returned: 0 })
  })

  it('is seen within the reader’s scope alone, in the list, in the figures and by its own page', async () => {
    const names = async (user: UserKey) =>
      (await company.api('GET', '/analysis/losses', { key: await company.keyFor(user) })).body.data.map(
        ({ customer }: { customer: { name: string } }) => customer.name,
      )
    expect(await names('administrator')).toEqual(['走了', '外户'])
    expect(await names('sales')).toEqual(['走了'])
    expect((await getLossFigures(await as('sales'), {})).all).toMatchObject({ losses: 1, revenueMinor: 350_000 })
    expect(await lossesOf(foreign, 'sales')).toEqual([])
    await expect(recordLoss(await as('sales'), { id: foreign }, { cause: 'price' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is not lost after all where a waybill comes late, as long as nobody has touched it', async () => {
    const { db } = company
    const id = await insertCustomer(db, { name: '迟到' })
    await insertWaybill(db, { customerId: id, acceptedOn: '2026-02-01', freightMinor: 1_000 })
    await keep()
    expect(await lossesOf(id)).toHaveLength(1)
    await insertWaybill(db, { customerId: id, acceptedOn: '2026-07-01', freightMinor: 1_000 })
    await keep()
    expect(await lossesOf(id)).toEqual([])
  })
})

it('without a cause are listed exactly those that the figure counts as such, also one that was tried', async () => {
  const [loss] = await lossesOf(gone)
  await company.db.execute(sql`
    insert into win_back_attempt (loss_id, made_on, way, offer, result, made_by_id)
    values (${loss?.id ?? 0}, '2026-11-24', 'call', 'none', 'not_reached', ${company.users.sales.id})`)
  const { causes } = await getLossFigures(await as('administrator'), {})
  expect(causes).toMatchObject([{ cause: null, losses: 2 }])
  const names = async (query: string) =>
    (await company.api('GET', `/analysis/losses?${query}`, { key: await key() })).body.data.map(
      ({ customer }: { customer: { name: string } }) => customer.name,
    )
  expect(await names('cause=none')).toEqual(['走了', '外户'])
  expect(await names('state=unrecorded')).toEqual(['外户'])
  await company.db.execute(sql`delete from win_back_attempt`)
})

it('by a way of winning back are listed exactly those that the figure counts under it: by the last attempt before the return', async () => {
  const { db, users } = company
  const losses = [...(await lossesOf(gone)), ...(await lossesOf(foreign))].map(({ id }) => id)
  const attempt = (loss: number | undefined, on: string, way: string) =>
    db.execute(sql`
      insert into win_back_attempt (loss_id, made_on, way, offer, result, made_by_id)
      values (${loss ?? 0}, ${on}::date, ${way}, 'none', 'not_reached', ${users.sales.id})`)
  await attempt(losses[0], '2026-11-24', 'call')
  await attempt(losses[0], '2026-11-25', 'visit')
  // Back on the 20th: what was tried after it won nobody.
  await attempt(losses[1], '2026-11-19', 'message')
  await attempt(losses[1], '2026-11-22', 'call')
  await db.execute(sql`update customer_loss set back_on = '2026-11-20' where id = ${losses[1] ?? 0}`)
  const { ways } = await getLossFigures(await as('administrator'), {})
  expect(ways.map(({ way, tried }) => [way, tried])).toEqual([
    ['visit', 1],
    ['message', 1],
  ])
  const names = async (way: string, user: UserKey = 'administrator') =>
    (await listLosses(await as(user), { ...listLossesQuery.parse({ way }) })).rows.map(({ name }) => name)
  expect([await names('visit'), await names('message'), await names('call')]).toEqual([['走了'], ['外户'], []])
  expect(await names('message', 'sales')).toEqual([])
  await db.execute(sql`update customer_loss set back_on = null where id = ${losses[1] ?? 0}`)
  await db.execute(sql`delete from win_back_attempt`)
})

describe('why it left', () => {
  it('is written by whoever keeps the customer, changed by the present version, and told in the audit', async () => {
    await recordLoss(await as('sales'), { id: gone }, { cause: 'damage', rival: '某同行', exit_call_on: '2026-11-24' })
    const [loss] = await lossesOf(gone)
    expect(loss).toMatchObject({
      cause: 'damage',
      rival: '某同行',
      exitCallOn: '2026-11-24',
      state: 'recorded',
      recordedByName: '周敏',
      lostOn: '2026-11-24',
    })
    const again = async (version: number) => recordLoss(await as('sales'), { id: gone }, { cause: 'price', version })
    await expect(again(1)).rejects.toMatchObject({ code: 'conflict' })
    await again(loss?.version ?? 0)
    expect((await lossesOf(gone))[0]).toMatchObject({ cause: 'price', rival: null })
    const audited = await company.db.rows(
      z.object({ action: z.string() }),
      sql`select action from audit_event where action like 'loss.%' and subject_id = ${String(gone)} order by id`,
    )
    expect(audited.map(({ action }) => action)).toEqual(['loss.record', 'loss.record'])
  })

  it('is a word of the list: one that ships, or the company’s own', async () => {
    await expect(recordLoss(await as('sales'), { id: gone }, { cause: 'moonlight' })).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ name: 'cause' }],
    })
    await expect(
      recordLoss(await as('sales'), { id: gone }, { cause: 'price', exit_call_on: '2026-11-26' }),
    ).rejects.toMatchObject({
      issues: [{ name: 'exit_call_on' }],
    })
  })

  it('can be said before the days are over, and taken back; then nothing is left of it', async () => {
    const { id } = await recordLoss(await as('sales'), { id: asleep }, { cause: 'closed', lost_on: '2026-11-01' })
    const [loss] = await lossesOf(asleep)
    expect(loss).toMatchObject({ id: Number(id), stated: true, lostOn: '2026-11-01', revenueMinor: 10_000 })
    await takeLossBack(await as('sales'), Number(id), { version: loss?.version ?? 0 })
    expect(await lossesOf(asleep)).toEqual([])
    await expect(recordLoss(await as('sales'), { id: ghost }, { cause: 'closed' })).rejects.toMatchObject({
      code: 'rule_violated',
    })
  })
})

describe('winning back', () => {
  it('is noted, and graded by what comes back in 30, 60 and 90 days', async () => {
    const [loss] = await lossesOf(gone)
    const attempt = { way: 'visit', offer: 'price', result: 'agreed', cost_minor: 20_000, made_on: '2026-11-24' } as const
    await noteWinBack(await as('sales'), loss?.id ?? 0, attempt)
    await expect(noteWinBack(await as('sales'), loss?.id ?? 0, { ...attempt, made_on: '2026-01-01' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    await expect(noteWinBack(await as('salesColleague'), loss?.id ?? 0, attempt)).rejects.toMatchObject({ code: 'not_found' })
    expect((await lossesOf(gone))[0]).toMatchObject({
      state: 'tried',
      attempts: [{ way: 'visit', costMinor: 20_000, byName: '周敏' }],
    })
    // Back on 1 December: 100.00 at once, 200.00 on day 40, 400.00 on day 91, which counts no more; 50.00 in another currency never does.
    const ship = (acceptedOn: string, freightMinor: number, currency = 'CNY') =>
      insertWaybill(company.db, { customerId: gone, acceptedOn, freightMinor, currency })
    await ship('2026-12-01', 10_000)
    await ship('2027-01-09', 20_000)
    await ship('2027-03-01', 40_000)
    await ship('2026-12-02', 5_000, 'USD')
    // The 30 days from 1 December end with the 30th, the 60 with 29 January, the 90 with 28 February. Five days of what a year brings, taken for ninety, would be 6 % of it.
    const returnedOn = async (day: string) => {
      await keep(new Date(`${day}T04:00:00Z`))
      const [found] = await lossesOf(gone)
      const { all } = await getLossFigures(await as('sales'), {})
      return [found?.returned30Minor, found?.returned60Minor, found?.returned90Minor, all.returned]
    }
    expect(await returnedOn('2026-12-06')).toEqual([null, null, null, 0])
    expect(await returnedOn('2026-12-30')).toEqual([null, null, null, 0])
    expect(await returnedOn('2026-12-31')).toEqual([10_000, null, null, 0])
    expect(await returnedOn('2027-01-30')).toEqual([10_000, 30_000, null, 0])
    expect(await returnedOn('2027-02-28')).toEqual([10_000, 30_000, null, 0])
    expect(await returnedOn('2027-03-01')).toEqual([10_000, 30_000, 30_000, 1])
    const later = new Date('2027-03-10T04:00:00Z')
    await keep(later)
    const [back] = await lossesOf(gone)
    expect(back).toMatchObject({
      ...{ state: 'back', backOn: '2026-12-01', returned30Minor: 10_000, returned60Minor: 30_000, returned90Minor: 30_000 },
      ...{ cause: 'price', revenueMinor: 350_000 },
    })
    await expect(noteWinBack(await as('sales', later), back?.id ?? 0, attempt)).rejects.toMatchObject({ code: 'rule_violated' })
    const { all, causes, ways } = await getLossFigures(await as('sales', later), {})
    // A visit of 1.5 h at 80.00 beside what was spent.
    expect(all).toMatchObject({ tried: 1, won: 1, winBackRate: 1, costMinor: 20_000, timeMinor: 12_000 })
    // 300.00 of 3,500.00, but of a single customer: no rate.
    expect(all).toMatchObject({ returnedMinor: 30_000, returnedOfMinor: 350_000, returned: 1, returnRate: null })
    expect(ways).toMatchObject([{ way: 'visit', tried: 1, won: 1 }])
    expect(causes.find(({ cause }) => cause === 'price')).toMatchObject({ losses: 1, back: 1, won: 1 })
    // By March 2027 two more have not shipped for 180 days: since 28 May, and since 1 July.
    expect((await getLossFigures(await as('administrator', later), {})).all).toMatchObject({ losses: 4, back: 1 })
    const open = await company.api('GET', '/analysis/losses?state=open', { key: await key() })
    expect(open.body.data.map(({ customer }: { customer: { name: string } }) => customer.name)).toEqual(['外户', '睡着', '迟到'])
  })

  it('by API, with its errors', async () => {
    const answer = await company.api('POST', '/losses/999999/attempts', {
      key: await key(),
      body: { way: 'call', result: 'refused' },
    })
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
    const wrong = await company.api('PUT', `/customers/${foreign}/loss`, {
      key: await key(),
      body: { cause: 'price', colour: 'red' },
    })
    expect(wrong.status).toBe(400)
    const saved = await company.api('PUT', `/customers/${foreign}/loss`, { key: await key(), body: { cause: 'network' } })
    expect(saved.status).toBe(200)
    const listed = await company.api('GET', `/customers/${foreign}/losses`, { key: await key() })
    expect(listed.body.data).toMatchObject([{ cause: 'network', state: 'recorded', revenue_minor: 70_000, returned: null }])
  })
})

it('what returns is not held against a year of which a part alone is known', async () => {
  const later = new Date('2027-03-10T04:00:00Z')
  // The company's first waybill is of May 2025, the twelve months of this customer begin with February 2025.
  await insertWaybill(company.db, { customerId: foreign, acceptedOn: '2026-12-05', freightMinor: 9_999_900 })
  expect((await keep(later)).returned).toBe(1)
  expect((await lossesOf(foreign))[0]).toMatchObject({ state: 'back', returned90Minor: 9_999_900, complete: false })
  const { all } = await getLossFigures(await as('administrator', later), {})
  expect(all).toMatchObject({ returnedMinor: 30_000, returnedOfMinor: 350_000, returned: 1 })
  const figures = await company.api('GET', '/analysis/loss-figures', { key: await key() })
  expect(figures.body.all).toMatchObject({ return_rate: null, return_rate_of: 1 })
  const listed = await company.api('GET', `/customers/${foreign}/losses`, { key: await key() })
  expect(listed.body.data).toMatchObject([{ complete: false }])
})

it('what returns in no money at all is counted as nothing, once its 90 days are over', async () => {
  const [loss] = await lossesOf(foreign)
  await company.db.execute(sql`
    update customer_loss set complete = true, returned_30_minor = null, returned_60_minor = null, returned_90_minor = null where id = ${loss?.id ?? 0}`)
  await company.db.execute(sql`update waybill set currency = 'USD' where customer_id = ${foreign} and accepted_on = '2026-12-05'`)
  // From 5 December 2026 the 90 days end with 4 March 2027.
  await keep(new Date('2027-03-05T04:00:00Z'))
  expect((await lossesOf(foreign))[0]).toMatchObject({ returned90Minor: 0 })
  // By hand: 300.00 of 3,500.00 + 700.00.
  const { all } = await getLossFigures(await as('administrator'), {})
  expect(all).toMatchObject({ returnedMinor: 30_000, returnedOfMinor: 420_000, returned: 2 })
})

it('of a customer that was merged away only the survivor’s losses are shown; with nobody lost every figure is nothing', async () => {
  await company.db.execute(sql`update customer set root_id = ${gone} where id = ${foreign}`)
  const listed = await company.api('GET', '/analysis/losses?limit=200', { key: await key() })
  expect(listed.body.data.map(({ customer }: { customer: { name: string } }) => customer.name)).not.toContain('外户')
  const none = await getLossFigures(await as('administrator'), { lost_from: '2030-01-01' })
  expect(none).toMatchObject({ all: { losses: 0, winBackRate: null, returnRate: null }, causes: [], ways: [] })
})
