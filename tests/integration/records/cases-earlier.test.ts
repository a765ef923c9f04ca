import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { findEarlierComplaints } from '#lib/records/cases/desk/earlier-complaints'
import { recordCase } from '#lib/records/cases/desk/intake'
import { reclassifyCase } from '#lib/records/cases/desk/reclassify'
import { resolveCase, tellUser } from '#lib/records/cases/desk/service'
import { loadHomeProvince } from '#lib/records/cases/load-settings'
import { getCase } from '#lib/records/cases/service'
import { caseSettings } from '#lib/records/cases/settings'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at, dueOf, openCase, viewAs } from './case-company.ts'
import { mergeInto } from './relations-company.ts'

let company: TestCompany
let own = 0
let merged = 0
let far = 0
const ids: Record<string, string> = {}
const day = (number: number) => at(`2026-03-${String(number).padStart(2, '0')}T09:00`)
const as = (user: UserKey, now = day(20)) => company.contextAs(user, now)
beforeAll(async () => {
  company = await openTestCompany()
  const { db, outlets, users } = company
  own = await insertCustomer(db, { externalId: 'OWN', ownerId: users.sales.id, outletId: outlets.shounan })
  merged = await insertCustomer(db, { externalId: 'OLD', ownerId: users.sales.id, outletId: outlets.shounan })
  far = await insertCustomer(db, { externalId: 'FAR', outletId: outlets.xihu })
  await db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, status, stated_status)
    values ('W-OWN', ${own}, '2026-02-26T10:00+08', '2026-02-26', 'CNY', 'in_transit', 'in_transit')`)
  const open = async (name: string, customer: number, on: number, more: Parameters<typeof openCase>[2] = {}) => {
    ids[name] = String(await openCase(await as('administrator', day(on)), customer, more))
  }
  await open('onWaybill', own, 1, { waybill_no: 'W-OWN', category: 'loss' })
  await open('ofMerged', merged, 2)
  await open('request', own, 3, { type: 'request', subcategory: 'trace' })
  await open('ofFar', far, 4)
  for (const on of [5, 6, 7, 8, 9, 10, 11, 12]) await open(`day${on}`, own, on)
  const ctx = await as('administrator', day(13))
  const id = { id: Number(ids['onWaybill']) }
  await resolveCase(ctx, id, { version: 1, root_cause: 'sorting', resolution: '已赔付' })
  await tellUser(ctx, id, { channel: 'call', text: '已赔付' })
  await mergeInto(company, merged, own)
})
afterAll(() => company.close())

const found = async (user: UserKey, asked: Parameters<typeof findEarlierComplaints>[1]) => {
  const { complaints, likelyId } = await findEarlierComplaints(await as(user), asked)
  const name = (id: string | null) => Object.entries(ids).find(([, each]) => each === id)?.[0] ?? id
  return { complaints: complaints.map((row) => name(row.id)), likely: name(likelyId) }
}
const lastEight = ['day12', 'day11', 'day10', 'day9', 'day8', 'day7', 'day6', 'day5']

describe('the earlier complaint', () => {
  it('is found by the customer: the latest eight, no other type, nobody else’s', async () => {
    expect(await found('service', { customerId: String(own) })).toEqual({ complaints: lastEight, likely: null })
  })

  it('is likely the one on the same waybill, closed or not, which is never left out', async () => {
    const expected = { complaints: [...lastEight.slice(0, 7), 'onWaybill'], likely: 'onWaybill' }
    expect(await found('service', { waybillNo: ' W-OWN ' })).toEqual(expected)
    // The waybill says whose it is, whoever was chosen before.
    expect(await found('service', { waybillNo: 'W-OWN', customerId: String(far) })).toEqual(expected)
    const { complaints } = await findEarlierComplaints(await as('service'), { waybillNo: 'W-OWN' })
    expect(complaints.at(-1)).toMatchObject({ stage: 'closed', opened_on: '2026-03-01' })
  })

  it('is never the case that asks, nor one out of reach, nor any while nobody knows whose it is', async () => {
    const { complaints } = await found('service', { customerId: String(own), without: ids['day12'] })
    expect(complaints).toEqual([...lastEight.slice(1), 'ofMerged'])
    const none = { complaints: [], likely: null }
    expect(await found('service', { customerId: String(far) })).toEqual(none)
    expect(await found('serviceHangzhou', { waybillNo: 'W-OWN' })).toEqual(none)
    expect(await found('service', { waybillNo: 'NOWHERE' })).toEqual(none)
    expect(await found('service', {})).toEqual(none)
  })
})

describe('a postal appeal', () => {
  it('is recorded with its date, its regulator and the complaint it goes on from', async () => {
    const recorded = await recordCase(await as('service'), {
      ...{ waybill_no: 'W-OWN', type: 'appeal', channel: 'regulator', source_no: 'ZB-1', due_at: '2026-03-26T18:00' },
      ...{ regulator_province: '31', complaint_id: ids['onWaybill'] },
    })
    expect(recorded).toMatchObject({ complaint_id: ids['onWaybill'], regulator_province: '31', customer_id: String(own) })
    expect(dueOf(await viewAs(company, 'service', Number(recorded.id)))['appeal']).toEqual(at('2026-03-26T18:00'))
  })

  it('does not go on from another’s complaint', async () => {
    const claim = async (user: UserKey) =>
      recordCase(await as(user), {
        ...{ customer_id: String(own), type: 'claim', channel: 'hotline', description: '丢件' },
        complaint_id: ids['ofFar'],
      })
    await expect(claim('administrator')).rejects.toMatchObject({ detail: 'case.complaint_of_another' })
    await expect(claim('service')).rejects.toMatchObject({ detail: 'case.complaint_not_found' })
  })

  it('comes by default from the regulator of the company’s own province', async () => {
    const ctx = await as('administrator')
    expect(await loadHomeProvince(ctx)).toBe('33')
    await changeSetting(ctx, caseSettings.appeal, { version: 0, values: { home_province: 31 } })
    expect(await loadHomeProvince(ctx)).toBe('31')
    await changeSetting(ctx, caseSettings.appeal, { version: 1, values: { home_province: 33 } })
  })
})

describe('a case that turns out to be something else', () => {
  it('is given what happened where nothing was written down, and keeps what was', async () => {
    const ctx = await as('service')
    const id = { id: await openCase(ctx, own) }
    const change = async (description: string) =>
      reclassifyCase(ctx, id, { version: (await getCase(ctx, id)).version, description })
    expect(await change('少一件，要求补发')).toMatchObject({ description: '少一件，要求补发' })
    await expect(change('没有少')).rejects.toMatchObject({ detail: 'case.words_stay' })
    expect((await getCase(ctx, id)).description).toBe('少一件，要求补发')
  })

  it('takes up the earlier complaint, and lets go of it with the type or channel that may have one', async () => {
    const ctx = await as('service')
    const id = { id: await openCase(ctx, own) }
    const version = async () => (await getCase(ctx, id)).version
    const change = async (more: Omit<Parameters<typeof reclassifyCase>[2], 'version'>) =>
      reclassifyCase(ctx, id, { version: await version(), ...more })
    const complaint = { complaint_id: ids['day12'] }
    await expect(change(complaint)).resolves.toMatchObject({ complaint_id: null })
    expect(
      await change({ type: 'appeal', channel: 'regulator', due_at: '2026-04-01T12:00', regulator_province: '33', ...complaint }),
    ).toMatchObject({ complaint_id: ids['day12'], due_at: at('2026-04-01T12:00').toISOString() })
    expect(await change({ subcategory: 'false_delivery' })).toMatchObject(complaint)
    expect(await change({ channel: 'mail' })).toMatchObject({ complaint_id: null })
    expect(await change({ type: 'claim', ...complaint })).toMatchObject(complaint)
    expect(await change({ complaint_id: null })).toMatchObject({ complaint_id: null })
  })
})
