import { describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { countIssues, listWaybillViews } from '#lib/records/waybills/browse'
import type { Issue } from '#lib/records/waybills/issue'
import { promiseState, stillHours } from '#lib/records/waybills/issue'
import { lookUpWaybills } from '#lib/records/waybills/lookup'
import { getWaybillCard } from '#lib/records/waybills/service'
import { stillSetting } from '#lib/records/waybills/settings'
import { WAYBILL_STATUSES } from '#lib/records/waybills/status'
import { listUnderWay } from '#lib/records/waybills/under-way'
import { ago, companyWithWaybills, now, shipped } from './waybill-company.ts'

const { company, customers, waybill, numbers } = companyWithWaybills()

describe('what is under way for a customer', () => {
  it('is past its promise, or stands still, or is on its way: what has come to an end is not in it', async () => {
    const ctx = await company().contextAs('sales', now)
    const numbersOf = (rows: readonly { waybillNo: string }[]) => rows.map(({ waybillNo }) => waybillNo)
    const { rows, more } = await listUnderWay(ctx, customers.own ?? 0, 6)
    const found = numbersOf(rows)
    // A-0000002 was promised ten hours ago; A-0000003 and A-0000004 have been delivered, B-0000001 of the merged customer is lost.
    expect(found[0]).toBe('A-0000002')
    expect(found).toContain('A-0000001')
    for (const ended of ['A-0000003', 'A-0000004', 'B-0000001']) expect(found).not.toContain(ended)
    expect(more).toBe(false)
    expect(await listUnderWay(ctx, customers.own ?? 0, 1)).toMatchObject({ rows: [{ waybillNo: 'A-0000002' }], more: true })
    expect((await listUnderWay(await company().contextAs('salesHangzhou', now), customers.own ?? 0, 6)).rows).toEqual([])
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
    const { rows } = await listWaybillViews(await company().contextAs('administrator', now), those)
    expect(rows).toHaveLength(made)
    const named = (found: typeof rows) => found.map(({ waybillNo }) => waybillNo).sort()
    const still = named(rows.filter((row) => stillHours(row, now, shipped) !== null))
    const overdue = named(rows.filter((row) => promiseState(row, now).kind === 'overdue'))
    expect(still.length).toBeGreaterThan(20)
    expect(overdue.length).toBeGreaterThan(20)
    const listed = async (issue: Issue) => (await numbers('administrator', { ...those, issue })).sort()
    expect(await listed('still')).toEqual(still)
    expect(await listed('overdue')).toEqual(overdue)
    await company().db.execute(sql`delete from tracking_event where waybill_no like 'EDGE-%'`)
    await company().db.execute(sql`delete from waybill where waybill_no like 'EDGE-%'`)
  })
})

describe('how long a waybill may stand still', () => {
  it('is the company’s to set: list, counts, card and pasted numbers go by it at once', async () => {
    await waybill({ no: 'STILL-01', accepted: ago(60), status: 'in_transit', event: ago(30) })
    await waybill({ no: 'STILL-02', accepted: ago(60), status: 'customs', event: ago(50) })
    const ctx = await company().contextAs('administrator', now)
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
    await company().db.execute(sql`delete from tracking_event where waybill_no like 'STILL-%'`)
    await company().db.execute(sql`delete from waybill where waybill_no like 'STILL-%'`)
  })
})
