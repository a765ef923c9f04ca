import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createDashboard } from '#lib/analysis/dashboards/service'
import { GALLERY } from '#lib/analysis/gallery/gallery'
import { readChart } from '#lib/analysis/gallery/service'
import { sendReports } from '#lib/analysis/reports/deliver'
import { tellPage } from '#lib/analysis/reports/page'
import type { ReportInput } from '#lib/analysis/reports/schema'
import { addReport, changeReport, getReport, takeReportFile } from '#lib/analysis/reports/service'
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
const receiver = createServer((request, response) => {
  let text = ''
  request.on('data', (piece) => {
    text += piece
  })
  request.on('end', () => {
    got.push(JSON.parse(text))
    response.end('{"errcode":0}')
  })
})
/** The receiver of these tests, and nothing else. */
const reach = { ...publicInternet, protocols: ['http:'], mayConnect: (address: string) => address === '127.0.0.1' }

beforeAll(async () => {
  company = await openTestCompany()
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { sales, salesManager } = company.users
  for (const ownerId of [sales.id, sales.id, salesManager.id])
    await insertCustomer(company.db, { ownerId, outletId: company.outlets.shounan })
})
afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve))
  await company.close()
})
beforeEach(async () => {
  await company.db.execute(sql`delete from report`)
  await company.db.execute(sql`delete from notification`)
  got.length = 0
})

// A Friday, 10:00 in the company's time.
const friday = new Date('2026-11-27T02:00:00Z')
const later = (minutes: number) => new Date(friday.getTime() + minutes * 60_000)
const as = (user: UserKey) => company.contextAs(user, friday)
const input: ReportInput = {
  ...{ name: '看板周报', of: { view: 1 }, every: 'day', weekday: null, month_day: null, time: '10:30', skip_days_off: false },
  ...{ recipients: [], file_format: null, robot: null },
}
const ofPage = (dashboard: string) => ({ search: 'period=quarter', query: { period: 'quarter' }, columns: [], dashboard })
const send = async () => sendReports(await company.system(later(30)), reach)
/** A page of the sales manager, shared with the outlet. */
const makePage = async (charts: readonly string[], shared: 'private' | 'company' = 'private') => {
  const cards = charts.map((chart, place) => ({
    ...{ key: `c${place}`, chart, size: 'half' as const, title: place === 0 ? '第一张/图' : '', note: '', filters: {} },
  }))
  const { id } = await createDashboard(await as(shared === 'company' ? 'executive' : 'salesManager'), {
    name: '周会',
    cards,
    shared,
  })
  return String(id)
}
const refusedAt = (path: string, code: string) => (error: unknown) =>
  isAppError(error, 'invalid_request') && JSON.stringify(error).includes(`"${path}"`) && JSON.stringify(error).includes(code)

