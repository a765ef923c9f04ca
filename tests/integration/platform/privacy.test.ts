import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { revealLimits } from '#lib/platform/privacy/limits'
import { changeSetting } from '#lib/platform/settings/settings'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

// practice: a warning from the twentieth of a day, an end after the fiftieth.
const unlinkedWarning = 20
const unlinkedLimit = 50

let company: TestCompany
const idRow = z.object({ id: z.int() })
const ids = {
  firm: 0,
  firmContact: 0,
  consumer: 0,
  consumerContact: 0,
  foreign: 0,
  foreignContact: 0,
  openCase: 0,
  closedCase: 0,
  foreignCase: 0,
  bareCase: 0,
}
const phone = '13800138012'
const callerPhone = '+86 139-0013-9034'

async function insert(statement: ReturnType<typeof sql>): Promise<number> {
  return idRow.parse(await company.db.row(idRow, statement)).id
}

beforeAll(async () => {
  company = await openTestCompany()
  const { shounan, xihu } = company.outlets
  const customer = (name: string, kind: string, ownerId: number, outletId: number) =>
    insert(sql`insert into customer (name, kind, owner_id, outlet_id, phone, address, search_text, credit_code)
      values (${name}, ${kind}, ${ownerId}, ${outletId}, ${phone}, '浙江省宁波市鄞州区首南中路18号3单元502室', lower(${name}), ${`CODE${name}`}) returning id`)
  const contact = (name: string, customerId: number, number: string) =>
    insert(
      sql`insert into contact (name, customer_id, phone, email) values (${name}, ${customerId}, ${number}, 'chen@firm.example') returning id`,
    )
  const caseOf = (customerId: number, number: string | null, resolved: boolean, liable: number | null = null) =>
    insert(sql`insert into case_record (customer_id, type, opened_at, opened_on, currency, caller_name, caller_phone, resolved_at, liable_outlet_id)
      values (${customerId}, 'complaint', now(), current_date, 'CNY', ${number === null ? null : '欧阳娜'}, ${number}, case when ${resolved} then now() end, ${liable}) returning id`)
  ids.firm = await customer('宁波暖巢家居用品有限公司', 'business', company.users.sales.id, shounan)
  ids.firmContact = await contact('陈一鸣', ids.firm, '13900139034')
  ids.consumer = await customer('王建军', 'consumer', company.users.sales.id, shounan)
  ids.consumerContact = await contact('王太太', ids.consumer, '13700137056')
  ids.foreign = await customer('杭州某公司', 'business', company.users.salesHangzhou.id, xihu)
  ids.foreignContact = await contact('钱塘人', ids.foreign, '13600136078')
  ids.openCase = await caseOf(ids.firm, callerPhone, false, company.outlets.dongwu)
  ids.closedCase = await caseOf(ids.firm, callerPhone, true)
  ids.foreignCase = await caseOf(ids.foreign, callerPhone, false)
  ids.bareCase = await caseOf(ids.consumer, null, false, shounan)
})
afterAll(() => company.close())

const reveal = async (user: UserKey, path: string, body: Record<string, unknown>) =>
  company.api('POST', path, { key: await company.keyFor(user), body: { purpose: 'call', ...body } })
const lastEvent = async (user: UserKey) =>
  company.db.prisma.auditEvent.findFirstOrThrow({
    where: { actorId: company.users[user].id, action: 'personal.reveal' },
    orderBy: { id: 'desc' },
  })
const fillUp = (user: UserKey, linked: boolean, count: number, daysAgo = 0) =>
  company.db.execute(sql`insert into audit_event (actor_id, action, detail, at)
    select ${company.users[user].id}, 'personal.reveal', jsonb_build_object('linked', ${linked}::boolean), now() - make_interval(days => ${daysAgo})
    from generate_series(1, ${count})`)

