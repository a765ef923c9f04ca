import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ownParameters, schemeSettings } from '#lib/analysis/classification/own-parameters'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { readFitted } from '#lib/analysis/lifetime/fitted'
import { keepForManagers } from '#lib/analysis/manager-figures/keep-all'
import { keepProfits } from '#lib/analysis/profit/keep'
import { listProfits, profitOfCustomer, sumProfits } from '#lib/analysis/profit/service'
import { handOutChanges } from '#lib/analysis/value-change/hand-out'
import { keepValueChanges } from '#lib/analysis/value-change/keep'
import { listValueChanges, markChangesSeen, sumValueChanges, takeChangesBack } from '#lib/analysis/value-change/service'
import { listStatedProspects, readSegments } from '#lib/analysis/worth/calculation/repository'
import { handOutKeeping } from '#lib/analysis/worth/hand-out'
import { keepWorths } from '#lib/analysis/worth/keep'
import { expectedToKeep, isReached, listWorths, planKeeping, worthOf } from '#lib/analysis/worth/service'
import { keepYearValues } from '#lib/analysis/year-value-list/keep'
import { addDays } from '#lib/core/day'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// As of 30 June 2026: twelve months from 1 July 2025; three months before that ended on 31 March 2026.
const asOf = '2026-06-30'
const now = new Date('2026-07-01T02:00:00Z')

let company: TestCompany
const ids: Record<string, number> = {}
const idOf = (name: string) => ids[name] ?? 0
const as = (user: UserKey) => company.contextAs(user, now)

beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const add = async (name: string, given: object) => {
    ids[name] = await insertCustomer(db, { name, outletId: outlets.shounan, ...given })
  }
  await add('去', { ownerId: users.sales.id })
  await add('稳', { ownerId: users.sales.id })
  await add('烦', { ownerId: users.salesColleague.id })
  await add('一次', { ownerId: users.sales.id })
  await add('外', { outletId: outlets.xihu })
  await add('危', { ownerId: users.sales.id })
  await add('费', { ownerId: users.sales.id })
  await add('潜', { ownerId: users.sales.id, lifecycle: 'potential' })
  await db.execute(sql`update customer set industry = '服装'`)
  // Each leaves 60.00 after transport.
  const ship = (name: string, day: string) =>
    insertWaybill(db, { customerId: idOf(name), acceptedOn: day, freightMinor: 10_000, costMinor: 4_000 })
  const every = async (name: string, from: string, to: string, days: number) => {
    for (let day = from; day <= to; day = addDays(day, days)) await ship(name, day)
  }
  await every('去', '2024-10-01', '2026-01-10', 3)
  // Two weeks and a half without a shipment after one on every third day: unlikely to stay, and not yet gone.
  await every('危', '2024-10-01', '2026-06-12', 3)
  await every('稳', '2024-10-01', asOf, 7)
  await every('烦', '2024-10-01', asOf, 20)
  await every('外', '2024-10-01', asOf, 15)
  await ship('一次', '2026-06-20')
  // A visit of 1.5 h at 80 on every one of 20 days: 2,400.00, more than the margin of 18 or 19 shipments.
  for (let visit = 0; visit < 20; visit += 1)
    await db.execute(sql`
      insert into interaction (customer_id, user_id, channel, occurred_at)
      values (${idOf('烦')}, ${users.sales.id}, 'visit', ('2026-05-01'::date + ${visit}::int + time '12:00') at time zone 'Asia/Shanghai')`)
  // One that never shipped, and cost a visit.
  await db.execute(sql`
    insert into interaction (customer_id, user_id, channel, occurred_at)
    values (${idOf('费')}, ${users.sales.id}, 'visit', '2026-05-01 12:00+08')`)
  await db.execute(
    sql`insert into opportunity (customer_id, step, pieces_month, created_by_id) values (${idOf('潜')}, 'contacted', 100, ${users.sales.id})`,
  )
  const system = await company.contextAs('executive', now)
  const parameters = { ...(await ownParameters(system, 'lifetime_value')) }
  expect(parameters).toMatchObject({ holdout_days: 90 })
  await recomputeRun(system, Number((await startRun(system, { scheme: 'lifetime_value', as_of: asOf, parameters })).id))
  await keepYearValues(system, asOf)
  await keepProfits(system, asOf)
  await keepWorths(system, asOf)
  await keepValueChanges(system, asOf)
})
afterAll(() => company.close())

