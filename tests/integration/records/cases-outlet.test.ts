import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { listNotifications } from '#lib/platform/notify/notify'
import { revealCustomer } from '#lib/platform/privacy/reveal'
import { assignCase } from '#lib/records/cases/desk/assign'
import { answerCase, askOutlet } from '#lib/records/cases/desk/service'
import { answerAsOutlet, countHanded, getHanded, isHandedTo, listHanded, listWaiting } from '#lib/records/cases/handed/service'
import { findCaller } from '#lib/records/cases/pop/service'
import { listQueue } from '#lib/records/cases/queue/service'
import { escalateDue } from '#lib/records/cases/standing/escalate'
import type { OutletKey, TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at, openCase, viewAs } from './case-company.ts'

let company: TestCompany
let consumer = 0
beforeAll(async () => {
  company = await openTestCompany()
  consumer = await insertCustomer(company.db, {
    externalId: 'LI',
    name: '李秀珍',
    kind: 'consumer',
    outletId: company.outlets.shounan,
  })
})
afterAll(() => company.close())

const monday = at('2026-03-02T09:00')
const as = (user: UserKey, now = monday) => company.contextAs(user, now)
const phone = '13812345678'
const secrets = /李秀珍|李\*|王小明|王\*|13812345678|138\*|13900001111|宁波市/

let asks = 0

/** A complaint about 下应 (or another outlet) of a customer who belongs to 首南, with names and numbers wherever somebody may have written them. */
async function asked(outlet: OutletKey): Promise<number> {
  const id = await openCase(await as('service'), consumer, {
    category: 'damage',
    // Begins as the number of who called does, and never holds the whole of it.
    waybill_no: `YT13812345670${++asks}`,
    subject: '王小明的件破损',
    description: `王小明（${phone}）说外箱被踩，收件人 13900001111 拒收`,
    caller_name: '王小明',
    caller_phone: phone,
  })
  await answerCase(await as('service'), { id }, { channel: 'call', text: `已回复王小明 ${phone}` })
  const ask = { version: 2, outlet_id: String(company.outlets[outlet]), text: `王小明 ${phone} 称被踩踏，请查监控` }
  await askOutlet(await as('service'), { id }, ask)
  return id
}

