import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import type { CheckQuery } from '#lib/records/facts/check/service'
import { dueKeys, listToCheck, verifyFact } from '#lib/records/facts/check/service'
import { factAgeing } from '#lib/records/facts/check/settings'
import { switchKey } from '#lib/records/facts/dictionary'
import { getFacts, putFact } from '#lib/records/facts/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { mergeInto, textOf } from './relations-company.ts'

let company: TestCompany
const ids: Record<string, number> = {}
beforeAll(async () => {
  company = await openTestCompany()
  const { sales } = company.users
  const make = async (name: string, valueMinor: number, ownerId: number | null = sales.id) => {
    const held = ownerId === null ? {} : { ownerId }
    const id = await insertCustomer(company.db, { externalId: name, name, outletId: company.outlets.shounan, ...held })
    await company.db.execute(sql`update customer_standing set value_minor = ${valueMinor} where customer_id = ${id}`)
    ids[name] = id
  }
  await make('甲', 100)
  await make('乙', 300)
  await make('丙', 200, null)
  await make('丁', 400)
})
afterAll(() => company.close())

const day = (before: number, now: Date) => addDays(dayOf(now, 'Asia/Shanghai'), -before)
/** Notes a value that was verified so many days ago. */
async function know(name: string, key: string, value: string | number | string[] | null, before: number) {
  const ctx = await company.contextAs('administrator')
  await putFact(ctx, { id: ids[name] ?? 0 }, key, { value, verified_on: day(before, ctx.now) })
}
const list = async (user: UserKey, query: Partial<CheckQuery> = {}) =>
  listToCheck(await company.contextAs(user), { reason: 'due', mine: false, limit: 25, cursor: undefined, ...query })
const names = async (...given: Parameters<typeof list>) => (await list(...given)).rows.map(({ customer }) => customer.name)

describe('facts to verify', () => {
  it('are those verified longer ago than their class allows, the customers of the greatest value first', async () => {
    await know('甲', 'employees', 20, 400)
    await know('甲', 'parcels_month', 300, 10)
    await know('乙', 'peak_season', '十一月', 200)
    await know('乙', 'employees', 30, 200)
    await know('丁', 'employees', 40, 100)
    const { rows } = await list('administrator')
    expect(rows.map(({ customer, due, known }) => [customer.name, due.map(({ key }) => key), known])).toEqual([
      ['乙', ['peak_season'], 2],
      ['甲', ['employees'], 2],
    ])
    expect(rows.every(({ incomplete }) => incomplete)).toBe(true)
    const ctx = await company.contextAs('sales')
    const facts = await getFacts(ctx, { id: ids['甲'] ?? 0 })
    expect([...(await dueKeys(ctx, facts.data))]).toEqual(['employees'])
  })

  it('lie within the scope of who may change the customer; somebody of whom too little is known is listed without any', async () => {
    expect(await names('administrator', { reason: 'incomplete' })).toEqual(['丁', '乙', '丙', '甲'])
    expect(await names('sales', { reason: 'any' })).toEqual(['丁', '乙', '甲'])
    expect(await names('administrator', { reason: 'any', mine: true })).toEqual([])
    await expect(list('executive')).resolves.toBeDefined()
    await expect(list('finance')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('are read a page at a time by key, forwards and back', async () => {
    const first = await list('administrator', { reason: 'any', limit: 3 })
    expect(first.rows.map(({ customer }) => customer.name)).toEqual(['丁', '乙', '丙'])
    const cursor = first.nextCursor ?? ''
    const second = await list('administrator', { reason: 'any', limit: 3, cursor })
    expect(second.rows.map(({ customer }) => customer.name)).toEqual(['甲'])
    await expect(list('administrator', { reason: 'due', limit: 3, cursor })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  it('leave the list when somebody says that they still hold, and come back when that is undone', async () => {
    const ctx = await company.contextAs('sales')
    const at = { id: ids['甲'] ?? 0 }
    await verifyFact(ctx, at, 'employees', { seen: 20 })
    expect(await names('sales')).toEqual(['乙'])
    const note = z.object({ value: z.unknown(), verifiedOn: z.string(), by: z.int() })
    const history = () =>
      company.db.rows(
        note,
        sql`select value, verified_on::text as "verifiedOn", noted_by_id as by from customer_fact where customer_id = ${at.id} and key = 'employees' order by id desc limit 1`,
      )
    expect(await history()).toEqual([{ value: 20, verifiedOn: day(0, ctx.now), by: company.users.sales.id }])
    await verifyFact(ctx, at, 'employees', { seen: 20, verified_on: day(400, ctx.now) })
    expect(await names('sales')).toEqual(['乙', '甲'])
    expect(
      await textOf(
        company,
        sql`select count(*)::text as value from audit_event where action = 'customer.fact_verify' and subject_id = ${String(at.id)}`,
      ),
    ).toBe('2')
  })

  it('are not answered for a value that is another by now, nor out of scope, nor ahead of time', async () => {
    const ctx = await company.contextAs('sales')
    const at = { id: ids['甲'] ?? 0 }
    await expect(verifyFact(ctx, at, 'employees', { seen: 21 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(verifyFact(ctx, at, 'peak_season', { seen: '十一月' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(verifyFact(ctx, at, 'employees', { seen: 20, verified_on: '2099-01-01' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    await expect(verifyFact(ctx, { id: ids['丙'] ?? 0 }, 'employees', { seen: 1 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('follow what is no longer known, keys that are switched off, merges and thresholds', async () => {
    await know('乙', 'peak_season', null, 0)
    expect(await names('administrator')).toEqual(['甲'])
    const admin = await company.contextAs('administrator')
    await switchKey(admin, 'employees', { version: 1, active: false })
    expect(await names('administrator')).toEqual([])
    await switchKey(admin, 'employees', { version: 2, active: true })
    expect(await names('administrator')).toEqual(['甲'])
    // The survivor's value counts from the latest note of the same value, whoever of the two it was written under.
    await know('丙', 'employees', 20, 5)
    await mergeInto(company, ids['丙'] ?? 0, ids['甲'] ?? 0)
    expect(await names('administrator')).toEqual([])
    await company.db.execute(sql`update customer set root_id = id where id = ${ids['丙'] ?? 0}`)
    expect(await names('administrator')).toEqual(['甲'])
    await changeSetting(admin, factAgeing, { version: 0, values: { descriptive: 50 } })
    expect(await names('administrator')).toEqual(['丁', '乙', '甲'])
  })
})
