import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { createInteraction, listInteractions, updateInteraction } from '#lib/records/interactions/service'
import { listKeyedTerms } from '#lib/records/terms/keyed-terms'
import { addTerm, listTerms, renameTerm, switchTerm } from '#lib/records/terms/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
let administrator: Context
let sales: Context
let customer = 0
beforeAll(async () => {
  company = await openTestCompany()
  administrator = await company.contextAs('administrator')
  sales = await company.contextAs('sales')
  customer = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
})
afterAll(() => company.close())

const list = 'touch_channel'
const termNamed = async (text: string) => {
  const found = (await listTerms(administrator, list)).terms.find((term) => term.text === text)
  if (found === undefined) throw new Error(`no term ${text}`)
  return found
}
const note = (channel: string) =>
  createInteraction(sales, { customer_id: String(customer), channel, direction: 'outbound', heard: '价格可以谈' })
const offered = async () => (await listKeyedTerms(sales, [list])).filter(({ active }) => active).map(({ key }) => key)

describe('the ways of speaking with a customer', () => {
  it('begin with what ships, under the keys that interactions have always had', async () => {
    expect(await offered()).toEqual([
      'call',
      'visit',
      'executive',
      'review',
      'message',
      'letter',
      'mail',
      'wechat',
      'ivr',
      'other',
    ])
    expect((await listTerms(administrator, list)).terms.map(({ text }) => text).slice(0, 2)).toEqual(['电话', '拜访'])
  })

  it('take what the company adds, on screens and by programs, and nothing that is no such way', async () => {
    await addTerm(administrator, { list, text: '视频会议' })
    const { key } = await termNamed('视频会议')
    const made = await note(key)
    expect(made.channel).toBe(key)
    const refused = { code: 'invalid_request', issues: [{ name: 'channel', code: 'term_unknown' }] }
    await expect(note('telex')).rejects.toMatchObject(refused)
    await expect(updateInteraction(sales, { id: Number(made.id) }, { version: 1, channel: 'telex' })).rejects.toMatchObject(
      refused,
    )
    // A channel of cases is another list.
    await addTerm(administrator, { list: 'case_channel', text: '园区服务台' })
    const ofCases = (await listTerms(administrator, 'case_channel')).terms.find(({ text }) => text === '园区服务台')
    await expect(note(String(ofCases?.key))).rejects.toMatchObject(refused)
    const { rows } = await listInteractions(sales, { channel: key, limit: 50, sort: '-occurred_at' })
    expect(rows.map(({ id }) => id)).toEqual([made.id])
    const api = await company.keyFor('sales')
    expect((await company.api('GET', `/interactions?channel=${key}`, { key: api })).body).toMatchObject({
      data: [{ id: made.id }],
    })
    expect((await company.api('GET', '/interactions?channel=telex', { key: api })).status).toBe(400)
  })

  it('keep what they mean to the cadence, whatever they are called; the own ones are neither call nor visit', async () => {
    const other = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
    await company.db.execute(sql`update customer set lifecycle = 'regular' where id = ${other}`)
    const { id, version } = await termNamed('电话')
    await renameTerm(administrator, { id, version, text: '通话' })
    const lastCalled = async () =>
      (
        await company.db.row(
          z.object({ day: z.string().nullable() }),
          sql`select max(last_called_on)::text as day from customer_cadence where customer_id = ${other}`,
        )
      )?.day ?? null
    await company.db.execute(sql`update customer_standing set abc_class = 'A' where customer_id = ${other}`)
    const noteOther = (channel: string) =>
      createInteraction(sales, { customer_id: String(other), channel, direction: 'outbound', heard: '价格可以谈' })
    await noteOther((await termNamed('视频会议')).key)
    expect(await lastCalled()).toBeNull()
    await noteOther('call')
    expect(await lastCalled()).toBe(dayOf(sales.now, sales.company.timeZone))
    expect((await listKeyedTerms(sales, [list]))[0]).toMatchObject({ key: 'call', text: '通话' })
  })

  it('are offered no more once archived, and interactions keep them', async () => {
    const made = await note('letter')
    const { id, version } = await termNamed('信函')
    await switchTerm(administrator, { id, version, active: false })
    expect(await offered()).not.toContain('letter')
    const changed = await updateInteraction(sales, { id: Number(made.id) }, { version: 1, result: '已回信' })
    expect(changed).toMatchObject({ channel: 'letter', result: '已回信' })
  })
})
