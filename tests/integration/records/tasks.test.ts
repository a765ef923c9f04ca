import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
  await insertCustomer(company.db, { externalId: 'T-1', ownerId: company.users.sales.id, outletId: company.outlets.shounan })
})
afterAll(() => company.close())

const idOf = (user: UserKey) => String(company.users[user].id)
const make = (user: UserKey, given: Record<string, unknown>) => call(user, 'POST', '/tasks', { title: '回电', ...given })
const titles = (answer: { body: { data: { title: string }[] } }) => answer.body.data.map((row) => row.title)

describe('a task', () => {
  it('is ended, opened again, archived and restored, each from the version that was seen', async () => {
    const task = (
      await make('sales', {
        title: '对账',
        customer_external_id: 'T-1',
        due_at: '2026-12-01',
        remind_at: '2026-11-30T09:00:00+08:00',
      })
    ).body
    // A day alone is its last instant, in company time.
    expect(task).toMatchObject({
      due_at: '2026-12-01T15:59:59.999Z',
      remind_at: '2026-11-30T01:00:00.000Z',
      done_at: null,
      assignee_id: idOf('sales'),
      assignee_name: '周敏',
      created_by_id: idOf('sales'),
    })
    const patch = (version: number, given: Record<string, unknown>) =>
      call('sales', 'PATCH', `/tasks/${task.id}`, { version, ...given })
    expect((await patch(1, { done_at: '2026-11-24T10:00:00+08:00' })).body.done_at).toBe('2026-11-24T02:00:00.000Z')
    expect((await patch(1, { done_at: null })).body).toMatchObject({ code: 'conflict', current: { version: 2 } })
    expect((await patch(2, { done_at: null, archived: true })).body).toMatchObject({ done_at: null, archived: true })
    expect((await patch(3, { archived: false })).body).toMatchObject({ archived: false, version: 4 })
    expect((await patch(4, { done_at: '2199-01-01' })).body.invalid_params[0]).toMatchObject({
      name: 'done_at',
      code: 'in_the_future',
    })
  })

  it('goes to colleagues within reach only, and only to those who see the customer it is about', async () => {
    expect((await make('sales', { assignee_id: idOf('salesHangzhou') })).status).toBe(404)
    expect((await make('sales', { assignee_id: idOf('salesColleague'), customer_external_id: 'T-1' })).body).toMatchObject({
      code: 'rule_violated',
      status: 422,
    })
    expect((await make('sales', { assignee_id: idOf('salesManager'), customer_external_id: 'T-1' })).status).toBe(201)
    expect((await make('executive', { assignee_id: idOf('disabled') })).status).toBe(422)
    const task = (await make('salesManager', { customer_external_id: 'T-1', assignee_id: idOf('sales') })).body
    expect(
      (await call('salesManager', 'PATCH', `/tasks/${task.id}`, { version: 1, assignee_id: idOf('salesColleague') })).status,
    ).toBe(422)
  })

  it('without a customer is seen by its assignee, its maker and those whose reach holds the assignee, in the list as alone', async () => {
    const task = (await make('salesManager', { title: '月报', assignee_id: idOf('sales') })).body
    const seers: UserKey[] = ['sales', 'salesManager', 'outlet', 'service', 'executive', 'administrator']
    const strangers: UserKey[] = ['salesColleague', 'salesXiaying', 'outletFranchise', 'serviceHangzhou']
    for (const user of [...seers, ...strangers]) {
      const alone = (await call(user, 'GET', `/tasks/${task.id}`)).status
      const listed = titles(await call(user, 'GET', '/tasks?limit=200')).includes('月报')
      const changed = (await call(user, 'PATCH', `/tasks/${task.id}`, { version: 99 })).status
      const sees = seers.includes(user)
      expect({ user, alone, listed, changed }).toEqual({ user, alone: sees ? 200 : 404, listed: sees, changed: sees ? 409 : 404 })
    }
  })

  it('handed on to somebody else is answered once more to whoever handed it on', async () => {
    const task = (await make('sales', { title: '转交' })).body
    const handed = await call('salesManager', 'PATCH', `/tasks/${task.id}`, { version: 1, assignee_id: idOf('salesXiaying') })
    expect(handed.body).toMatchObject({ assignee_id: idOf('salesXiaying'), version: 2 })
    expect((await call('salesManager', 'GET', `/tasks/${task.id}`)).status).toBe(404)
    expect((await call('salesXiaying', 'GET', `/tasks/${task.id}`)).status).toBe(200)
  })
})

describe('the list of tasks', () => {
  it('is the next due first with those without a date last, narrowed by assignee, day and whether they are done', async () => {
    const mine = { assignee_id: idOf('salesXiaying') }
    const given = [
      ['乙', '2026-12-02'],
      ['无', null],
      ['甲', '2026-12-01'],
      ['丙', '2026-12-03'],
    ] as const
    for (const [title, due_at] of given) await make('executive', { title, due_at, ...mine })
    const done = (await make('executive', { title: '完', due_at: '2026-11-01', done_at: '2026-11-02', ...mine })).body
    expect(done.done_at).toBe('2026-11-01T16:00:00.000Z')
    const list = async (query: string) =>
      titles(await call('executive', 'GET', `/tasks?assignee=${idOf('salesXiaying')}&${query}`)).filter(
        (title) => title !== '转交',
      )
    expect(await list('limit=200')).toEqual(['完', '甲', '乙', '丙', '无'])
    expect(await list('done=false&sort=-due_at')).toEqual(['无', '丙', '乙', '甲'])
    expect(await list('done=true')).toEqual(['完'])
    expect(await list('due_from=2026-12-01&due_to=2026-12-03')).toEqual(['甲', '乙'])
    expect(await list('due_from=2026-12-02')).toEqual(['乙', '丙'])
    for (const query of ['due=1', 'done=maybe', 'sort=title'])
      expect((await call('sales', 'GET', `/tasks?${query}`)).status, query).toBe(400)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await call('salesXiaying', 'GET', `/tasks?limit=2&done=false${cursor === '' ? '' : `&cursor=${cursor}`}`)
      seen.push(...titles(page))
      cursor = page.body.next_cursor
    }
    expect(seen.filter((title) => title !== '转交')).toEqual(['甲', '乙', '丙', '无'])
  })
})
