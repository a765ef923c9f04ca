import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { handOutAlarms } from '#lib/analysis/concentration-alarms/hand-out'
import {
  findAlarmsWindow,
  listConcentrationAlarms,
  markAlarmsSeen,
  sumConcentrationAlarms,
  takeAlarmsBack,
} from '#lib/analysis/concentration-alarms/service'
import { keepConcentration } from '#lib/analysis/concentration-trend/keep'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * As of 28 February 2026, so the last twelve whole months are March 2025 to February 2026: B in 下应 (鄞州, 宁波) brings 3,000.00 of which 2,000.00 are margin, C in 西湖 (杭州) 1,000.00, both in 华东.
 */
let company: TestCompany
const asOf = '2026-02-28'
const now = new Date('2026-03-01T02:00:00Z')
let ids: { b: number; c: number }
const as = (user: UserKey) => company.contextAs(user, now)
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const b = await insertCustomer(db, { externalId: 'B', name: 'B', ownerId: users.salesXiaying.id, outletId: outlets.xiaying })
  const c = await insertCustomer(db, { externalId: 'C', name: 'C', outletId: outlets.xihu })
  await insertWaybill(db, { customerId: b, acceptedOn: '2024-01-10', freightMinor: 100 })
  await insertWaybill(db, { customerId: b, acceptedOn: '2025-06-10', freightMinor: 300_000, costMinor: 100_000, pieces: 4 })
  await insertWaybill(db, { customerId: c, acceptedOn: '2025-07-10', freightMinor: 100_000 })
  await db.execute(sql`
    insert into customer_paper (customer_id, type, title, form, keeper_id, valid_until) values (${b}, 'contract', '合同', 'original', ${users.sales.id}, '2026-12-31')`)
  ids = { b, c }
  await keepConcentration(await company.system(), asOf)
})
afterAll(() => company.close())

const ask = { sort: '-revenue', limit: 50 } as const
const listed = async (user: UserKey, more: object = {}) =>
  (await listConcentrationAlarms(await as(user), { ...ask, ...more })).rows
const told = () =>
  company.db.rows(
    z.object({ to: z.string(), kind: z.string(), params: z.record(z.string(), z.unknown()), href: z.string() }),
    sql`
    select u.name as "to", n.kind, n.params, n.href from notification n join app_user u on u.id = n.user_id where n.kind like 'concentration%' order by n.id`,
  )

