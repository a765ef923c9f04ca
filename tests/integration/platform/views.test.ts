import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isAppError } from '#lib/core/errors'
import { sql } from '#lib/platform/db/sql'
import type { SaveViewInput } from '#lib/platform/views/schema'
import {
  changeView,
  deleteView,
  forgetDeletedViews,
  listViews,
  MOST_VIEWS,
  moveView,
  restoreView,
  saveView,
  setInitialView,
  sharingsFor,
} from '#lib/platform/views/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())
beforeEach(async () => {
  await company.db.execute(sql`delete from saved_view`)
  await company.db.execute(sql`delete from saved_view_default`)
})

async function save(user: UserKey, name: string, given: Partial<SaveViewInput> = {}): Promise<number> {
  const input = { list: 'customers' as const, name, query: 'abc=A', columns: [], shared: 'private' as const, ...given }
  return (await saveView(await company.contextAs(user), input)).id
}
const namesSeenBy = async (user: UserKey) => {
  const { views } = await listViews(await company.contextAs(user), 'customers')
  return views.map(({ name }) => name)
}
const code = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return isAppError(error) ? (error.detail ?? error.code) : error
}

describe('who sees a view', () => {
  it('its owner alone, those at the outlet and below it, or everybody', async () => {
    // 林管 works at 宁波, above 首南; 苏杭 at the sibling branch.
    await save('serviceManager', '自己的')
    await save('serviceManager', '宁波的', { shared: 'outlet' })
    await save('executive', '公司的', { shared: 'company' })
    await save('sales', '首南的', { shared: 'outlet' })
    expect(await namesSeenBy('serviceManager')).toEqual(['自己的', '宁波的', '公司的'])
    expect(await namesSeenBy('salesColleague')).toEqual(['公司的', '宁波的', '首南的'])
    expect(await namesSeenBy('outletFranchise')).toEqual(['公司的', '宁波的'])
    expect(await namesSeenBy('serviceHangzhou')).toEqual(['公司的'])
    // Who manages views sees all that are shared; what is private stays so.
    expect(await namesSeenBy('administrator')).toEqual(['公司的', '宁波的', '首南的'])
  })

  it('nobody without a role for the list', async () => {
    expect(await code(listViews(await company.contextAs('nobody'), 'customers'))).toBe('forbidden')
    expect(await code(save('nobody', '无'))).toBe('forbidden')
  })

  it('each list keeps its own, for whoever may see the list', async () => {
    await save('salesManager', '迟到的', { list: 'drops', query: 'cause=late', shared: 'outlet' })
    await save('salesManager', '要跟进的', { list: 'prospects', query: 'first_contact=late', shared: 'outlet' })
    const names = async (user: UserKey, list: SaveViewInput['list']) =>
      (await listViews(await company.contextAs(user), list)).views.map(({ name }) => name)
    expect(await names('sales', 'drops')).toEqual(['迟到的'])
    expect(await names('sales', 'prospects')).toEqual(['要跟进的'])
    expect(await names('sales', 'customers')).toEqual([])
    // Service reps see customers, and no figures of analysis.
    expect(await code(listViews(await company.contextAs('service'), 'drops'))).toBe('forbidden')
    expect(await code(save('service', '无', { list: 'drops' }))).toBe('forbidden')
  })

  it('a company-wide one is shared by who sees the whole company', async () => {
    expect(await code(save('sales', '太远', { shared: 'company' }))).toBe('view.shared_too_far')
    expect(sharingsFor(await company.contextAs('sales'), 'customers')).toEqual(['private', 'outlet'])
    expect(sharingsFor(await company.contextAs('executive'), 'customers')).toEqual(['private', 'outlet', 'company'])
    expect(await namesSeenBy('executive')).toEqual([])
  })
})