describe('a personal value in clear', () => {
  it('of one’s own customer’s business contact needs a purpose only', async () => {
    const answer = await reveal('sales', `/contacts/${ids.firmContact}/reveal`, { field: 'phone' })
    expect(answer).toMatchObject({ status: 200, body: { field: 'phone', value: '13900139034', linked: true, warning: null } })
    expect(await lastEvent('sales')).toMatchObject({
      subjectType: 'contact',
      subjectId: String(ids.firmContact),
      detail: { field: 'phone', ground: 'own_contact', linked: true, purpose: 'call' },
    })
  })

  it('of somebody else’s customer needs a typed reason, and so does a consumer’s', async () => {
    for (const [user, path] of [
      ['salesManager', `/contacts/${ids.firmContact}/reveal`],
      ['sales', `/contacts/${ids.consumerContact}/reveal`],
      ['sales', `/customers/${ids.consumer}/reveal`],
    ] as const) {
      const refused = await reveal(user, path, { field: 'phone' })
      expect(refused).toMatchObject({ status: 400, body: { invalid_params: [{ name: 'reason', code: 'reason_required' }] } })
      expect((await reveal(user, path, { field: 'phone', reason: ' ' })).status).toBe(400)
      expect(await reveal(user, path, { field: 'phone', reason: '退件无法联系' })).toMatchObject({
        status: 200,
        body: { linked: false },
      })
      expect(await lastEvent(user)).toMatchObject({ reason: '退件无法联系', detail: { ground: 'reason', linked: false } })
    }
  })

  it('of the caller of an open case is bound to that case', async () => {
    const path = `/customers/${ids.firm}/reveal`
    const caller = await reveal('service', path, { field: 'caller_phone', case_id: String(ids.openCase) })
    expect(caller).toMatchObject({ status: 200, body: { value: callerPhone, linked: true } })
    expect(await lastEvent('service')).toMatchObject({
      subjectType: 'case',
      subjectId: String(ids.openCase),
      detail: { ground: 'case', case_id: ids.openCase },
    })
    const sameNumber = await reveal('service', `/contacts/${ids.firmContact}/reveal`, {
      field: 'name',
      case_id: String(ids.openCase),
    })
    expect(sameNumber).toMatchObject({ status: 200, body: { value: '陈一鸣', linked: true } })
    expect((await reveal('service', path, { field: 'caller_phone' })).body.invalid_params).toMatchObject([{ name: 'case_id' }])
    expect((await reveal('service', path, { field: 'caller_phone', case_id: String(ids.closedCase) })).body.code).toBe(
      'rule_violated',
    )
    expect((await reveal('service', path, { field: 'caller_phone', case_id: String(ids.bareCase) })).body.code).toBe(
      'rule_violated',
    )
    expect((await reveal('service', path, { field: 'caller_phone', case_id: String(ids.foreignCase) })).status).toBe(404)
    const other = await reveal('service', `/contacts/${ids.consumerContact}/reveal`, {
      field: 'phone',
      case_id: String(ids.openCase),
    })
    expect(other.body.code).toBe('rule_violated')
  })

  it('of a case that names another caller is no ground for the customer’s own number', async () => {
    expect(
      (await reveal('service', `/customers/${ids.firm}/reveal`, { field: 'phone', case_id: String(ids.openCase) })).body
        .invalid_params,
    ).toMatchObject([{ name: 'reason' }])
    expect(
      await reveal('service', `/customers/${ids.consumer}/reveal`, { field: 'phone', case_id: String(ids.bareCase) }),
    ).toMatchObject({ status: 200, body: { linked: true } })
  })

  it('of a complaint’s caller is never shown to the liable outlet', async () => {
    const liable =
      await insert(sql`insert into case_record (customer_id, type, opened_at, opened_on, currency, caller_name, caller_phone, liable_outlet_id)
      values (${ids.firm}, 'complaint', now(), current_date, 'CNY', '诸葛', ${callerPhone}, ${company.outlets.shounan}) returning id`)
    const answer = await reveal('outlet', `/customers/${ids.firm}/reveal`, { field: 'caller_phone', case_id: String(liable) })
    expect(answer.status).toBe(403)
    expect(JSON.stringify(answer.body)).not.toContain('9034')
  })

  it('out of scope is not found, and without the permission forbidden, the administrator included', async () => {
    const body = { field: 'phone', reason: '退件无法联系' }
    expect((await reveal('sales', `/contacts/${ids.foreignContact}/reveal`, body)).status).toBe(404)
    expect((await reveal('service', `/customers/${ids.foreign}/reveal`, body)).status).toBe(404)
    expect((await reveal('finance', `/customers/${ids.firm}/reveal`, body)).status).toBe(403)
    expect((await reveal('administrator', `/customers/${ids.firm}/reveal`, body)).status).toBe(403)
    const refusal = await company.db.prisma.auditEvent.findFirstOrThrow({
      where: { actorId: company.users.administrator.id, action: 'access.refuse' },
    })
    expect(refusal.detail).toMatchObject({ door: 'revealCustomer', permission: 'customer:reveal' })
  })

  it('refuses a field that is not personal, empty ones, and unknown keys', async () => {
    expect((await reveal('sales', `/customers/${ids.firm}/reveal`, { field: 'credit_code' })).status).toBe(400)
    expect((await reveal('sales', `/customers/${ids.firm}/reveal`, { field: 'phone', reason: 'x', extra: 1 })).status).toBe(400)
    expect((await reveal('sales', `/customers/${ids.firm}/reveal`, { field: 'phone', reason: 'a\u0000b' })).status).toBe(400)
    const bare = await insert(sql`insert into contact (name, customer_id) values ('无号', ${ids.firm}) returning id`)
    expect((await reveal('sales', `/contacts/${bare}/reveal`, { field: 'phone' })).body).toMatchObject({ code: 'rule_violated' })
  })
})