describe('alarms', () => {
  it('stand by share, those of the company before all others for whoever may hear of them', async () => {
    const order = async (user: UserKey, sort: 'share' | '-share') =>
      (await listConcentrationAlarms(await as(user), { ...ask, sort })).rows.map(({ name, outletId, share }) => [
        name,
        outletId,
        share,
      ])
    const { xiaying, xihu, east } = company.outlets
    // 0.75 and 0.25 of 华东 hold of the company too; the whole of a single outlet comes after them.
    const all = await order('executive', '-share')
    expect(all.slice(0, 2)).toEqual([
      ['B', east, 0.75],
      ['C', east, 0.25],
    ])
    expect(all.slice(2)).toEqual(
      expect.arrayContaining([
        ['B', xiaying, 1],
        ['C', xihu, 1],
      ]),
    )
    expect(all).toHaveLength(4)
    expect(await order('executive', 'share')).toEqual([...all].reverse())
    expect(await order('outletXiaying', '-share')).toEqual([['B', xiaying, 1]])
    const first = await listConcentrationAlarms(await as('executive'), { ...ask, sort: '-share', limit: 1 })
    const next = await listConcentrationAlarms(await as('executive'), {
      ...{ ...ask, sort: '-share', limit: 1, cursor: first.nextCursor ?? undefined },
    })
    expect(next.rows.map(({ name, outletId }) => [name, outletId])).toEqual([['C', east]])
  })

  it('are over the same twelve months for whoever sees one place alone', async () => {
    const window = { from: '2025-03-01', to: '2026-03-01' }
    expect(await findAlarmsWindow(await as('executive'))).toEqual(window)
    expect(await findAlarmsWindow(await as('outletXiaying'))).toEqual(window)
  })

  it('stand once for places with the same customers, at the lowest, with those above named', async () => {
    const { xiaying, yinzhou, ningbo, xihu, hangzhou, east, hq } = company.outlets
    const rows = await listed('executive')
    expect(rows.map(({ name, outletId, above, share }) => [name, outletId, above.map(({ id }) => id), share])).toEqual(
      expect.arrayContaining([
        ['B', xiaying, [yinzhou, ningbo], 1],
        ['B', east, [hq, 0], 0.75],
        ['C', xihu, [hangzhou], 1],
        ['C', east, [hq, 0], 0.25],
      ]),
    )
    expect(rows).toHaveLength(4)
    expect(rows.find(({ name, outletId }) => name === 'B' && outletId === east)).toMatchObject({
      ...{ revenueMinor: 300_000, marginMinor: 200_000, hhiAfter: 1, limitShare: 0.05, paperUntil: '2026-12-31', since: asOf },
    })
    expect(rows.find(({ outletId }) => outletId === xiaying)).toMatchObject({ limitShare: 0.1, hhiAfter: null })
    // 3,000.00 and 1,000.00, each once.
    expect(await sumConcentrationAlarms(await as('executive'), {})).toEqual({
      ...{ alarms: 4, customers: 2, seen: 0, revenueMinor: 400_000 },
    })
  })

  it('are told of whole places only, and so are the names of those above', async () => {
    const { xiaying, yinzhou, ningbo } = company.outlets
    const inNingbo = await listed('serviceManager')
    expect(inNingbo.map(({ name, outletId, above }) => [name, outletId, above.map(({ id }) => id)])).toEqual([
      ['B', xiaying, [yinzhou, ningbo]],
    ])
    expect((await listed('outletXiaying')).map(({ outletId, above }) => [outletId, above])).toEqual([[xiaying, []]])
    expect(await listed('salesXiaying')).toEqual([])
    const asked = await listed('executive', { outlet: String(ningbo) })
    expect(asked.map(({ outletId }) => outletId)).toEqual([xiaying])
  })

  it('keep their day when they are folded into one below, and nobody is told of what stood on the first night', async () => {
    expect(await told()).toEqual([])
    // June 2025 is out again; July is in, and C is all there is.
    await keepConcentration(await company.system(), '2026-06-30')
    const { xihu, hangzhou, east, hq } = company.outlets
    expect(
      (await listed('executive')).map(({ name, outletId, above, since }) => [name, outletId, above.map(({ id }) => id), since]),
    ).toEqual([['C', xihu, [hangzhou, east, hq, 0], asOf]])
    // Parted again, the one above is none that opened.
    const d = await insertCustomer(company.db, {
      name: '丁',
      outletId: company.outlets.xiaying,
      ownerId: company.users.salesXiaying.id,
    })
    await insertWaybill(company.db, { customerId: d, acceptedOn: '2026-05-10', freightMinor: 300_000 })
    await keepConcentration(await company.system(), '2026-06-30')
    const { rows } = await listConcentrationAlarms(await as('executive'), ask)
    expect(rows.find(({ name, outletId }) => name === 'C' && outletId === east)?.since).toBe(asOf)
    expect(rows.find(({ name, outletId }) => name === '丁' && outletId === east)?.since).toBe('2026-06-30')
  })

  it('that open are told once: to the owner of the customer and to whoever leads the place, without a share', async () => {
    const { users } = company
    const tellings = await told()
    expect(tellings.map(({ to }) => to).toSorted()).toEqual(
      [users.salesXiaying.name, users.outletXiaying.name, users.executive.name, users.executiveNingbo.name].toSorted(),
    )
    const own = tellings.find(({ to }) => to === users.salesXiaying.name)
    expect(own).toMatchObject({ kind: 'concentration_alarms', params: { name: '丁', count: 1 } })
    expect(own?.href).toMatch(/^\/customers\/\d+$/)
    expect(tellings.find(({ to }) => to === users.outletXiaying.name)).toMatchObject({
      ...{ kind: 'concentration_alarm', params: { name: '丁', whole: 'no' }, href: '/analysis/concentration/alarms' },
    })
    await company.db.execute(sql`update notification set read_at = now()`)
    await keepConcentration(await company.system(), '2026-06-30')
    expect(await told()).toHaveLength(tellings.length)
    await keepConcentration(await company.system(), asOf)
  })
})

