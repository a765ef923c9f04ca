import { afterAll, beforeAll, expect, it } from 'vitest'
import { passGate } from '#lib/analysis/lifecycle/service'
import { lifecycleSetting } from '#lib/analysis/lifecycle/settings'
import { keepForManagers } from '#lib/analysis/manager-figures/keep-all'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { handOutStalled } from '#lib/analysis/upgrade-path/hand-out'
import { keepChanges } from '#lib/analysis/upgrade-path/keep'
import type { MovesAsked } from '#lib/analysis/upgrade-path/moves/service'
import { listMoves } from '#lib/analysis/upgrade-path/moves/service'
import { getUpgradePathResource } from '#lib/analysis/upgrade-path/resource'
import { upgradePathResource } from '#lib/analysis/upgrade-path/schema'
import { getUpgradePath, listLifecycleChanges, listStalled } from '#lib/analysis/upgrade-path/service'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { getCustomer, updateCustomer } from '#lib/records/customers/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany
const ids: Record<string, number> = {}
const idOf = (name: string) => ids[name] ?? 0
const as = (user: UserKey) => company.contextAs(user, now)

async function customer(
  name: string,
  lifecycle: string,
  created: string,
  days: readonly string[],
  customerSince?: string,
): Promise<void> {
  const { db, users, outlets } = company
  const id = await insertCustomer(db, { name, ownerId: users.sales.id, outletId: outlets.shounan })
  await db.execute(
    sql`update customer set lifecycle = ${lifecycle}, created_at = ${created}::timestamptz, customer_since = ${customerSince ?? null}::date where id = ${id}`,
  )
  // What the test states at once is no change that happened.
  await db.execute(sql`delete from lifecycle_change where customer_id = ${id}`)
  for (const on of days) await insertWaybill(db, { customerId: id, acceptedOn: on })
  ids[name] = id
}
const month = (of: string, shipments = 4) => ['02', '05', '09', '12'].slice(0, shipments).map((day) => `${of}-${day}`)

/** All that the night keeps, in its order. */
async function keepNight(): Promise<void> {
  await refreshTouchedMonths(company.db)
  await keepForManagers(await company.system(now))
}

beforeAll(async () => {
  company = await openTestCompany()
  // First on 5 May, twenty days after it was entered; regular since July, the third month in a row.
  await customer('固', 'regular', '2026-04-15T00:00:00Z', [
    '2026-05-05',
    '2026-05-06',
    '2026-05-07',
    '2026-05-31',
    ...month('2026-06'),
    ...month('2026-07'),
  ])
  // New since 2 October with two months in a row: just short.
  await customer('近', 'new', '2026-09-22T00:00:00Z', [...month('2026-10'), ...month('2026-11')])
  // New since 2 January, and once more in June: too long.
  await customer('久', 'new', '2025-12-31T00:00:00Z', ['2026-01-02', '2026-06-20'])
  await customer('潜', 'potential', '2026-11-01T00:00:00Z', [])
  // The records begin in December 2025: 老 ships in that month and 旧 was one long before, 始 began in it as stated.
  await customer('老', 'regular', '2025-11-20T00:00:00Z', [...month('2025-12'), ...month('2026-01'), ...month('2026-02')])
  await customer('旧', 'regular', '2026-03-20T00:00:00Z', ['2026-04-02'], '2019-05-01')
  await customer('始', 'regular', '2025-12-04T00:00:00Z', ['2025-12-10'], '2025-12-04')
  // Entered as archived, with a history of before the records: on no night's path.
  await customer('档', 'new', '2026-01-01T00:00:00Z', ['2026-05-01'], '2019-05-01')
  await company.db.execute(sql`update customer set archived_at = now() where id = ${idOf('档')}`)
  await keepNight()
})
afterAll(() => company.close())

it('history is filled in from waybills where they tell it, once', async () => {
  expect(await listLifecycleChanges(await as('sales'), { id: idOf('固') })).toEqual([
    { from: 'new', to: 'regular', on: '2026-07-31', origin: 'waybills' },
    { from: 'potential', to: 'new', on: '2026-05-05', origin: 'waybills' },
  ])
  expect(await listLifecycleChanges(await as('sales'), { id: idOf('潜') })).toEqual([])
  expect(await keepChanges(await company.system(now))).toBe(0)
})