describe('a report of a page of charts', () => {
  it('makes a workbook with a sheet a chart', async () => {
    const page = await makePage(['team', 'nps', 'team'])
    const { id } = await addReport(await as('salesManager'), { ...input, file_format: 'xlsx' }, ofPage(page))
    await send()
    const { deliveries } = await getReport(await as('salesManager'), id)
    expect(deliveries).toMatchObject([{ target: 'file', status: 'sent', rows: 3 }])
    const { bytes, name } = await takeReportFile(await as('salesManager'), deliveries[0]?.id ?? 0)
    expect(name).toBe('周会-2026-11-27.xlsx')
    const { sheets } = await readXlsx(new Uint8Array(bytes))
    // A slash is no sign of a sheet's name; the third is the same chart again under its own name.
    expect(sheets.map((sheet) => sheet.name)).toHaveLength(3)
    expect(sheets[0]?.name).toBe('第一张 图')
    const found = await readChart(await as('salesManager'), 'team', {})
    const sentence = found.state === 'shown' ? found.data.sentence : ''
    expect(sentence).not.toBe('')
    expect(sheets[0]?.rows[1]?.[0]).toBe(sentence)
  })

  it('makes one CSV of all charts, in which money is a number', async () => {
    const page = await makePage(['team', 'nps'])
    const { id } = await addReport(await as('salesManager'), { ...input, file_format: 'csv' }, ofPage(page))
    await send()
    const { deliveries } = await getReport(await as('salesManager'), id)
    const { bytes } = await takeReportFile(await as('salesManager'), deliveries[0]?.id ?? 0)
    const blocks = bytes.toString('utf8').trim().split('\n\n')
    expect(blocks).toHaveLength(2)
    expect(blocks[0]).toContain('第一张/图')
    expect(blocks[0]).toMatch(/,0\.00,/)
  })

  it('tells a group figures and sentences, and names neither a customer nor a colleague', async () => {
    const page = await makePage(GALLERY.slice(0, 12).map(({ id }) => id))
    await company.db.execute(sql`
      update dashboard set cards = ${JSON.stringify(GALLERY.map(({ id }, place) => ({ key: `c${place}`, chart: id })))}::jsonb where id = ${Number(page)}`)
    const { id } = await addReport(await as('salesManager'), { ...input, file_format: 'csv' }, ofPage(page))
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
    await company.db.execute(sql`
      update report set file_format = null, robot_kind = 'wecom', robot_sealed = ${seal(JSON.stringify({ url, secret: '' }))} where id = ${id}`)
    await send()
    expect(got).toHaveLength(1)
    const text = JSON.stringify(got[0])
    expect(text).toContain('含姓名，请在产品里查看')
    const rows = await company.db.rows(
      z.object({ name: z.string() }),
      sql`select name from customer union select name from app_user where kind = 'person'`,
    )
    for (const { name } of rows) expect(text).not.toContain(name)
  })

  it('tells everybody what the page says within the own reach', async () => {
    const page = await makePage(['prospects-by-step', 'service-numbers', 'classes-abc'], 'company')
    const { salesManager, sales } = company.users
    await addReport(await as('executive'), { ...input, recipients: [salesManager.id, sales.id] }, ofPage(page))
    await send()
    for (const user of ['salesManager', 'sales'] as const) {
      const { rows } = await listNotifications(await as(user), null)
      expect(rows).toMatchObject([{ kind: 'report_of_page', href: `/dashboards/${page}?period=quarter` }])
      const { sentences } = await tellPage(await as(user), { dashboard: page, query: { period: 'quarter' } })
      expect(rows[0]?.params['text']).toBe(sentences.length === 0 ? '您范围内还没有数据。' : sentences.join(' '))
    }
  })

  it('is told to nobody who does not see the page, neither when it is set up nor later', async () => {
    const { executive, sales } = company.users
    const own = await makePage(['team'])
    await expect(addReport(await as('salesManager'), { ...input, recipients: [executive.id] }, ofPage(own))).rejects.toSatisfy(
      refusedAt('recipients', 'page_not_shared'),
    )
    const page = await makePage(['team'], 'company')
    await addReport(await as('executive'), { ...input, recipients: [sales.id] }, ofPage(page))
    await company.db.execute(sql`update dashboard set shared = 'private' where id = ${Number(page)}`)
    await send()
    expect((await listNotifications(await as('sales'), null)).rows).toEqual([])
  })

  it('says that its page is gone, and is not tried again', async () => {
    const page = await makePage(['team'])
    const { id } = await addReport(await as('salesManager'), { ...input, file_format: 'csv' }, ofPage(page))
    await company.db.execute(sql`update dashboard set deleted_at = now() where id = ${Number(page)}`)
    await send()
    const { deliveries } = await getReport(await as('salesManager'), id)
    expect(deliveries).toMatchObject([{ status: 'failed', failure: 'page_gone', attempts: 1 }])
  })
})

describe('a change of a report', () => {
  const robot = { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=geheim', secret: '' } as const

  it('keeps what is left out, the robot with its address too, and comes round by its new rhythm', async () => {
    const { id } = await addReport(await as('salesManager'), { ...input, robot }, ofPage('manager'))
    const sealed = () =>
      company.db.row(z.object({ sealed: z.string().nullable() }), sql`select robot_sealed as sealed from report where id = ${id}`)
    const before = await sealed()
    await changeReport(await as('salesManager'), id, { version: 1, name: '月报', every: 'month', month_day: 31 }, null)
    const { report } = await getReport(await as('salesManager'), id)
    expect(report).toMatchObject({ name: '月报', dashboard: 'manager', robotKind: 'wecom', time: '10:30', version: 2 })
    // November has thirty days.
    expect(report.nextRunAt?.toISOString()).toBe('2026-11-30T02:30:00.000Z')
    expect(await sealed()).toEqual(before)
  })

  it('is refused for an older version, for somebody else, and where no way would be left', async () => {
    const { id } = await addReport(await as('salesManager'), { ...input, robot }, ofPage('manager'))
    await expect(changeReport(await as('salesManager'), id, { version: 1, robot: null }, null)).rejects.toSatisfy(
      refusedAt('recipients', 'report_without_way'),
    )
    await expect(changeReport(await as('salesManager'), id, { version: 1, every: 'week' }, null)).rejects.toSatisfy(
      refusedAt('weekday', 'required'),
    )
    await expect(changeReport(await as('executive'), id, { version: 1, name: '我的' }, null)).rejects.toSatisfy((error) =>
      isAppError(error, 'not_found'),
    )
    await changeReport(await as('salesManager'), id, { version: 1, file_format: 'csv', robot: null }, null)
    await expect(changeReport(await as('salesManager'), id, { version: 1, name: '旧' }, null)).rejects.toSatisfy((error) =>
      isAppError(error, 'conflict'),
    )
  })

  it('leaves a report that pauses where it is', async () => {
    const { id } = await addReport(await as('salesManager'), { ...input, file_format: 'csv' }, ofPage('manager'))
    await company.db.execute(sql`update report set paused_at = now(), next_run_at = null where id = ${id}`)
    await changeReport(await as('salesManager'), id, { version: 1, time: '09:00' }, null)
    const { report } = await getReport(await as('salesManager'), id)
    expect(report).toMatchObject({ nextRunAt: null, time: '09:00' })
  })
})
