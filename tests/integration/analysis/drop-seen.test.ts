import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dropExport } from '#lib/analysis/drop/export'
import { markDropsSeen, takeSeenBack } from '#lib/analysis/drop/seen/service'
import { dropOf, dropsByOwner, listDrops, sumDropsWithin } from '#lib/analysis/drop/service'
import { handOutDueOn } from '#lib/analysis/hand-out/hand-out'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { cadence } from '#lib/records/cadence/settings'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
const ids: Record<string, number> = {}
const now = new Date('2026-08-03T02:00:00Z')
const as = (user: UserKey, at = now) => company.contextAs(user, at)
const idOf = (name: string) => ids[name] ?? 0

beforeAll(async () => {
  company = await openTestCompany()
  const { sales, salesColleague, salesHangzhou } = company.users
  ids['甲'] = await fall('甲', 2, { ownerId: sales.id, outletId: company.outlets.shounan })
  ids['乙'] = await fall('乙', 3, { ownerId: salesColleague.id, outletId: company.outlets.shounan })
  ids['杭'] = await fall('杭', 1, { ownerId: salesHangzhou.id })
})
afterAll(() => company.close())
beforeEach(async () => {
  await company.db.execute(sql`delete from drop_seen`)
})

async function fall(name: string, level: number, given: object): Promise<number> {
  const id = await insertCustomer(company.db, { name, ...given })
  await company.db.execute(sql`
    insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
    values (${id}, '2026-08-02', '2026-07-20', ${level}, 84, 1200, 300, 400, ${100_000 * level}, '{}',
      '{"damaged":0,"lost":0,"promised":0,"late":0,"lateBefore":null,"complaints":0,"openComplaints":0,"priceBefore":400,"priceNow":400,"kindRatio":null,"rivals":[],"shareOfWallet":null}')`)
  return id
}

const names = async (user: UserKey, more: object = {}, at = now) =>
  (await listDrops(await as(user, at), { limit: 50, sort: '-loss', ...more })).rows.map(({ name }) => name)
const mark = async (name: string, more: object = {}) =>
  markDropsSeen(await as('salesManager'), { customers: [idOf(name)], ...more })
const change = (name: string, what: { level?: number; since?: string }) =>
  company.db.execute(sql`
    update customer_drop set level = coalesce(${what.level ?? null}::int2, level), since = coalesce(${what.since ?? null}::date, since)
    where customer_id = ${idOf(name)}`)