describe('an alarm that somebody has seen', () => {
  const executive = () => as('executive')
  it('is told apart, holds for all alarms of the customer, and is taken back; both are in the log', async () => {
    expect(await markAlarmsSeen(await executive(), { customers: [ids.b, ids.b], reason: 'secured', note: '签到年底' })).toEqual({
      count: 1,
    })
    const seen = await listed('executive', { seen: true })
    expect(seen.map(({ name }) => name)).toEqual(['B', 'B'])
    expect(seen[0]?.seen).toEqual({ on: '2026-03-01', by: company.users.executive.name, reason: 'secured', note: '签到年底' })
    expect((await listed('executive', { seen: false })).map(({ name }) => name)).not.toContain('B')
    expect(await sumConcentrationAlarms(await executive(), {})).toMatchObject({ seen: 2 })
    const { body } = await company.api('GET', '/analysis/concentration/alarms?limit=200', {
      key: await company.keyFor('executive'),
    })
    expect(body.data).toContainEqual(expect.objectContaining({ above: [expect.anything(), null] }))
    expect(await takeAlarmsBack(await executive(), { customers: [ids.b] })).toEqual({ count: 1 })
    expect(await takeAlarmsBack(await executive(), { customers: [ids.b] })).toEqual({ count: 0 })
    const logged = await company.db.rows(
      z.object({ action: z.string() }),
      sql`select action from audit_event where action like 'concentration.seen%' order by id`,
    )
    expect(logged.map(({ action }) => action)).toEqual(['concentration.seen', 'concentration.seen_undo'])
  })

  it('comes back after three months, and where one opens later', async () => {
    await markAlarmsSeen(await executive(), { customers: [ids.b] })
    const at = async (day: string) =>
      (await listConcentrationAlarms(await company.contextAs('executive', new Date(`${day}T02:00:00Z`)), { ...ask, seen: true }))
        .rows.length
    expect([await at('2026-05-31'), await at('2026-06-01')]).toEqual([2, 0])
    await company.db.execute(
      sql`update concentration_alarm set since = '2026-03-02' where customer_id = ${ids.b} and outlet_id = ${company.outlets.east}`,
    )
    expect((await listed('executive', { seen: true })).map(({ outletId }) => outletId)).toEqual([company.outlets.xiaying])
    await takeAlarmsBack(await executive(), { customers: [ids.b] })
  })

  it('is marked as far as the list reaches', async () => {
    const ningbo = await as('executiveNingbo')
    await expect(markAlarmsSeen(ningbo, { customers: [ids.c] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(takeAlarmsBack(ningbo, { customers: [ids.c] })).rejects.toMatchObject({ code: 'not_found' })
    // Owns the customer, and does not see the place.
    await expect(markAlarmsSeen(await as('salesXiaying'), { customers: [ids.b] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(markAlarmsSeen(await as('service'), { customers: [ids.b] })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('alarms are handed out one task a customer, which tells no share, and none twice', async () => {
  const executive = await as('executive')
  const input = { customers: [ids.b, ids.c], due_on: '2026-03-05' }
  expect(await handOutAlarms(executive, input)).toEqual({ made: 1, already: 0, nobody: 1, refused: 0 })
  expect(await handOutAlarms(executive, input)).toEqual({ made: 0, already: 1, nobody: 1, refused: 0 })
  const tasks = await company.db.rows(
    z.object({ title: z.string(), to: z.int() }),
    sql`select title, assignee_id as "to" from task where origin = 'concentration'`,
  )
  expect(tasks).toEqual([
    { title: '单一客户预警：年收入 ¥3,000.00，在下应营业部占比过高，请安排续约或分散', to: company.users.salesXiaying.id },
  ])
  expect((await listed('executive', { handed_out: true })).map(({ name }) => name)).toEqual(['B', 'B'])
  expect((await listed('executive', { handed_out: false })).map(({ name }) => name)).toEqual(['C', 'C'])
  expect((await listed('executive', { owner: String(company.users.salesXiaying.id) })).map(({ name }) => name)).toEqual([
    'B',
    'B',
  ])
  await expect(handOutAlarms(await as('salesXiaying'), input)).rejects.toMatchObject({ code: 'not_found' })
})