describe('an outlet that is asked', () => {
  it('sees the facts of a case of another outlet’s customer, and nobody’s name or number', async () => {
    const id = await asked('xiaying')
    const { handed, events } = await getHanded(await as('outletXiaying'), id)
    expect(handed).toMatchObject({
      category: 'damage',
      subject: '****的件破损',
      description: '****（****）说外箱被踩，收件人 **** 拒收',
      question: '**** **** 称被踩踏，请查监控',
      outletName: '下应营业部',
    })
    expect(handed.waybillNo).toMatch(/^YT1381234567\d+$/)
    expect(events.map(({ kind }) => kind)).toEqual(['outlet_asked'])
    expect(JSON.stringify({ handed, events })).not.toMatch(secrets)
    const list = await listHanded(await as('outletXiaying'))
    expect(list.awaited.map((each) => each.id)).toContain(String(id))
    expect(JSON.stringify(list)).not.toMatch(secrets)
    // The case itself, and its customer, are not its to see.
    await expect(viewAs(company, 'outletXiaying', id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('sees where the parcel was and who scanned it, wherever its customer belongs, and no number in it', async () => {
    const id = await asked('xiaying')
    const no = (await getHanded(await as('outletXiaying'), id)).handed.waybillNo ?? ''
    expect((await getHanded(await as('outletXiaying'), id)).parcel).toBeNull()
    await company.db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, freight_minor, weight_grams, status, stated_status)
      values (${no}, ${consumer}, '2026-02-26T10:00+08', '2026-02-26', 'CNY', 1200, 800, 'delivered', 'delivered')`)
    await company.db.execute(sql`
      insert into tracking_event (waybill_no, occurred_at, provider, code, status, text, outlet_id)
      values (${no}, '2026-02-27T10:00+08', 'kuaidi100', '3', 'delivered', '已签收，电话 13812345678', ${company.outlets.xiaying})`)
    const { parcel } = await getHanded(await as('outletXiaying'), id)
    expect(parcel).toMatchObject({ waybillNo: no, status: 'delivered', weightGrams: 800 })
    expect(parcel?.events).toMatchObject([{ outletName: '下应营业部', status: 'delivered' }])
    expect(JSON.stringify({ ...parcel, waybillNo: '' })).not.toMatch(secrets)
    expect(parcel).not.toHaveProperty('freightMinor')
    expect(await listWaiting(await as('outletXiaying'), 1)).toMatchObject({ rows: [{ id: expect.any(String) }] })
    expect(await isHandedTo(await as('outletXiaying'), id)).toBe(true)
    for (const user of ['outlet', 'service', 'sales'] as const) expect(await isHandedTo(await as(user), id)).toBe(false)
  })

  it('is told, answers once, and whoever works on the case is told', async () => {
    const id = await asked('xiaying')
    const { rows } = await listNotifications(await as('outletXiaying'), null)
    expect(rows[0]).toMatchObject({ kind: 'case_outlet_asked', href: `/cases/handed/${id}` })
    const before = await countHanded(await as('outletXiaying'))
    const answer = async () =>
      answerAsOutlet(await as('outletXiaying', at('2026-03-02T11:00')), id, { text: '监控显示分拣踩踏', fault: 'ours' })
    expect((await answer()).answeredAt).toBe(at('2026-03-02T11:00').toISOString())
    expect(await countHanded(await as('outletXiaying'))).toBe(before - 1)
    expect(await viewAs(company, 'serviceManager', id)).toMatchObject({
      stage: 'answered',
      events: [{ kind: 'outlet_answered', text: '监控显示分拣踩踏', detail: { fault: 'ours' }, actorName: '夏应' }, {}, {}, {}],
    })
    await expect(answer()).rejects.toMatchObject({ detail: 'case.outlet_has_answered' })
  })

  it('is shown the way to its answer on a case of its own customer, as long as it waits for it, and nobody else is', async () => {
    const id = await asked('shounan')
    const awaits = async (user: UserKey) => (await viewAs(company, user, id)).awaitsReader
    expect(await awaits('outlet')).toBe(true)
    for (const user of ['service', 'serviceManager', 'claims', 'administrator'] as const) expect(await awaits(user)).toBe(false)
    await answerAsOutlet(await as('outlet'), id, { text: '已核实', fault: 'unclear' })
    expect(await awaits('outlet')).toBe(false)
    // Another outlet that is asked about a customer of this one.
    expect((await viewAs(company, 'outlet', await asked('xiaying'))).awaitsReader).toBe(false)
  })

  it('answers for itself only: another outlet, and those who may not answer at all, are turned away', async () => {
    const id = await asked('xiaying')
    const answer = async (user: UserKey) => answerAsOutlet(await as(user), id, { text: 'x', fault: 'unclear' })
    await expect(answer('outlet')).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer('outletFranchise')).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer('service')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(answer('sales')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('where the customer is its own too, sees the case without its caller and without the words that name it', async () => {
    const id = await asked('shounan')
    const seen = await viewAs(company, 'outlet', id)
    expect(seen).toMatchObject({ hidden: true, caller_name: null, caller_phone: null, subject: '****的件破损' })
    expect(seen.events.find(({ kind }) => kind === 'answered')).toMatchObject({ text: null, detail: {} })
    // What would say something else without it stays: who of ours works on it, and which clock a reminder was about.
    await assignCase(await as('serviceManager'), { id }, { version: seen.version, assignee_id: String(company.users.service.id) })
    await escalateDue(await company.system(at('2026-03-03T09:00')))
    const { events } = await viewAs(company, 'outlet', id)
    expect(events.find(({ kind }) => kind === 'assigned')?.detail).toMatchObject({ assignee: '沈听' })
    expect(events.find(({ kind }) => kind === 'escalated')?.detail).toMatchObject({
      clock: expect.any(String),
      mark: expect.any(Number),
    })
    expect(JSON.stringify(events)).not.toMatch(/王小明|王\*|13812345678|138\*|13900001111/)
    // A consumer's own name is on the card of the outlet's customer, masked; that of who called is nowhere.
    expect(JSON.stringify(seen)).not.toMatch(/王小明|王\*|13812345678|138\*|13900001111/)
    const { rows } = await listQueue(await as('outlet'), { sort: 'next_due', falling: false, limit: 200 })
    expect(JSON.stringify(rows.find((row) => row.id === String(id)))).not.toMatch(/王小明|王\*|13812345678|138\*/)
    // Another outlet that is asked after it changes nothing of that.
    const again = {
      version: (await viewAs(company, 'outlet', id)).version,
      outlet_id: String(company.outlets.xihu),
      text: '再查',
    }
    await askOutlet(await as('service'), { id }, again)
    expect(await viewAs(company, 'outlet', id)).toMatchObject({ hidden: true, caller_name: null })
  })

  it('finds nobody by the number of who complained, and is refused to see it', async () => {
    const id = await asked('shounan')
    const found = async (user: UserKey) => (await findCaller(await as(user), phone)).cases.map((row) => row.id)
    expect(await found('outlet')).not.toContain(String(id))
    expect(await found('serviceManager')).toContain(String(id))
    const reveal = async (user: UserKey) =>
      revealCustomer(await as(user), { id: consumer }, { field: 'caller_phone', purpose: 'case', case_id: String(id) })
    await expect(reveal('outlet')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await reveal('serviceManager')).value).toBe(phone)
  })
})