const profits = async (user: UserKey, asked: object = {}) =>
  listProfits(await as(user), { span: 'twelve_months', sort: '-profit', limit: 50, ...asked })
const worths = async (user: UserKey, asked: object = {}) => listWorths(await as(user), { sort: '-lifetime', limit: 50, ...asked })
const changes = async (user: UserKey, asked: object = {}) =>
  listValueChanges(await as(user), { sort: 'change', limit: 50, ...asked })
const names = (page: { rows: { name: string }[] }) => page.rows.map(({ name }) => name)

describe('true profit', () => {
  it('is what is left of a stretch of days, with the places over the whole company', async () => {
    const rows = new Map((await profits('executive')).rows.map((row) => [row.name, row]))
    // Every 7 days from 1 October 2024: the 40th to the 91st fall on 1 July 2025 to 30 June 2026.
    const shipped = await company.db.row(
      z.object({ count: z.number() }),
      sql`select count(*)::float8 as count from waybill where customer_id = ${idOf('稳')} and accepted_on >= '2025-07-01' and accepted_on < '2026-07-01'`,
    )
    expect(rows.get('稳')).toMatchObject({
      ...{ shipments: shipped?.count, profitMinor: (shipped?.count ?? 0) * 6_000, look: 'earns' },
    })
    const annoying = rows.get('烦')
    expect(annoying).toMatchObject({ look: 'turned', serviceMinor: 240_000 })
    expect(annoying?.profitMinor).toBe((annoying?.marginMinor ?? 0) - 240_000)
    expect(annoying?.profitRank).toBe(7)
    expect(annoying?.marginRank).toBeLessThan(6)
  })

  it('is listed within reach, by look and by places lost, and added up as the list says', async () => {
    expect(names(await profits('salesColleague'))).toEqual(['烦'])
    expect(names(await profits('executive', { look: 'turned' }))).toEqual(['烦'])
    expect(names(await profits('executive', { sort: '-rank_fall', limit: 1 }))).toEqual(['烦'])
    expect(names(await profits('executive', { outlet: String(company.outlets.xihu) }))).toEqual(['外'])
    await expect(profits('outlet', { outlet: String(company.outlets.xihu) })).rejects.toMatchObject({ code: 'not_found' })
    await expect(profits('service')).rejects.toMatchObject({ code: 'forbidden' })
    const sums = await sumProfits(await as('executive'), { span: 'twelve_months' })
    const { rows } = await profits('executive')
    // Of seven one only cost.
    expect(sums?.all).toMatchObject({ customers: 7, shipped: 6, onlyCost: 1, turned: 1 })
    expect(sums?.all.profitMinor).toBe(rows.reduce((sum, row) => sum + row.profitMinor, 0))
    expect((await sumProfits(await as('salesColleague'), { span: 'twelve_months' }))?.all.customers).toBe(1)
    expect((await profits('executive', { span: 'three_months' })).period).toEqual({ from: '2026-04-01', to: '2026-07-01' })
  })

  it('stands on the card, within reach alone', async () => {
    expect(await profitOfCustomer(await as('executive'), idOf('烦'))).toMatchObject({ look: 'turned', customers: 7 })
    expect(await profitOfCustomer(await as('sales'), idOf('烦'))).toBeNull()
  })
})

