import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { handOutDrops } from '#lib/analysis/drop/hand-out'
import { listDrops } from '#lib/analysis/drop/service'
import { sql } from '#lib/platform/db/sql'
import { createTask, listTasks, updateTask } from '#lib/records/tasks/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
const ids: Record<string, number> = {}
const now = new Date('2026-08-01T02:00:00Z')
const as = (user: UserKey) => company.contextAs(user, now)
const idOf = (name: string) => ids[name] ?? 0

beforeAll(async () => {
  company = await openTestCompany()
  const { sales, salesColleague, salesHangzhou } = company.users
  const { shounan } = company.outlets
  ids['甲'] = await fall('甲', { ownerId: sales.id, outletId: shounan })
  ids['乙'] = await fall('乙', { ownerId: salesColleague.id, outletId: shounan })
  ids['无主'] = await fall('无主', { outletId: shounan })
  ids['杭'] = await fall('杭', { ownerId: salesHangzhou.id })
  ids['稳'] = await insertCustomer(company.db, { name: '稳', ownerId: sales.id })
})
afterAll(() => company.close())

async function fall(name: string, given: object): Promise<number> {
  const id = await insertCustomer(company.db, { name, ...given })
  await company.db.execute(sql`
    insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
    values (${id}, '2026-07-31', '2026-07-20', 3, 84, 1200, 300, 400, ${100_000 - id}, '{}',
      '{"damaged":0,"lost":0,"promised":0,"late":0,"lateBefore":null,"complaints":0,"openComplaints":0,"priceBefore":400,"priceNow":400,"kindRatio":null,"rivals":[],"shareOfWallet":null}')`)
  return id
}

const taskRow = z.object({ customer: z.string(), to: z.int(), title: z.string(), note: z.string().nullable(), due: z.string() })
const tasks = () =>
  company.db.rows(
    taskRow,
    sql`
    select c.name as customer, t.assignee_id as "to", t.title, t.note, (t.due_at at time zone 'Asia/Shanghai')::date::text as due
    from task t join customer c on c.id = t.customer_id where t.origin = 'drop' and t.done_at is null order by t.id`,
  )
const seen = async (user: UserKey, more: object = {}) =>
  (await listDrops(await as(user), { limit: 50, sort: '-loss', ...more })).rows.map(({ name, openTask }) => [
    name,
    openTask?.to ?? null,
  ])
const nothing = { made: 0, already: 0, nobody: 0, refused: 0 }

describe('handing drops out', () => {
  it('gives each to whoever owns the customer, and none twice while a task is open', async () => {
    const manager = await company.contextAs('executive', now)
    const input = {
      customers: [idOf('甲'), idOf('乙'), idOf('无主'), idOf('稳'), idOf('甲')],
      due_on: '2026-08-05',
      note: '先打电话',
    }
    expect(await handOutDrops(manager, input)).toEqual({ ...nothing, made: 2, nobody: 1 })
    const title = '掉量跟进：比应有少 93%（近 4 周应有 1,200 → 实发 84 票）'
    expect(await tasks()).toEqual([
      { customer: '甲', to: company.users.sales.id, title, note: '先打电话', due: '2026-08-05' },
      { customer: '乙', to: company.users.salesColleague.id, title, note: '先打电话', due: '2026-08-05' },
    ])
    expect(await handOutDrops(manager, input)).toEqual({ ...nothing, already: 2, nobody: 1 })
    expect(await seen('salesManager')).toEqual([
      ['甲', '周敏'],
      ['乙', company.users.salesColleague.name],
    ])
    const told = await company.db.rows(
      z.object({ user: z.int() }),
      sql`select user_id as "user" from notification where kind = 'task_assigned' order by id`,
    )
    expect(told.map(({ user }) => user)).toEqual([company.users.sales.id, company.users.salesColleague.id])
  })

  it('is what the list can be narrowed by, until the task is done; a task from elsewhere does not count', async () => {
    expect(await seen('executive', { handed_out: true })).toEqual([
      ['甲', '周敏'],
      ['乙', company.users.salesColleague.name],
    ])
    await createTask(await as('executive'), { customer_id: String(idOf('无主')), title: '别的事' })
    expect(await seen('executive', { handed_out: false })).toEqual([
      ['无主', null],
      ['杭', null],
    ])
    const sales = await as('sales')
    const [task] = (await listTasks(sales, { limit: 10, sort: 'due_at', customer: String(idOf('甲')) })).rows
    await updateTask(sales, { id: Number(task?.id) }, { version: 1, done_at: now.toISOString() })
    expect(await seen('sales')).toEqual([['甲', null]])
    const { body } = await company.api('GET', '/analysis/drops?handed_out=true', { key: await company.keyFor('salesManager') })
    expect(body.data).toMatchObject([{ customer: { name: '乙' }, open_task_id: expect.any(String) }])
  })

  it('to one colleague reaches whoever sees the customer, and says why when it reaches nobody', async () => {
    const executive = await as('executive')
    const to = (user: UserKey, customers: number[]) =>
      handOutDrops(executive, { customers, assignee_id: String(company.users[user].id), due_on: '2026-08-05' })
    await expect(to('salesHangzhou', [idOf('无主')])).rejects.toMatchObject({ detail: 'task.assignee_cannot_see_customer' })
    expect(await to('salesHangzhou', [idOf('无主'), idOf('杭')])).toEqual({ ...nothing, made: 1, refused: 1 })
    expect(await to('serviceManager', [idOf('无主')])).toEqual({ ...nothing, made: 1 })
  })

  it('reaches as far as the list of drops, and not into the past', async () => {
    const manager = await as('salesManager')
    const asked = { customers: [idOf('杭'), idOf('稳')], due_on: '2026-08-05' }
    await expect(handOutDrops(manager, asked)).rejects.toMatchObject({ code: 'not_found' })
    await expect(handOutDrops(await as('service'), asked)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(handOutDrops(manager, { customers: [idOf('甲')], due_on: '2026-07-31' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })

  it('passes over whoever is archived, as the list does', async () => {
    const gone = await fall('归', { ownerId: company.users.sales.id })
    await company.db.execute(sql`update customer set archived_at = now() where id = ${gone}`)
    await expect(handOutDrops(await as('executive'), { customers: [gone], due_on: '2026-08-05' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('by two at the same time makes one task', async () => {
    const [one, other] = await Promise.all([as('salesManager'), as('executive')])
    const asked = { customers: [idOf('甲')], due_on: '2026-08-05' }
    const done = await Promise.all([handOutDrops(one, asked), handOutDrops(other, asked)])
    expect(done.map(({ made, already }) => `${made} ${already}`).sort()).toEqual(['0 1', '1 0'])
  })
})
