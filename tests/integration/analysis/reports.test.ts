import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sendReports } from '#lib/analysis/reports/deliver'
import type { ReportInput } from '#lib/analysis/reports/schema'
import {
  addReport,
  deleteReport,
  getReport,
  listReports,
  pauseReport,
  runReport,
  takeReportFile,
  testRobot,
} from '#lib/analysis/reports/service'
import { isAppError } from '#lib/core/errors'
import { sql } from '#lib/platform/db/sql'
import { seal } from '#lib/platform/http/seal'
import { listNotifications } from '#lib/platform/notify/notify'
import { publicInternet } from '#lib/platform/outbound/send'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
const got: unknown[] = []
let says = '{"errcode":0}'
const receiver = createServer((request, response) => {
  let text = ''
  request.on('data', (piece) => {
    text += piece
  })
  request.on('end', () => {
    got.push(JSON.parse(text))
    response.end(says)
  })
})
/** The receiver of these tests, and nothing else. */
const reach = { ...publicInternet, protocols: ['http:'], mayConnect: (address: string) => address === '127.0.0.1' }

beforeAll(async () => {
  company = await openTestCompany()
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { sales, salesManager } = company.users
  // Two of the salesperson, one of the manager.
  await insertCustomer(company.db, { ownerId: sales.id, outletId: company.outlets.shounan })
  await insertCustomer(company.db, { ownerId: sales.id, outletId: company.outlets.shounan })
  await insertCustomer(company.db, { ownerId: salesManager.id, outletId: company.outlets.shounan })
})
afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve))
  await company.close()
})
beforeEach(async () => {
  await company.db.execute(sql`delete from report`)
  await company.db.execute(sql`delete from notification`)
  got.length = 0
  says = '{"errcode":0}'
})

// A Friday, 10:00 in the company's time.
const friday = new Date('2026-11-27T02:00:00Z')
const later = (minutes: number) => new Date(friday.getTime() + minutes * 60_000)
const input: ReportInput = {
  ...{ name: '周报', of: { view: 1 }, every: 'day', weekday: null, month_day: null, time: '10:30', skip_days_off: false },
  ...{ recipients: [], file_format: null, robot: null },
}
const all = { search: '', query: { sort: 'value', falling: true }, columns: ['name', 'owner'], dashboard: null }
const add = async (user: UserKey, given: Partial<ReportInput>) =>
  (await addReport(await company.contextAs(user, friday), { ...input, ...given }, all)).id
const send = async (now: Date) => sendReports(await company.system(now), reach)
const deliveriesOf = async (user: UserKey, id: number) => (await getReport(await company.contextAs(user), id)).deliveries
/** Gives a report the receiver as its robot, which no form would take. */
const toReceiver = (id: number) => {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  return company.db.execute(
    sql`update report set robot_kind = 'wecom', robot_sealed = ${seal(JSON.stringify({ url, secret: '' }))} where id = ${id}`,
  )
}