describe('a drop that somebody has seen', () => {
  it('says who, when and why, is told apart in the list, and counts no more in what the home adds up', async () => {
    expect(await mark('甲', { reason: 'seasonal', note: '收完杨梅' })).toEqual({ count: 1 })
    expect((await dropOf(await as('sales'), idOf('甲')))?.seen).toEqual({
      ...{ on: '2026-08-03', by: company.users.salesManager.name, reason: 'seasonal', note: '收完杨梅' },
    })
    expect(await names('executive', { seen: true })).toEqual(['甲'])
    expect(await names('executive', { seen: false })).toEqual(['乙', '杭'])
    expect(await names('executive')).toEqual(['乙', '甲', '杭'])
    const executive = await as('executive')
    // 300,000 of the one and 100,000 of the other.
    expect(await sumDropsWithin(executive, { seen: false })).toMatchObject({ customers: 2, lossMinor: 400_000, seen: 1 })
    expect(await sumDropsWithin(executive)).toMatchObject({ customers: 3, lossMinor: 600_000, seen: 1 })
    expect(await sumDropsWithin(executive, { owner: String(company.users.sales.id) })).toMatchObject({ customers: 1, seen: 1 })
    expect((await dropsByOwner(executive, false)).map(({ owner }) => owner?.id)).not.toContain(company.users.sales.id)
    const file = await dropExport.take(executive, { sort: '-loss', seen: true }, 'csv')
    const lines = (await new Response(file.stream).text()).trimEnd().split(/\r?\n/)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('季节性 · 收完杨梅')
  })

  it('is told apart by programs too', async () => {
    await markDropsSeen(await as('salesManager', new Date()), { customers: [idOf('甲')], reason: 'known' })
    const { body } = await company.api('GET', '/analysis/drops?seen=true', { key: await company.keyFor('executive') })
    expect(body.data).toMatchObject([{ customer: { name: '甲' }, seen: { reason: 'known', note: null } }])
  })

  it('comes back when it is a step worse, and is left alone when it is milder', async () => {
    await mark('甲')
    await change('甲', { level: 1 })
    expect(await names('executive', { seen: true })).toEqual(['甲'])
    await change('甲', { level: 3 })
    expect(await names('executive', { seen: true })).toEqual([])
    await change('甲', { level: 2 })
  })

  it('comes back when a month has gone by, and when it has left the list and come into it again', async () => {
    await mark('甲')
    const at = (day: string) => new Date(`${day}T02:00:00Z`)
    expect(await names('executive', { seen: true }, at('2026-09-02'))).toEqual(['甲'])
    expect(await names('executive', { seen: true }, at('2026-09-03'))).toEqual([])
    await change('甲', { since: '2026-08-10' })
    expect(await names('executive', { seen: true }, at('2026-08-12'))).toEqual([])
    await change('甲', { since: '2026-07-20' })
  })

  it('is taken back, and marked anew in the place of before; both are in the log', async () => {
    await mark('甲', { reason: 'closed' })
    await mark('甲', { reason: 'known' })
    const manager = await as('salesManager')
    expect((await dropOf(manager, idOf('甲')))?.seen?.reason).toBe('known')
    expect(await takeSeenBack(manager, { customers: [idOf('甲')] })).toEqual({ count: 1 })
    expect(await takeSeenBack(manager, { customers: [idOf('甲')] })).toEqual({ count: 0 })
    expect((await dropOf(manager, idOf('甲')))?.seen).toBeNull()
    const logged = await company.db.rows(
      z.object({ action: z.string(), subject: z.string() }),
      sql`select action, subject_id as subject from audit_event where action like 'drop.seen%' order by id desc limit 3`,
    )
    const subject = String(idOf('甲'))
    expect(logged).toEqual(['drop.seen_undo', 'drop.seen', 'drop.seen'].map((action) => ({ action, subject })))
  })

  it('is marked as far as drops are handed out, and by nobody who may not', async () => {
    const manager = await as('salesManager')
    await expect(markDropsSeen(manager, { customers: [idOf('杭')] })).rejects.toMatchObject({ code: 'not_found' })
    expect(await markDropsSeen(manager, { customers: [idOf('杭'), idOf('乙'), idOf('乙')] })).toEqual({ count: 1 })
    await expect(takeSeenBack(manager, { customers: [idOf('杭')] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(markDropsSeen(await as('service'), { customers: [idOf('甲')] })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('until when a drop that is handed out is to be seen to', () => {
  // 2026-09-25 to 27 is 中秋, a Friday and the weekend; 10-01 to 07 are 国庆, and 10-10 is worked: 国务院办公厅, 2025-11-04.
  it('is three working days by the calendar, or as many as the rhythm of contacts gives', async () => {
    const due = async (day: string) => handOutDueOn(await as('salesManager', new Date(`${day}T02:00:00Z`)))
    expect(await due('2026-08-03')).toBe('2026-08-06')
    expect(await due('2026-08-06')).toBe('2026-08-11')
    expect(await due('2026-09-30')).toBe('2026-10-10')
    await changeSetting(await company.system(), cadence, { version: 0, values: { drowsy_call: 1 } })
    expect(await due('2026-08-03')).toBe('2026-08-04')
    await changeSetting(await company.system(), cadence, { version: 1, values: { drowsy_call: 0 } })
    expect(await due('2026-08-03')).toBe('2026-08-06')
  })
})