describe('who changes a view', () => {
  it('its owner, and of a shared one whoever manages views; a colleague only sees it', async () => {
    const id = await save('executive', '重点', { shared: 'company' })
    const colleague = await company.contextAs('sales')
    expect((await listViews(colleague, 'customers')).views[0]).toMatchObject({ own: false, mayChange: false, ownerName: '总宏' })
    expect(await code(changeView(colleague, { id, version: 1, name: '改了' }))).toBe('forbidden')
    expect(await code(deleteView(colleague, id))).toBe('forbidden')
    await changeView(await company.contextAs('administrator'), { id, version: 1, name: '重点客户' })
    expect(await namesSeenBy('sales')).toEqual(['重点客户'])
  })

  it('a private one of somebody else is not there, for administrators too', async () => {
    const id = await save('sales', '自己的')
    for (const user of ['salesColleague', 'administrator'] as const)
      expect(await code(changeView(await company.contextAs(user), { id, version: 1, name: '改了' }))).toBe('not_found')
  })

  it('of two changes over the same version the second is told', async () => {
    const id = await save('sales', '我的')
    const ctx = await company.contextAs('sales')
    const results = await Promise.allSettled([
      changeView(ctx, { id, version: 1, query: 'abc=B' }),
      changeView(ctx, { id, version: 1, query: 'abc=C' }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await code(changeView(ctx, { id, version: 1, name: '旧' }))).toBe('record.version_is_old')
  })
})

describe('names and numbers', () => {
  it('a name is taken once by an owner, whatever its case, also when two save at once', async () => {
    await save('sales', 'Key A')
    expect(await code(save('sales', 'key a'))).toBe('view.name_taken')
    await save('salesColleague', 'Key A')
    const results = await Promise.allSettled([save('sales', '同时'), save('sales', '同时')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('there are fifty at most', async () => {
    await company.db.execute(sql`
      insert into saved_view (list, owner_id, name) select 'customers', ${company.users.sales.id}, '视图' || i from generate_series(1, ${MOST_VIEWS}) i`)
    expect(await code(save('sales', '再一个'))).toBe('view.too_many')
  })
})

it('a view keeps query and columns, and every change is noted', async () => {
  const id = await save('sales', '电商', { query: 'abc=A&tag=%E7%94%B5%E5%95%86', columns: ['name', 'abc'] })
  const ctx = await company.contextAs('sales')
  expect((await listViews(ctx, 'customers')).views).toMatchObject([
    { id, query: 'abc=A&tag=%E7%94%B5%E5%95%86', columns: ['name', 'abc'], shared: 'private', own: true },
  ])
  await changeView(ctx, { id, version: 1, query: 'abc=B', shared: 'outlet' })
  const events = await company.db.rows(
    z.object({ action: z.string(), detail: z.record(z.string(), z.unknown()) }),
    sql`select action, detail from audit_event where subject_type = 'saved_view' and subject_id = ${String(id)} order by id`,
  )
  expect(events.map(({ action }) => action)).toEqual(['view.create', 'view.update'])
  expect(events[1]?.detail).toEqual({ query: ['abc=A&tag=%E7%94%B5%E5%95%86', 'abc=B'], shared: ['private', 'outlet'] })
})

it('one that was deleted can be had back, unless its name is taken, and is forgotten after a month', async () => {
  const ctx = await company.contextAs('sales')
  const id = await save('sales', '旺季')
  await deleteView(ctx, id)
  expect(await namesSeenBy('sales')).toEqual([])
  await restoreView(ctx, id)
  expect(await namesSeenBy('sales')).toEqual(['旺季'])
  await deleteView(ctx, id)
  await save('sales', '旺季')
  expect(await code(restoreView(ctx, id))).toBe('view.name_taken')
  await company.db.execute(sql`update saved_view set deleted_at = now() - interval '31 days' where id = ${id}`)
  expect(await forgetDeletedViews(company.db)).toBe(1)
  expect(await code(restoreView(ctx, id))).toBe('not_found')
})

it('own views are moved among each other, and nobody else’s', async () => {
  const ctx = await company.contextAs('sales')
  const ids = [await save('sales', '一'), await save('sales', '二', { shared: 'outlet' }), await save('sales', '三')]
  await moveView(ctx, ids[2] ?? 0, 'up')
  await moveView(ctx, ids[0] ?? 0, 'up')
  expect(await namesSeenBy('sales')).toEqual(['一', '三', '二'])
  await moveView(ctx, ids[0] ?? 0, 'down')
  expect(await namesSeenBy('sales')).toEqual(['三', '一', '二'])
  expect(await code(moveView(await company.contextAs('salesColleague'), ids[1] ?? 0, 'up'))).toBe('forbidden')
})

it('a list opens with the view that its reader has chosen', async () => {
  const ctx = await company.contextAs('sales')
  await setInitialView(ctx, 'customers', 'mine')
  await setInitialView(ctx, 'customers', '12')
  expect((await listViews(ctx, 'customers')).initial).toBe('12')
  expect((await listViews(await company.contextAs('salesColleague'), 'customers')).initial).toBeNull()
  await setInitialView(ctx, 'customers', null)
  expect((await listViews(ctx, 'customers')).initial).toBeNull()
})