describe('what customers are worth', () => {
  it('stands beside what they are this year, with what is at risk', async () => {
    const rows = new Map((await worths('executive')).rows.map((row) => [row.name, row]))
    const gone = rows.get('去')
    expect(gone?.alive).toBeLessThan(0.1)
    expect(gone?.alive).toBeLessThan(0.05)
    expect(gone).toMatchObject({ staying: 'unlikely', keeping: 'gone', isNew: false })
    expect(rows.get('危')?.alive).toBeGreaterThan(0.05)
    expect(rows.get('危')).toMatchObject({ keeping: 'pays', isNew: false })
    expect(gone?.atRiskMinor).toBe(Math.round((gone?.twelveMinor ?? 0) * (1 - (gone?.alive ?? 0))))
    expect(rows.get('稳')?.alive).toBeGreaterThan(0.9)
    expect(rows.get('烦')).toMatchObject({ keeping: 'loss', atRiskMinor: 0 })
    expect(rows.get('一次')).toMatchObject({ alive: 1, frequency: 0, knownAlive: null, staying: 'unknown', keeping: 'unknown' })
    // First shipped on 20 June, ten days before the end of the run.
    expect(rows.get('一次')).toMatchObject({ knownDays: 10, isNew: true })
    expect(rows.get('费')).toMatchObject({ lifetimeMinor: null, knownDays: null, isNew: false })
  })

  it('of a prospect goes by what it says, as the average customer of its segment', async () => {
    const [prospect] = (await worths('executive', { potential: true })).rows
    const rows = (await profits('executive')).rows.filter(({ shipments }) => shipments > 0)
    const [profit, pieces] = [
      rows.reduce((sum, row) => sum + row.profitMinor, 0),
      rows.reduce((sum, row) => sum + row.shipments, 0),
    ]
    expect(prospect).toMatchObject({ name: '潜', piecesMonth: 100, segment: '服装', segmentCustomers: 6 })
    // Every waybill of these is one piece.
    expect(prospect?.yearMinor).toBe(Math.round((1_200 * profit) / pieces))
  })

  it('has segments as runs have them: an industry without the blanks around it, and a kind that no industry is taken for', async () => {
    const { db } = company
    const write = (industry: string | null, names: readonly string[]) =>
      db.execute(sql`update customer set industry = ${industry} where id = any(${names.map(idOf)}::int[])`)
    await write(null, ['去', '稳', '潜'])
    await write(' 服装 ', ['烦'])
    await write('business', ['一次'])
    const segments = (await readSegments(db, null)).map(({ segment, customers }) => [segment, customers] as const)
    expect(Object.fromEntries(segments)).toEqual({ 'kind:business': 2, 服装: 3, business: 1 })
    expect((await listStatedProspects(db)).map(({ segment }) => segment)).toEqual(['kind:business'])
    await db.execute(sql`update customer set industry = '服装'`)
  })

  it('is sorted, filtered and reached as lists are', async () => {
    expect(names(await worths('executive', { sort: 'staying', potential: false }))[0]).toBe('去')
    expect(names(await worths('executive', { keeping: 'loss' }))).toEqual(['烦'])
    expect(names(await worths('salesColleague'))).toEqual(['烦'])
    expect(await worthOf(await as('salesColleague'), idOf('去'))).toBeNull()
    await expect(worths('service')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is allotted by a budget of hours, the most at risk first, and handed out once', async () => {
    const manager = await as('executive')
    const plan = await planKeeping(manager, { hours: 2 })
    expect(plan).toMatchObject({ hours: 2, hoursEach: 2, reached: { customers: 1 }, effortMinor: 16_000 })
    const { rows } = await worths('executive', { keeping: 'pays', sort: '-at_risk' })
    expect(rows.map((row) => [row.name, isReached(plan, row)])[0]).toEqual(['危', true])
    // Success is 0.3.
    expect(plan && rows[0] && expectedToKeep(plan, rows[0])).toBe(Math.round((rows[0]?.atRiskMinor ?? 0) * 0.3))
    expect(names(await worths('executive', { keeping: 'gone' }))).toEqual(['去'])
    expect(await planKeeping(manager, { hours: 1 })).toMatchObject({ reached: { customers: 0, leastMinor: null } })
    const asked = { customers: [idOf('危'), idOf('潜')], due_on: '2026-07-05' }
    expect(await handOutKeeping(manager, asked)).toEqual({ made: 1, already: 0, nobody: 0, refused: 0 })
    expect(await handOutKeeping(manager, asked)).toEqual({ made: 0, already: 1, nobody: 0, refused: 0 })
    expect(names(await worths('executive', { handed_out: true }))).toEqual(['危'])
    const { body } = await company.api('GET', '/analysis/keeping?hours=2', { key: await company.keyFor('executive') })
    expect(body).toMatchObject({ hours: 2, customers: 1 })
  })

  it('leaves out whoever is archived meanwhile', async () => {
    await company.db.execute(sql`update customer set archived_at = now() where id = ${idOf('外')}`)
    expect(names(await worths('executive'))).not.toContain('外')
    expect(names(await profits('executive'))).not.toContain('外')
    await company.db.execute(sql`update customer set archived_at = null where id = ${idOf('外')}`)
  })
})

describe('a change of value', () => {
  it('is pointed out with what moved it and what is suggested', async () => {
    const { rows } = await changes('executive')
    const gone = rows.find(({ name }) => name === '去')
    expect(gone).toMatchObject({ fell: true, driver: 'volume', action: 'fell_volume', asOf, thenOn: '2026-03-31' })
    expect(gone?.changeMinor).toBe((gone?.nowMinor ?? 0) - (gone?.thenMinor ?? 0))
    expect(rows.find(({ name }) => name === '烦')).toMatchObject({ fell: true, driver: 'service' })
    // Steady, new, or hardly different.
    expect(names({ rows })).not.toContain('稳')
    expect(names({ rows })).not.toContain('一次')
  })

  it('is seen and let be, taken back, and handed out in one tap', async () => {
    const manager = await as('executive')
    const before = await sumValueChanges(manager)
    expect(await markChangesSeen(manager, { customers: [idOf('去')], note: '已停产' })).toEqual({ count: 1 })
    expect((await sumValueChanges(manager)).fell.customers).toBe(before.fell.customers - 1)
    expect((await changes('executive', { seen: true })).rows[0]?.seen).toMatchObject({ note: '已停产' })
    expect(await takeChangesBack(manager, { customers: [idOf('去')] })).toEqual({ count: 1 })
    expect(await sumValueChanges(manager)).toEqual(before)
    const asked = { customers: [idOf('烦')], due_on: '2026-07-05' }
    expect(await handOutChanges(manager, asked)).toMatchObject({ made: 1 })
    expect(await handOutChanges(manager, asked)).toMatchObject({ already: 1 })
    const [task] = await company.db.rows(
      z.object({ title: z.string() }),
      sql`select title from task where origin = 'value_change'`,
    )
    expect(task?.title).toContain('改用更省的服务方式')
  })

  it('reaches as far as the reader does', async () => {
    expect(names(await changes('salesColleague'))).toEqual(['烦'])
    await expect(markChangesSeen(await as('salesColleague'), { customers: [idOf('去')] })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      handOutChanges(await as('salesColleague'), { customers: [idOf('去')], due_on: '2026-07-05' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(changes('service')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('keeps the day since when while it goes the same way', async () => {
    const system = await as('executive')
    await company.db.execute(sql`update customer_value_change set since = '2026-06-01' where customer_id = ${idOf('去')}`)
    await keepValueChanges(system, asOf)
    expect((await changes('executive')).rows.find(({ name }) => name === '去')?.since).toBe('2026-06-01')
  })
})

describe('classes beside a change of value', () => {
  const publish = async (day: string) => {
    const system = await company.contextAs('executive', now)
    const parameters = { ...(await ownParameters(system, 'abc')) }
    await recomputeRun(system, Number((await startRun(system, { scheme: 'abc', as_of: day, parameters })).id))
  }
  const classes = async () => {
    await keepValueChanges(await as('executive'), asOf)
    return (await changes('executive')).rows.map(({ classThen, classNow }) => [classThen !== null, classNow !== null])
  }

  it('are told where both runs were made by the same parameters, and not those of then where they were not', async () => {
    await publish('2026-03-31')
    await publish(asOf)
    expect(await classes()).toEqual([
      [true, true],
      [true, true],
    ])
    await changeSetting(await company.contextAs('administrator', now), schemeSettings.abc, {
      version: 0,
      values: { a_share: 0.7 },
    })
    await publish(asOf)
    expect(await classes()).toEqual([
      [false, true],
      [false, true],
    ])
  })
})

describe('a change of value of a customer that goes quiet', () => {
  it('says so, and after a rise leads to the sleepers before anything is rewarded', async () => {
    const { db } = company
    await db.execute(
      sql`update customer_value_change set fell = false, change_minor = 1, driver = 'volume' where customer_id = ${idOf('烦')}`,
    )
    await db.execute(sql`
      insert into customer_sleeper (customer_id, as_of, since, level, last_shipping_on, shipments, revenue_minor, worth, causes, evidence)
      values (${idOf('烦')}, ${asOf}::date, ${asOf}::date, 1, '2026-05-31', 5, 50000, 'worth', '{}', '{}')`)
    const row = (await changes('executive')).rows.find(({ name }) => name === '烦')
    expect(row).toMatchObject({ isSleeper: true, hasDrop: false, action: 'sleeper_first' })
    await db.execute(sql`delete from customer_sleeper`)
    await keepValueChanges(await as('executive'), asOf)
    expect((await changes('executive')).rows.find(({ name }) => name === '烦')).toMatchObject({
      isSleeper: false,
      action: 'fell_service',
    })
  })
})

describe('a customer whose volume falls, or that goes quiet', () => {
  const evidence = { silentDays: 30 }
  const keepAll = async () => keepWorths(await as('executive'), asOf)

  it('is not called safe: somebody asks why first, and the row says of what', async () => {
    const { db } = company
    expect(names(await worths('executive', { keeping: 'safe', sort: 'year' })).toSorted()).toEqual(['外', '稳'])
    // 18 of 60 expected: 70 % are missing.
    await db.execute(sql`
      insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
      select id, ${asOf}::date, ${asOf}::date, 3, 18, 60, 64, 1000, 45000, '{}', '{}' from unnest(${[idOf('稳'), idOf('去')]}::int[]) id`)
    await db.execute(sql`
      insert into customer_sleeper (customer_id, as_of, since, level, last_shipping_on, shipments, revenue_minor, worth, causes, evidence)
      values (${idOf('外')}, ${asOf}::date, ${asOf}::date, 2, '2026-05-31', 5, 50000, 'worth', '{}', ${JSON.stringify(evidence)}::jsonb)`)
    await db.execute(sql`update customer_standing set dormancy_ratio = 2.5 where customer_id = ${idOf('外')}`)
    await keepAll()
    const rows = new Map((await worths('executive', { keeping: 'falling' })).rows.map((row) => [row.name, row]))
    expect([...rows.keys()].toSorted()).toEqual(['外', '稳'])
    expect(rows.get('稳')).toMatchObject({ drop: { lossMinor: 45_000 }, sleeper: null })
    expect(rows.get('稳')?.drop?.shortfall).toBeCloseTo(0.7, 12)
    expect(rows.get('外')).toMatchObject({ drop: null, sleeper: { state: 'half_asleep', silentDays: 30, times: 2.5 } })
    expect(names(await worths('executive', { keeping: 'safe' }))).toEqual([])
    expect(names(await worths('executive', { keeping: 'gone' }))).toEqual(['去'])
    expect((await planKeeping(await as('executive'), {}))?.groups.map(({ keeping }) => keeping)).toContain('falling')
  })

  it('is handed out as that, and read by programs', async () => {
    const due = { due_on: '2026-07-05' }
    expect(await handOutKeeping(await as('executive'), { customers: [idOf('稳')], ...due })).toMatchObject({ made: 1 })
    const task = await company.db.row(
      z.object({ title: z.string() }),
      sql`select title from task where origin = 'keeping' and customer_id = ${idOf('稳')}`,
    )
    expect(task?.title).toMatch(/^先查原因：掉量 70%，预计月损 .*450/)
    const { body } = await company.api('GET', '/analysis/values?keeping=falling', { key: await company.keyFor('executive') })
    expect(body.data).toHaveLength(2)
  })

  it('says of whoever never shipped that it did not', async () => {
    const { rows } = await worths('executive', { keeping: 'unknown' })
    expect(Object.fromEntries(rows.map(({ name, hasShipped }) => [name, hasShipped]))).toMatchObject({ 费: false, 一次: true })
  })

  it('is safe again once it is in neither list', async () => {
    await company.db.execute(sql`delete from customer_drop`)
    await company.db.execute(sql`delete from customer_sleeper`)
    await keepAll()
    expect(names(await worths('executive', { keeping: 'safe', sort: 'year' })).toSorted()).toEqual(['外', '稳'])
  })

  it('is seen as one in the same night in which it is put among the sleepers', async () => {
    const sleep = (state: string | null) =>
      company.db.execute(sql`update customer_standing set dormancy_class = ${state} where customer_id = ${idOf('外')}`)
    await sleep('drowsy')
    await keepForManagers(await as('executive'))
    expect(names(await worths('executive', { keeping: 'falling' }))).toContain('外')
    await sleep(null)
    await keepForManagers(await as('executive'))
    expect(names(await worths('executive', { keeping: 'falling' }))).not.toContain('外')
  })
})

describe('a customer that is lost', () => {
  it('is won back: nothing of it is at risk, nobody keeps it, and whatever its value does says so', async () => {
    const manager = await as('executive')
    const before = await worths('executive', { keeping: 'gone' })
    expect(names(before)).toEqual(['去'])
    await company.db.execute(sql`
      insert into customer_loss (customer_id, last_shipping_on, lost_on, stated, currency, revenue_minor, margin_minor, complete, cause)
      values (${idOf('去')}, '2026-01-10', '2026-06-20', true, 'CNY', 100, 60, true, 'price')`)
    await keepWorths(manager, asOf)
    const [lost] = (await worths('executive', { keeping: 'lost' })).rows
    expect(lost).toMatchObject({ name: '去', atRiskMinor: 0, loss: { lostOn: '2026-06-20', cause: 'price' } })
    expect(names(await worths('executive', { keeping: 'gone' }))).toEqual([])
    expect((await planKeeping(manager, {}))?.groups.find(({ keeping }) => keeping === 'lost')).toMatchObject({ customers: 1 })
    await expect(handOutKeeping(manager, { customers: [idOf('去')], due_on: '2026-07-05' })).rejects.toMatchObject({
      code: 'not_found',
    })
    const [fell] = (await changes('executive', { lost: true })).rows
    expect(fell).toMatchObject({ name: '去', action: 'lost', driver: 'volume' })
    expect(names(await changes('executive', { lost: false }))).toEqual(['烦'])
    expect((await sumValueChanges(manager, { all: true })).fell).toMatchObject({ customers: 2, lost: 1 })
    const asked = await company.api('GET', '/analysis/value-changes?lost=true', { key: await company.keyFor('executive') })
    expect(asked.body.data).toMatchObject([{ loss: { on: '2026-06-20', cause: 'price' }, suggestion: 'Lost: win it back' }])
  })

  it.each([
    ['closed', /archive it/],
    ['no_demand', /ask again/],
  ])('because of %s, is not won back', async (cause, suggestion) => {
    await company.db.execute(sql`update customer_loss set cause = ${cause} where customer_id = ${idOf('去')}`)
    const { body } = await company.api('GET', '/analysis/value-changes?lost=true', { key: await company.keyFor('executive') })
    expect(body.data).toMatchObject([{ suggestion: expect.stringMatching(suggestion) }])
  })

  it('is kept like any other once it ships again', async () => {
    await company.db.execute(sql`update customer_loss set back_on = '2026-06-29' where customer_id = ${idOf('去')}`)
    await keepWorths(await as('executive'), asOf)
    expect((await worths('executive', { keeping: 'gone' })).rows).toMatchObject([{ name: '去', loss: null }])
    expect((await changes('executive', { lost: false })).rows.map(({ action }) => action)).toContain('fell_volume')
  })
})

describe('a run of the company’s own', () => {
  it('holds days out, and says who wins by how much', async () => {
    const key = await company.keyFor('executive')
    const { body } = await company.api('GET', '/analysis/runs?scheme=lifetime_value', { key })
    const fitted = readFitted(body.data[0].summary.fitted)
    expect(fitted?.holdout).toMatchObject({ days: 90 })
    expect(fitted?.holdout?.calibration.reduce((sum, band) => sum + band.customers, 0)).toBe(fitted?.holdout?.customers)
    expect(fitted?.correlation === null || Math.abs(fitted?.correlation ?? 2) <= 1).toBe(true)
    const asked = await company.api('POST', '/analysis/runs', { key, body: { scheme: 'lifetime_value' } })
    const run = await company.api('GET', `/analysis/runs/${asked.body.id}`, { key })
    expect(run.body.parameters.holdout_days).toBe(0)
  })
})

it('nothing at all is answered by nothing', async () => {
  const empty = await openTestCompany()
  const ctx = await empty.contextAs('executive', now)
  expect([await keepProfits(ctx, asOf), await keepWorths(ctx, asOf), await keepValueChanges(ctx, asOf)]).toEqual([0, 0, 0])
  expect((await listWorths(ctx, { sort: '-lifetime', limit: 5 })).rows).toEqual([])
  expect((await sumProfits(ctx, { span: 'year' }))?.all).toMatchObject({ customers: 0, profitMinor: 0, rate: null })
  expect(await planKeeping(ctx, {})).toMatchObject({ reached: { customers: 0 }, groups: [] })
  await empty.close()
})
