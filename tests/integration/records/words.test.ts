import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
/** Numbers of what was made, by id. */
const touches: string[] = []
const tasks: string[] = []
beforeAll(async () => {
  company = await openTestCompany()
  const { users, outlets } = company
  await insertCustomer(company.db, { externalId: 'W-NB', ownerId: users.sales.id, outletId: outlets.shounan })
  await insertCustomer(company.db, { externalId: 'W-HZ', ownerId: users.salesHangzhou.id, outletId: outlets.xihu })
  await touch('W-NB', { heard: '顺丰报价九折', answered: '下周答复', purpose: '报价' })
  await touch('W-NB', { heard: '想做 Cold Chain', result: '约好周三看仓' })
  await touch('W-NB', { purpose: '回访', heard: '一切都好' })
  await touch('W-HZ', { heard: '也问报价' })
  await task('W-NB', '寄价目表', '报价单用新版')
  await task('W-NB', '约看仓', null)
  await task('W-HZ', '报价回电', null)
})
afterAll(() => company.close())

async function touch(customer: string, words: Record<string, string>): Promise<void> {
  const given = { customer_external_id: customer, channel: 'call', ...words }
  touches.push((await call('administrator', 'POST', '/interactions', given)).body.id)
}

async function task(customer: string, title: string, note: string | null): Promise<void> {
  tasks.push((await call('administrator', 'POST', '/tasks', { customer_external_id: customer, title, note })).body.id)
}

/** Which of those made a user finds, by the order in which they were made. */
async function found(user: UserKey, path: string, made: readonly string[], q: string, more = ''): Promise<number[]> {
  const { status, body } = await call(user, 'GET', `${path}?sort=id&q=${encodeURIComponent(q)}${more}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.data.map((row: { id: string }) => made.indexOf(row.id))
}

describe('what was said at a touch', () => {
  const said = (user: UserKey, q: string, more?: string) => found(user, '/interactions', touches, q, more)

  it('is found in its purpose, in what was heard and answered, and in what came of it', async () => {
    expect(await said('administrator', '报价')).toEqual([0, 3])
    expect(await said('administrator', '下周')).toEqual([0])
    expect(await said('administrator', '看仓')).toEqual([1])
    expect(await said('administrator', '回访')).toEqual([2])
    expect(await said('administrator', '价报')).toEqual([])
  })

  it('whatever the case and width of the letters, but not across two of its fields', async () => {
    for (const q of ['cold chain', 'COLD', 'ｃｏｌｄ　ｃｈａｉｎ']) expect(await said('administrator', q), q).toEqual([1])
    // The purpose ends with 价, what was heard begins with 顺.
    expect(await said('administrator', '价顺')).toEqual([])
  })

  it('only among customers within reach, and as the other filters narrow it', async () => {
    expect(await said('sales', '报价')).toEqual([0])
    expect(await said('salesHangzhou', '报价')).toEqual([3])
    expect(await said('administrator', '报价', '&channel=visit')).toEqual([])
  })
})

describe('what a task says', () => {
  it('is found in its title and note, within reach', async () => {
    expect(await found('administrator', '/tasks', tasks, '报价')).toEqual([0, 2])
    expect(await found('sales', '/tasks', tasks, '报价')).toEqual([0])
    expect(await found('administrator', '/tasks', tasks, '看仓')).toEqual([1])
  })
})

it('a single character finds nothing and says so', async () => {
  for (const path of ['/interactions', '/tasks']) {
    const { status, body } = await call('administrator', 'GET', `${path}?q=${encodeURIComponent('价')}`)
    expect([status, body.invalid_params]).toMatchObject([400, [{ name: 'q', code: 'search_too_short' }]])
  }
})