describe('a report', () => {
  it('comes round at its time, once, and then at its next', async () => {
    const id = await add('salesManager', { file_format: 'csv' })
    expect(await send(later(29))).toBe(0)
    expect(await send(later(30))).toBe(1)
    expect(await send(later(31))).toBe(0)
    expect(await deliveriesOf('salesManager', id)).toMatchObject([{ target: 'file', status: 'sent', rows: 3 }])
    const { report } = await getReport(await company.contextAs('salesManager'), id)
    expect(report.nextRunAt?.toISOString()).toBe('2026-11-28T02:30:00.000Z')
  })

  it('makes a file of the owner’s customers that the owner takes and nobody else', async () => {
    const id = await add('salesManager', { file_format: 'csv' })
    await send(later(30))
    const [delivery] = await deliveriesOf('salesManager', id)
    const file = await takeReportFile(await company.contextAs('salesManager'), delivery?.id ?? 0)
    expect(file.bytes.toString('utf8').trim().split('\n')).toHaveLength(4)
    await expect(takeReportFile(await company.contextAs('executive'), delivery?.id ?? 0)).rejects.toSatisfy((error) =>
      isAppError(error, 'not_found'),
    )
  })

  it('tells everybody of customers within the own reach', async () => {
    const { sales, salesManager } = company.users
    await add('salesManager', { recipients: [sales.id, salesManager.id] })
    await send(later(30))
    const told = async (user: UserKey) =>
      (await listNotifications(await company.contextAs(user), null)).rows.map(({ kind, params }) => [kind, params['count']])
    expect(await told('sales')).toEqual([['report_ready', '2']])
    expect(await told('salesManager')).toEqual([['report_ready', '3']])
  })

  it('tells a group figures and no names, and how many more than last time', async () => {
    const id = await add('salesManager', {})
    await toReceiver(id)
    await send(later(30))
    await send(later(30 + 24 * 60))
    expect(got).toHaveLength(2)
    expect(JSON.stringify(got[0])).toContain('共 3 位客户')
    expect(JSON.stringify(got[1])).toContain('与上次相同')
    const names = await company.db.rows(z.object({ name: z.string() }), sql`select name from customer`)
    for (const { name } of names) expect(JSON.stringify(got)).not.toContain(name)
  })

  it('is tried four times, then given up, and its owner is told', async () => {
    says = '{"errcode":93000}'
    const id = await add('salesManager', {})
    await toReceiver(id)
    for (const minutes of [30, 31, 32, 42, 102, 200]) await send(later(minutes))
    expect(got).toHaveLength(4)
    expect(await deliveriesOf('salesManager', id)).toMatchObject([{ status: 'failed', attempts: 4, failure: 'robot_refused' }])
    const { rows } = await listNotifications(await company.contextAs('salesManager'), null)
    expect(rows.map(({ kind }) => kind)).toEqual(['report_failed'])
  })

  it('keeps the address of its robot encrypted and shows it to nobody', async () => {
    const robot = { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=geheim', secret: '' } as const
    const id = await add('salesManager', { robot })
    const owner = await company.contextAs('salesManager')
    expect(JSON.stringify([await listReports(owner), await getReport(owner, id)])).not.toMatch(/geheim|sealed/i)
    const stored = await company.db.row(
      z.object({ text: z.string() }),
      sql`select r::text as text from report r where id = ${id}`,
    )
    expect(stored?.text).not.toContain('geheim')
    // Without what these tests allow, the receiver is of the inside and is not written to.
    await toReceiver(id)
    expect(await testRobot(owner, id)).toEqual({ failure: 'address_refused' })
    expect(await testRobot(owner, id, reach)).toEqual({ failure: null })
    expect(got).toHaveLength(1)
  })

  it('rests while it is paused or deleted, and goes on from then', async () => {
    const id = await add('salesManager', { file_format: 'csv' })
    await pauseReport(await company.contextAs('salesManager', friday), id, true)
    await send(later(30))
    expect(await deliveriesOf('salesManager', id)).toEqual([])
    await pauseReport(await company.contextAs('salesManager', later(60)), id, false)
    await deleteReport(await company.contextAs('salesManager', later(61)), id, true)
    await send(later(30 + 24 * 60))
    await deleteReport(await company.contextAs('salesManager', later(40 + 24 * 60)), id, false)
    expect(await send(later(50 + 24 * 60))).toBe(0)
    await runReport(await company.contextAs('salesManager', later(60 + 24 * 60)), id)
    expect(await send(later(60 + 24 * 60))).toBe(1)
  })

  it('is sent no more by whoever may no longer export', async () => {
    const id = await add('salesManager', { file_format: 'csv' })
    await company.db.execute(sql`update app_user set disabled_at = now() where id = ${company.users.salesManager.id}`)
    await send(later(30))
    await company.db.execute(sql`update app_user set disabled_at = null where id = ${company.users.salesManager.id}`)
    expect(await deliveriesOf('salesManager', id)).toMatchObject([{ status: 'failed', failure: 'owner_gone' }])
  })

  it('leaves days off out where it is told to', async () => {
    const id = await add('salesManager', { file_format: 'csv', skip_days_off: true, time: '09:00' })
    const { report } = await getReport(await company.contextAs('salesManager'), id)
    // From Friday after nine to Monday.
    expect(report.nextRunAt?.toISOString()).toBe('2026-11-30T01:00:00.000Z')
  })
})