it('who stands where, who went up, how long that took, and what became of each quarter', async () => {
  const path = await getUpgradePath(await as('executive'))
  // The twelve months end with the day that is over; nobody was ever stated to be loyal.
  expect([path.from, path.to]).toEqual(['2025-12-01', '2026-11-25'])
  expect(path.cohorts.map(({ loyalShare }) => loyalShare)).toEqual([null, null, null, null])
  // 20 days, 10 days, 6 days, 2 days between entry and first waybill; from 5 May to 31 July are 87. 老 and 旧 went nowhere that was seen.
  expect(path.stages).toMatchObject([
    { stage: 'potential', customers: 1, wentUp: 4, usualDays: 8, usualOf: 4 },
    { stage: 'new', customers: 2, wentUp: 1, near: 1, earlier: 0, usualDays: 87, usualOf: 1 },
    // 老, 旧 and 始 have not shipped for half a year: they are lost, and stand nowhere.
    { stage: 'regular', customers: 1, lost: 3, earlier: 0, wentUp: 0, wentDown: 0, usualDays: null },
    { stage: 'loyal', customers: 0 },
  ])
  expect(path.months.filter(({ up }) => up > 0).map((each) => [each.month, each.up])).toEqual([
    ['2025-12-01', 1],
    ['2026-01-01', 1],
    ['2026-05-01', 1],
    ['2026-07-01', 1],
    ['2026-10-01', 1],
  ])
  // Of October and November nobody has the third month in a row yet.
  expect(
    path.cohorts.map(({ quarter, customers, regular, regularShare }) => [quarter, customers, regular, regularShare]),
  ).toEqual([
    ['2025-10-01', 1, 0, 0],
    ['2026-01-01', 1, 0, 0],
    ['2026-04-01', 1, 1, 1],
    ['2026-10-01', 1, 0, null],
  ])
  expect(path.beforeQuarters).toBe(0)
  // Two years on the first two quarters, and the one of April, lie before the eight that are told.
  const later = await getUpgradePath(await company.contextAs('executive', new Date('2028-09-25T04:00:00Z')))
  expect([later.cohorts.map(({ quarter }) => quarter), later.beforeQuarters]).toEqual([['2026-10-01'], 3])
  expect((await getUpgradePath(await company.contextAs('salesHangzhou', new Date('2028-09-25T04:00:00Z')))).beforeQuarters).toBe(
    0,
  )
  expect(path.earlier).toEqual({ recordsFrom: '2025-12-01', customers: 2 })
  expect((await getUpgradePath(await as('salesHangzhou'))).earlier.customers).toBe(0)
  expect((await getUpgradePath(await as('salesHangzhou'))).stages.map(({ customers }) => customers)).toEqual([0, 0, 0, 0])
})

it('the stalled are those longer there than usual or just short of the gate, with what is missing', async () => {
  const names = async (only?: 'late' | 'near' | 'recovery', user: UserKey = 'sales') =>
    (await listStalled(await as(user), { stage: 'new', only, limit: 50 })).rows.map(({ name }) => name).sort()
  expect(await names()).toEqual(['久', '近'].sort())
  expect(await names('late')).toEqual(['久'])
  expect(await names('near')).toEqual(['近'])
  expect(await names('recovery')).toEqual([])
  expect(await names(undefined, 'salesHangzhou')).toEqual([])
  const { rows } = await listStalled(await as('sales'), { stage: 'new', only: 'near', limit: 50 })
  expect(rows[0]).toMatchObject({
    since: '2026-10-02',
    days: 54,
    near: true,
    missing: [{ gate: 'months_in_row', reached: 2, needed: 3 }],
  })
})

it('a month leads to the very changes that it counts, up and down, within the reader’s scope', async () => {
  const path = await getUpgradePath(await as('sales'))
  const moves = async (asked: Partial<MovesAsked>, user: UserKey = 'sales') =>
    (await listMoves(await as(user), { ...asked, falling: true, limit: 200 })).rows.map(({ name, from, to, on }) => [
      name,
      from,
      to,
      on,
    ])
  for (const { month, up, down } of path.months) {
    expect([month, (await moves({ month, way: 'up' })).length, (await moves({ month, way: 'down' })).length]).toEqual([
      month,
      up,
      down,
    ])
  }
  expect(await moves({ month: '2026-07-01' })).toEqual([['固', 'new', 'regular', '2026-07-31']])
  // What waybills tell of 老 and 旧, customers of before the records, is no change.
  expect((await moves({})).map(([name]) => name).sort()).toEqual(['久', '固', '固', '始', '近'].sort())
  for (const { stage, wentUp } of path.stages) expect((await moves({ from: stage, way: 'up' })).length).toBe(wentUp)
  expect(await moves({}, 'salesHangzhou')).toEqual([])
  const first = await listMoves(await as('sales'), { falling: true, limit: 2 })
  const second = await listMoves(await as('sales'), { falling: true, limit: 200, cursor: first.nextCursor ?? '' })
  expect([...first.rows, ...second.rows].map(({ on }) => on)).toEqual([
    '2026-10-02',
    '2026-07-31',
    '2026-05-05',
    '2026-01-02',
    '2025-12-10',
  ])
})

