import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { sql } from '#lib/platform/db/sql'
import { listNotifications } from '#lib/platform/notify/notify'
import { countAlong } from '#lib/records/customers/merges/along'
import { listEnding } from '#lib/records/papers/ending'
import { tellKeepers } from '#lib/records/papers/tell-keepers'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, textOf } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
  await insertCustomer(company.db, { externalId: 'P-1', ...ofSales(), name: '甬江包装' })
})
afterAll(() => company.close())

const ofSales = () => ({ ownerId: company.users.sales.id, outletId: company.outlets.shounan })
const idOf = (user: UserKey) => String(company.users[user].id)
const agreement = { type: '安全协议', title: '2026 年快件安全协议', form: 'original' }
const make = async (given: Record<string, unknown> = {}, user: UserKey = 'sales') =>
  (await call(user, 'POST', '/papers', { customer_external_id: 'P-1', ...agreement, ...given })).body
const today = () => dayOf(new Date(), 'Asia/Shanghai')
const titlesOf = (rows: readonly { title: string }[]) => rows.map(({ title }) => title)

describe('a paper', () => {
  it('is kept with what it is, and by whoever adds it unless somebody else is named', async () => {
    const made = await make({ external_id: 'PAP-1', number: 'AQ-0001', valid_until: '2099-12-31', place: '2 号柜' })
    expect(made).toMatchObject({
      ...agreement,
      ...{ external_id: 'PAP-1', number: 'AQ-0001', place: '2 号柜', valid_until: '2099-12-31', validity: 'valid', version: 1 },
      ...{ customer_external_id: 'P-1', customer_name: '甬江包装', keeper_id: idOf('sales'), scan: null, personal: false },
    })
    expect((await call('administrator', 'GET', '/papers/ext:PAP-1')).body).toEqual(made)
    const kept = await make({ keeper_id: idOf('salesManager') })
    expect(kept).toMatchObject({ keeper_id: idOf('salesManager'), keeper_name: '戴经理' })
  })

  it('is nobody’s whose keeper does not see the customer, or is gone', async () => {
    const blind = await call('salesManager', 'POST', '/papers', {
      ...{ customer_external_id: 'P-1', ...agreement, keeper_id: idOf('salesColleague') },
    })
    expect([blind.status, blind.body.detail]).toEqual([
      422,
      'This colleague may not see the customer and cannot keep its papers.',
    ])
    const gone = await call('administrator', 'POST', '/papers', {
      ...{ customer_external_id: 'P-1', ...agreement, keeper_id: idOf('disabled') },
    })
    expect(gone.status).toBe(422)
  })

  it('does not end before its day, and holds no number of an identity card', async () => {
    const made = await make({ dated_on: '2026-05-01' })
    const before = await call('sales', 'PATCH', `/papers/${made.id}`, { version: 1, valid_until: '2026-04-30' })
    expect(before.body.invalid_params).toMatchObject([{ name: 'valid_until', code: 'not_after_the_start' }])
    for (const field of ['title', 'number', 'place', 'note'])
      expect(
        (await call('sales', 'PATCH', `/papers/${made.id}`, { version: 1, [field]: '证号 110105 19491231 002X' })).body
          .invalid_params,
      ).toMatchObject([{ name: field, code: 'identity_number' }])
  })

  it('is changed by the first of two only; what was typed does not stand in the audit', async () => {
    const made = await make()
    const first = await call('sales', 'PATCH', `/papers/${made.id}`, { version: 1, note: '王建军签字', form: 'copy' })
    expect(first.body).toMatchObject({ version: 2, form: 'copy' })
    const second = await call('salesManager', 'PATCH', `/papers/${made.id}`, { version: 1, note: '另一句' })
    expect([second.status, second.body.current.note]).toEqual([409, '王建军签字'])
    const detail = await textOf(
      company,
      sql`select detail::text as value from audit_event where action = 'paper.update' and subject_id = ${made.id}`,
    )
    expect(JSON.parse(detail ?? '{}')).toEqual({ form: ['original', 'copy'], note: [null, '…'] })
  })

  it('is archived and comes back as it was', async () => {
    const made = await make({ external_id: 'PAP-2', title: '旧合同' })
    const archived = await call('sales', 'PATCH', `/papers/${made.id}`, { version: 1, archived: true })
    expect(archived.body.archived).toBe(true)
    const listed = async (query: string) => titlesOf((await call('sales', 'GET', `/papers?customer=ext:P-1${query}`)).body.data)
    expect(await listed('')).not.toContain('旧合同')
    expect(await listed('&archived=true')).toEqual(['旧合同'])
    const back = await call('sales', 'PATCH', `/papers/${made.id}`, { version: 2, archived: false })
    expect({ ...back.body, version: 1, updated_at: made.updated_at }).toEqual(made)
  })
})

