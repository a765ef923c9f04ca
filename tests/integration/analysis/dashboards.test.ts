import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreateDashboardInput } from '#lib/analysis/dashboards/schema'
import {
  addCard,
  changeDashboard,
  chooseHome,
  copyDashboard,
  createDashboard,
  deleteDashboard,
  findHomeDashboard,
  getDashboard,
  listDashboards,
  restoreDashboard,
} from '#lib/analysis/dashboards/service'
import { isAppError } from '#lib/core/errors'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())
beforeEach(async () => {
  await company.db.execute(sql`delete from dashboard`)
  await company.db.execute(sql`delete from dashboard_home`)
})

const as = (user: UserKey) => company.contextAs(user)
const make = async (user: UserKey, input: CreateDashboardInput) => (await createDashboard(await as(user), input)).id
const namesSeenBy = async (user: UserKey) => (await listDashboards(await as(user))).dashboards.map(({ name }) => name)
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (isAppError(error) ? (error.detail ?? error.code) : error),
  )

describe('who sees a page of charts', () => {
  it('its owner alone, those at the outlet and below it, holders of a role, or everybody', async () => {
    await make('executive', { name: '自己的' })
    await make('executive', { name: '公司的', shared: 'company' })
    await make('executive', { name: '销售的', shared: 'roles', roles: ['sales'] })
    await make('sales', { name: '首南的', shared: 'outlet' })
    expect(await namesSeenBy('executive')).toEqual(expect.arrayContaining(['自己的', '公司的', '销售的']))
    expect(await namesSeenBy('salesColleague')).toEqual(['公司的', '首南的', '销售的'])
    expect(await namesSeenBy('serviceManager')).toEqual(['公司的'])
  })

  it('whoever sees less than the company shares with the own outlet and no further', async () => {
    expect(await code(make('sales', { name: '远', shared: 'company' }))).toBe('view.shared_too_far')
    expect(await code(make('sales', { name: '远', shared: 'roles', roles: ['sales'] }))).toBe('view.shared_too_far')
    expect(await code(make('executive', { name: '空', shared: 'roles' }))).toBe('dashboard.no_role')
  })

  it('only its owner changes it, and of a shared one whoever manages views', async () => {
    const id = await make('executive', { name: '公司的', shared: 'company' })
    const own = await make('executive', { name: '自己的' })
    expect(await code(changeDashboard(await as('sales'), id, { version: 1, name: '改' }))).toBe('forbidden')
    expect(await code(changeDashboard(await as('sales'), own, { version: 1, name: '改' }))).toBe('not_found')
    await changeDashboard(await as('administrator'), id, { version: 1, name: '改' })
    expect(await code(changeDashboard(await as('executive'), id, { version: 1, name: '旧' }))).toBe('record.version_is_old')
  })
})

describe('what a page holds', () => {
  it('charts in their order, each with its size, title, note and filters; a chart that there is not is refused', async () => {
    const card = { key: 'c1', chart: 'nps', size: 'full', title: '推荐', note: '每季看', filters: { period: 'quarter' } } as const
    const id = await make('sales', { name: '页', cards: [card] })
    await addCard(await as('sales'), { id, version: 1, chart: 'week', filters: {} })
    const { cards, version } = await getDashboard(await as('sales'), String(id))
    expect(version).toBe(2)
    expect(cards).toEqual([card, { key: 'c2', chart: 'week', size: 'half', title: '', note: '', filters: {} }])
    expect(await code(addCard(await as('sales'), { id, version: 2, chart: 'no-such', filters: {} }))).toBe(
      'dashboard.unknown_chart',
    )
  })

  it('a stored chart that is no longer there, or cannot be read, is left out and counted', async () => {
    const id = await make('sales', { name: '页' })
    const cards = [
      { key: 'c1', chart: 'gone' },
      { key: 'c2', chart: 'nps' },
      { key: 'c3', size: 'huge', chart: 'nps' },
    ]
    await company.db.execute(sql`update dashboard set cards = ${JSON.stringify(cards)}::jsonb where id = ${id}`)
    const found = await getDashboard(await as('sales'), String(id))
    expect(found.cards.map(({ key }) => key)).toEqual(['c2'])
    expect(found.dropped).toBe(2)
  })
})

it('a copy is private and its maker’s own; a ready page is copied and changed by nobody', async () => {
  const { id } = await copyDashboard(await as('sales'), 'manager', '我的总览')
  const [copy, ready] = [await getDashboard(await as('sales'), String(id)), await getDashboard(await as('sales'), 'manager')]
  expect(copy.cards).toEqual(ready.cards)
  expect([copy.own, copy.shared, ready.mayChange]).toEqual([true, 'private', false])
})

it('a deleted page is gone and can be had back', async () => {
  const id = await make('sales', { name: '页' })
  await deleteDashboard(await as('sales'), id)
  expect(await code(getDashboard(await as('sales'), String(id)))).toBe('not_found')
  await restoreDashboard(await as('sales'), id)
  expect((await getDashboard(await as('sales'), String(id))).name).toBe('页')
})

it('the page that one begins with is forgotten with the page, and nobody begins with one out of sight', async () => {
  const id = await make('sales', { name: '页' })
  await chooseHome(await as('sales'), String(id))
  expect((await findHomeDashboard(await as('sales')))?.name).toBe('页')
  await deleteDashboard(await as('sales'), id)
  expect(await findHomeDashboard(await as('sales'))).toBeNull()
  const others = await make('executive', { name: '自己的' })
  expect(await code(chooseHome(await as('sales'), String(others)))).toBe('not_found')
})