it('a quarter leads to the customers that were new in it, stalled or not, at whatever stage', async () => {
  const path = await getUpgradePath(await as('sales'))
  for (const { quarter, customers } of path.cohorts) {
    const { rows } = await listStalled(await as('sales'), { cohort: quarter, limit: 200 })
    expect([quarter, rows.length]).toEqual([quarter, customers])
  }
  expect(path.cohorts.length).toBeGreaterThan(0)
})

it('a quarter counts whoever ever passed the gate, or was stated to be beyond it, wherever it stands today', async () => {
  const on = '2026-04-15T00:00:00Z'
  // The gate: three months in a row with four shipments each. These reached it in July and stopped, or fell back, and stand as new.
  await customer('停', 'new', on, [...month('2026-05'), ...month('2026-06'), ...month('2026-07')])
  // Three months with enough, never in a row.
  await customer('断', 'new', on, [...month('2026-05'), ...month('2026-07'), ...month('2026-09')])
  // Three in a row, one of them with too few.
  await customer('少', 'new', on, [...month('2026-05'), ...month('2026-06', 3), ...month('2026-07')])
  // Stated to be loyal once, and stated back; no waybill tells of it.
  await customer('誉', 'new', on, ['2026-05-20'])
  await company.db.execute(sql`
    insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin) values
      (${idOf('誉')}, 'new', 'loyal', '2026-08-01', 'stated'), (${idOf('誉')}, 'loyal', 'new', '2026-09-01', 'stated')`)
  const spring = async () => (await getUpgradePath(await as('sales'))).cohorts.find(({ quarter }) => quarter === '2026-04-01')
  await keepNight()
  // 固, 停 and 誉 of 固, 停, 断, 少 and 誉.
  expect(await spring()).toMatchObject({ customers: 5, regular: 3, regularShare: 3 / 5, loyal: 1 })
  const names = async (reached: 'regular' | 'loyal', user: UserKey = 'sales') =>
    (await listStalled(await as(user), { cohort: '2026-04-01', reached, limit: 50 })).rows.map(({ name }) => name).sort()
  expect(await names('regular')).toEqual(['固', '停', '誉'].sort())
  expect(await names('loyal')).toEqual(['誉'])
  expect(await names('regular', 'salesHangzhou')).toEqual([])
  // A gate that was passed is no change of stage, and makes nobody usual.
  expect((await listLifecycleChanges(await as('sales'), { id: idOf('停') })).map(({ to }) => to)).toEqual(['new'])
  // By the gate as the company sets it now, from the next night on.
  const gate = async (version: number, regular_shipments: number) =>
    changeSetting(await company.system(now), lifecycleSetting, { version, values: { regular_shipments } })
  await gate(0, 3)
  await keepNight()
  expect(await names('regular')).toEqual(['固', '停', '少', '誉'].sort())
  await gate(1, 4)
  await company.db.execute(sql`update lifecycle_place set passed_regular = null where customer_id = ${idOf('断')}`)
  // Until a night has said it of all of them it is not told.
  expect(await spring()).toMatchObject({ regularShare: null })
  const mine = [idOf('停'), idOf('断'), idOf('少'), idOf('誉')]
  await company.db.execute(sql`update customer set archived_at = now() where id = any(${mine}::int[])`)
  await keepNight()
  expect(await spring()).toMatchObject({ customers: 1, regular: 1 })
})

it('the API answers path, gates and a page of the stalled', async () => {
  const found = upgradePathResource.parse(
    await getUpgradePathResource(await as('sales'), { stage: 'new', only: 'near', limit: 50 }),
  )
  expect(found.gates).toEqual({
    regular: { months_in_row: 3, shipments_a_month: 4 },
    loyal: { months_as_customer: 12, active_months: 10, share_of_wallet: 0.6 },
  })
  expect(found.data).toMatchObject([
    { customer: { id: String(idOf('近')), name: '近' }, days: 54, missing: [{ gate: 'months_in_row', needed: 3, reached: 2 }] },
  ])
})

it('a task says what is missing, and there is none about somebody out of reach', async () => {
  const { id } = await handOutStalled(await as('sales'), { id: idOf('近') })
  const task = await company.db.prisma.task.findUniqueOrThrow({
    where: { id: Number(id) },
    select: { title: true, customerId: true },
  })
  expect(task).toEqual({ title: '推进到固定：还差 连续发货的月数', customerId: idOf('近') })
  await expect(handOutStalled(await as('salesHangzhou'), { id: idOf('近') })).rejects.toMatchObject({ code: 'not_found' })
})