describe('a merge', () => {
  it('brings papers along, keeps the customer from being taken back, and its undo gives them back', async () => {
    const merged = await insertCustomer(company.db, { externalId: 'P-2', ...ofSales(), name: '甬江包装厂' })
    const made = await make({ customer_external_id: 'P-2', title: '随客户走' })
    expect(await countAlong(await company.contextAs('administrator'), merged)).toMatchObject({ papers: 1 })
    const done = await call('administrator', 'POST', '/customers/ext:P-1/merge', {
      ...{ merged: 'ext:P-2', version: 1, merged_version: 1 },
    })
    expect(done.status).toBe(200)
    expect((await call('sales', 'GET', `/papers/${made.id}`)).body.customer_external_id).toBe('P-1')
    expect(titlesOf((await call('sales', 'GET', '/papers?customer=ext:P-1&limit=200')).body.data)).toContain('随客户走')
    const mergeId = await textOf(company, sql`select id::text as value from customer_merge where merged_id = ${merged}`)
    expect((await call('administrator', 'POST', `/merges/${mergeId}/undo`, {})).status).toBe(200)
    expect((await call('sales', 'GET', `/papers/${made.id}`)).body.customer_external_id).toBe('P-2')
    expect(titlesOf((await call('sales', 'GET', '/papers?customer=ext:P-1&limit=200')).body.data)).not.toContain('随客户走')
  })
})

describe('papers that end', () => {
  beforeAll(async () => {
    await company.db.execute(sql`update customer_paper set archived_at = now()`)
    const other = await insertCustomer(company.db, { externalId: 'P-3', ownerId: company.users.salesColleague.id })
    expect(other).toBeGreaterThan(0)
    for (const [title, days] of [
      ['上周到期', -7],
      ['今天到期', 0],
      ['三十天', 30],
      ['三十一天', 31],
    ] as const)
      await make({ title, valid_until: addDays(today(), days) })
    await make({ title: '长期' })
    await make({ title: '经理保管', valid_until: addDays(today(), 3), keeper_id: idOf('salesManager') })
    await make({ title: '别人的', customer_external_id: 'P-3', valid_until: today() }, 'salesColleague')
  })
  const listed = async (user: UserKey, query: Partial<Parameters<typeof listEnding>[1]> = {}) =>
    titlesOf(
      (await listEnding(await company.contextAs(user), { ending: 'any', mine: false, limit: 50, cursor: undefined, ...query }))
        .rows,
    )

  it('are those within thirty days and those that have ended, what ended first at the head, in scope', async () => {
    expect(await listed('sales')).toEqual(['上周到期', '今天到期', '经理保管', '三十天'])
    expect(await listed('sales', { ending: 'ended' })).toEqual(['上周到期'])
    expect(await listed('sales', { ending: 'ending' })).toEqual(['今天到期', '经理保管', '三十天'])
    expect(await listed('salesManager', { mine: true })).toEqual(['经理保管'])
    expect(await listed('salesManager')).toContain('别人的')
  })

  it('are read page by page, none twice and none left out', async () => {
    const ctx = await company.contextAs('sales')
    const titles: string[] = []
    for (let cursor: string | undefined, pages = 0; pages < 5; pages += 1) {
      const page = await listEnding(ctx, { ending: 'any', mine: false, limit: 1, cursor })
      titles.push(...titlesOf(page.rows))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(titles).toEqual(['上周到期', '今天到期', '经理保管', '三十天'])
  })

  it('are told to their keepers once, and again for another end', async () => {
    const told = async (user: UserKey) =>
      (await listNotifications(await company.contextAs(user), null)).rows
        .filter(({ kind }) => kind === 'paper_ending')
        .map(({ params }) => params['day'])
        .sort()
    expect(await tellKeepers(await company.system())).toBe(4)
    expect(await tellKeepers(await company.system())).toBe(0)
    expect(await told('sales')).toEqual([today(), addDays(today(), 30)])
    expect(await told('salesManager')).toEqual([addDays(today(), 3)])
    const [first] = (
      await call('sales', 'GET', `/papers?customer=ext:P-1&ends_from=${today()}&ends_before=${addDays(today(), 1)}`)
    ).body.data
    await call('sales', 'PATCH', `/papers/${first.id}`, { version: first.version, note: '已联系' })
    expect(await tellKeepers(await company.system())).toBe(0)
    await call('sales', 'PATCH', `/papers/${first.id}`, { version: first.version + 1, valid_until: addDays(today(), 5) })
    expect(await tellKeepers(await company.system())).toBe(1)
    expect(await told('sales')).toContain(addDays(today(), 5))
  })

  it('of an archived customer are neither listed nor told', async () => {
    const id = await insertCustomer(company.db, { externalId: 'P-4', ...ofSales() })
    await make({ title: '客户已归档', customer_external_id: 'P-4', valid_until: today() })
    await company.db.execute(sql`update customer set archived_at = now() where id = ${id}`)
    expect(await listed('sales')).not.toContain('客户已归档')
    expect(await tellKeepers(await company.system())).toBe(0)
  })
})