describe('how often', () => {
  const body = { field: 'address', reason: '核对地址' }
  const path = () => `/customers/${ids.consumer}/reveal`

  it('unlinked values warn from the twentieth of a day and stop after the fiftieth, and linked ones go on', async () => {
    await fillUp('serviceManager', false, unlinkedWarning - 2)
    expect((await reveal('serviceManager', path(), body)).body.warning).toBeNull()
    expect((await reveal('serviceManager', path(), body)).body.warning).toBe('many_unlinked')
    await fillUp('serviceManager', false, unlinkedLimit - unlinkedWarning - 1)
    expect((await reveal('serviceManager', path(), body)).status).toBe(200)
    const stopped = await reveal('serviceManager', path(), body)
    expect(stopped).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(Number(stopped.headers.get('retry-after'))).toBeLessThanOrEqual(86_400)
    expect((await reveal('serviceManager', path(), { field: 'address', case_id: String(ids.bareCase) })).status).toBe(200)
    const warnings = await company.db.prisma.auditEvent.count({
      where: { action: 'personal.warn', actorId: company.users.serviceManager.id },
    })
    expect(warnings).toBe(1)
  })

  it('is counted by the day', async () => {
    await fillUp('claims', false, unlinkedLimit, 1)
    expect((await reveal('claims', path(), body)).body.warning).toBeNull()
  })

  it('stops exactly at the fiftieth when they come at the same time', async () => {
    await fillUp('executive', false, unlinkedLimit - 3)
    const answers = await Promise.all(Array.from({ length: 8 }, () => reveal('executive', path(), body)))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(5)
  })

  it('is what the company has set', async () => {
    const administrator = await company.contextAs('administrator')
    await changeSetting(administrator, revealLimits, { version: 0, values: { unlinked_warning: 1, unlinked_limit: 2 } })
    expect((await reveal('executiveNingbo', path(), body)).body.warning).toBe('many_unlinked')
    expect((await reveal('executiveNingbo', path(), body)).status).toBe(200)
    expect((await reveal('executiveNingbo', path(), body)).status).toBe(429)
    await changeSetting(administrator, revealLimits, { version: 1, values: { unlinked_warning: 20, unlinked_limit: 50 } })
  })

  it('linked values warn above three times the role’s median of a person and day', async () => {
    // Sales: days of 2, 2 and 4 reveals before today; the median is 2, so the seventh of today warns.
    await fillUp('salesColleague', true, 2, 2)
    await fillUp('salesColleague', true, 4, 3)
    await fillUp('salesXiaying', true, 2, 2)
    await fillUp(
      'sales',
      true,
      5 -
        (await company.db.prisma.auditEvent.count({
          where: { actorId: company.users.sales.id, action: 'personal.reveal', detail: { path: ['linked'], equals: true } },
        })),
    )
    const own = () => reveal('sales', `/contacts/${ids.firmContact}/reveal`, { field: 'phone' })
    expect((await own()).body.warning).toBeNull()
    expect((await own()).body.warning).toBe('many_linked')
  })
})

describe('the duplicate check', () => {
  const check = async (user: UserKey, body: Record<string, unknown>) =>
    company.api('POST', '/duplicate-checks', { key: await company.keyFor(user), body })

  it('says across scopes that there is one and with whom, masked and without id', async () => {
    const answer = await check('sales', { name: '杭州某公司' })
    expect(answer.body).toEqual({
      exists: true,
      matches: [{ matched: 'name', masked_name: '杭****', owner_name: '钱江', outlet_name: '西湖营业部' }],
    })
    expect((await check('sales', { credit_code: 'code杭州某公司' })).body.exists).toBe(true)
    expect((await check('sales', { phone: '+86 136 0013 6078' })).body).toMatchObject({
      matches: [{ matched: 'phone', masked_name: '杭****' }],
    })
  })

  it('finds nothing by a part of a name or number', async () => {
    expect((await check('sales', { name: '杭州某' })).body).toEqual({ exists: false, matches: [] })
    expect((await check('sales', { phone: '6001360' })).body.exists).toBe(false)
    expect((await check('sales', { phone: '136001' })).status).toBe(400)
  })

  it('takes exactly one of the three', async () => {
    expect((await check('sales', {})).status).toBe(400)
    expect((await check('sales', { name: '甲乙', phone: '13600136078' })).status).toBe(400)
  })

  it('is for those who enter customers, limited, and noted without what was looked for', async () => {
    expect((await check('finance', { name: '杭州某公司' })).status).toBe(403)
    const events = await company.db.prisma.auditEvent.findMany({ where: { action: 'duplicate.check' }, select: { detail: true } })
    expect(events.length).toBeGreaterThan(3)
    expect(JSON.stringify(events)).not.toMatch(/杭州|1360/)
    const answers = await Promise.all(Array.from({ length: 62 }, () => check('outlet', { phone: '13600136078' })))
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(2)
  })
})