it('a stage that is stated from now on is noted, up and down', async () => {
  const ctx = await as('sales')
  const change = async (lifecycle: 'regular' | 'new') =>
    updateCustomer(ctx, { id: idOf('久') }, { version: (await getCustomer(ctx, { id: idOf('久') })).version, lifecycle })
  await change('regular')
  await change('new')
  expect((await listLifecycleChanges(ctx, { id: idOf('久') })).map(({ from, to, origin }) => [from, to, origin])).toEqual([
    ['regular', 'new', 'stated'],
    ['new', 'regular', 'stated'],
    ['potential', 'new', 'waybills'],
  ])
})

it('what waybills tell of a customer of before the records begins no time at a stage either, and is skipped by none', async () => {
  const stated = (from: string, to: string, on: string, origin = 'stated') =>
    company.db.execute(sql`
      insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin) values (${idOf('旧')}, ${from}, ${to}, ${on}::date, ${origin})`)
  await stated('loyal', 'regular', '2026-03-25')
  // Between them lies its first waybill of the records, on 2 April: when it became regular again nobody saw.
  await stated('new', 'regular', '2026-06-30', 'waybills')
  await stated('regular', 'loyal', '2026-08-01')
  await stated('loyal', 'regular', '2026-09-01')
  await stated('regular', 'loyal', '2026-10-01')
  await keepNight()
  const { stages } = await getUpgradePath(await as('executive'))
  // From 1 September to 1 October.
  expect(stages.find(({ stage }) => stage === 'regular')).toMatchObject({ usualDays: 30, usualOf: 1 })
})

it('who was stated to be loyal is so in its quarter, and whoever is archived later leaves the usual days', async () => {
  const path = async () => getUpgradePath(await as('executive'))
  // 旧 was stated to be loyal meanwhile, and stands in no quarter.
  expect((await path()).cohorts.find(({ quarter }) => quarter === '2026-04-01')).toMatchObject({
    customers: 1,
    loyal: 0,
    // Since April nobody can have been a customer for twelve months.
    loyalShare: null,
  })
  await company.db.execute(sql`
    insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin) values (${idOf('固')}, 'regular', 'loyal', '2026-11-01', 'stated')`)
  expect((await path()).cohorts.find(({ quarter }) => quarter === '2026-04-01')).toMatchObject({
    customers: 1,
    loyal: 1,
    loyalShare: 1,
  })
  const usualOfNew = async () => (await path()).stages.find(({ stage }) => stage === 'new')
  // From its first waybill on 5 May to the end of July, and of 久 within a day.
  const before = await usualOfNew()
  await company.db.execute(sql`update customer set archived_at = now() where id = ${idOf('固')}`)
  await keepNight()
  expect((await usualOfNew())?.usualOf).toBe((before?.usualOf ?? 0) - 1)
})

it('who has all that the next stage asks for, and who lacks only an answer, are counted at their stage and listed, and raised from there', async () => {
  const tenMonths = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].flatMap((of) => month(`2026-${of}`, 1))
  // A customer for years with ten active months: 全 gives us 70 % of what it sends, 问 was never asked, 少 gives 30 % and was never asked either, 缺 has nine months and was never asked.
  await customer('全', 'regular', '2026-01-01T00:00:00Z', tenMonths, '2020-01-01')
  await customer('问', 'regular', '2026-01-01T00:00:00Z', tenMonths, '2020-01-01')
  await customer('少', 'regular', '2026-01-01T00:00:00Z', tenMonths, '2020-01-01')
  await customer('缺', 'regular', '2026-01-01T00:00:00Z', tenMonths.slice(1), '2020-01-01')
  const share = (name: string, of: number) =>
    company.db.execute(
      sql`update customer set facts = jsonb_build_object('share_of_wallet', ${of}::float8) where id = ${idOf(name)}`,
    )
  await share('全', 0.7)
  await share('少', 0.3)
  await keepNight()
  const names = async (only: 'near' | 'ask' | 'open') =>
    (await listStalled(await as('sales'), { stage: 'regular', only, limit: 50 })).rows.map(({ name }) => name).sort()
  expect(await names('open')).toEqual(['全'])
  expect(await names('ask')).toEqual(['少', '问'].sort())
  expect(await names('near')).toEqual(['少', '问'].sort())
  const stageOf = async () => (await getUpgradePath(await as('sales'))).stages.find(({ stage }) => stage === 'regular')
  expect(await stageOf()).toMatchObject({ near: 2, ask: 2, open: 1 })
  const [row] = (await listStalled(await as('sales'), { stage: 'regular', only: 'open', limit: 50 })).rows
  expect(row).toMatchObject({ name: '全', missing: [], stands: true, open: true })
  const asked = await listStalled(await as('sales'), { stage: 'regular', only: 'ask', limit: 50 })
  expect(asked.rows.map(({ open }) => open)).toEqual([false, false])
  await passGate(await as('sales'), { id: idOf('全') }, { version: row?.version ?? 0 })
  expect(await names('open')).toEqual([])
  expect(await stageOf()).toMatchObject({ open: 0 })
})
