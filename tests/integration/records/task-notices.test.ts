import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recurring } from '#lib/jobs/schedule'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { listNotifications } from '#lib/platform/notify/notify'
import { remindOfTasks } from '#lib/records/tasks/reminders'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller } from './relations-company.ts'

let company: TestCompany
let customerId: number
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
  customerId = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
})
afterAll(() => company.close())

const make = async (user: UserKey, given: Record<string, unknown>) =>
  (await call(user, 'POST', '/tasks', { customer_id: String(customerId), ...given })).body
const toldTo = async (user: UserKey, title: string) =>
  (await listNotifications(await company.contextAs(user), null)).rows
    .filter(({ params }) => params['title'] === title)
    .map(({ kind, href, params }) => ({ kind, href, by: params['by'] }))
const idOf = (user: UserKey) => String(company.users[user].id)
const href = () => `/customers/${customerId}`

describe('whoever is given a task', () => {
  it('is told by whom, where it is dealt with; nobody is told of an own one', async () => {
    await make('salesManager', { title: '回电', assignee_id: idOf('sales') })
    await make('sales', { title: '自己的' })
    expect(await toldTo('sales', '回电')).toEqual([{ kind: 'task_assigned', href: href(), by: '戴经理' }])
    expect(await toldTo('sales', '自己的')).toEqual([])
  })

  it('later is told when it is handed on, and nobody of any other change', async () => {
    const task = await make('salesManager', { title: '转交' })
    await call('salesManager', 'PATCH', `/tasks/${task.id}`, { version: 1, note: '尽快' })
    expect(await toldTo('sales', '转交')).toEqual([])
    await call('salesManager', 'PATCH', `/tasks/${task.id}`, { version: 2, assignee_id: idOf('sales') })
    expect(await toldTo('sales', '转交')).toHaveLength(1)
  })
})

describe('a reminder', () => {
  const remind = async (now: string) => remindOfTasks(await company.system(new Date(now)))

  it('comes once, at its time, to the assignee', async () => {
    await make('sales', { title: '提醒一', remind_at: '2030-01-02T09:00:00+08:00' })
    expect(await remind('2030-01-02T00:59:59Z')).toBe(0)
    expect(await remind('2030-01-02T01:00:00Z')).toBe(1)
    expect(await remind('2030-01-02T01:01:00Z')).toBe(0)
    expect(await toldTo('sales', '提醒一')).toEqual([{ kind: 'task_due', href: href(), by: undefined }])
  })

  it('comes again when it was moved, and not for what is done or archived', async () => {
    const remindAt = '2031-01-02T09:00:00+08:00'
    const moved = await make('sales', { title: '提醒二', remind_at: remindAt })
    const done = await make('sales', { title: '提醒三', remind_at: remindAt })
    const archived = await make('sales', { title: '提醒四', remind_at: remindAt })
    await call('sales', 'PATCH', `/tasks/${done.id}`, { version: 1, done_at: '2026-01-01' })
    await call('sales', 'PATCH', `/tasks/${archived.id}`, { version: 1, archived: true })
    expect(await remind('2031-02-01T00:00:00Z')).toBe(1)
    await call('sales', 'PATCH', `/tasks/${moved.id}`, { version: 1, remind_at: '2031-03-01T09:00:00+08:00' })
    expect(await remind('2031-03-02T00:00:00Z')).toBe(1)
  })

  it('is looked for each minute', async () => {
    await make('sales', { title: '提醒五', remind_at: '2026-01-02T09:00:00+08:00' })
    const job = recurring.find(({ name }) => name === 'remind')
    expect(job?.cron).toBe('* * * * *')
    await job?.work({ db: company.db, log, dataDirectory: env().DATA_DIR })
    expect(await toldTo('sales', '提醒五')).toHaveLength(1)
  })
})
