import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDashboard } from '#lib/analysis/dashboards/service'
import { GALLERY } from '#lib/analysis/gallery/gallery'
import type { ChartFilters } from '#lib/analysis/gallery/schema'
import { listCharts, readChart } from '#lib/analysis/gallery/service'
import { exportPage, tellPage } from '#lib/analysis/reports/page'
import { now, openKeptCompany } from './kept-company.ts'
import type { SmallCompany } from './small-company.ts'

/** The company of kept-company.ts: K1, K3 and R1 are of 周敏 (`sales`) and of 首南. */
let company: SmallCompany
let mine: ChartFilters
const executive = async () => ({ ...(await company.contextAs('executive')), now })
beforeAll(async () => {
  company = await openKeptCompany()
  mine = { owner: String(company.users.sales.id) }
})
afterAll(() => company.close())

const read = async (id: string, filters: ChartFilters) => {
  const found = await readChart(await executive(), id, filters)
  if (found.state !== 'shown') throw new Error(`${id} is ${found.state}`)
  return found
}
const valuesOf = async (id: string, filters: ChartFilters) =>
  (await read(id, filters)).data.table.rows.map(({ cells }) => cells.map(({ value }) => value))

describe('a chart of a page that is narrowed', () => {
  it('says by whom it is cut, and in one line which filters it does not follow', async () => {
    const outlet = String(company.outlets.shounan)
    expect((await read('losses-by-cause', { ...mine, kind: 'business' })).said).toEqual({
      ...{ passedOver: ['kind'], by: `筛选：客户经理 ${company.users.sales.name}`, notBy: '不随客户类型筛选' },
    })
    expect((await read('retention', { outlet, kind: 'business' })).said).toEqual({
      ...{ passedOver: [], by: '筛选：网点 首南营业部、客户类型 企业客户', notBy: null },
    })
    expect((await read('losses-by-cause', {})).said).toEqual({ passedOver: [], by: null, notBy: null })
  })

  it('need not say that it does not follow the period where it states days of its own', async () => {
    expect((await read('retention', { period: 'quarter' })).said).toMatchObject({ passedOver: ['period'], notBy: null })
    expect((await read('value-changes', { period: 'quarter' })).said.notBy).toBe('不随期间筛选')
  })

  it('says it of what it has nothing of, too', async () => {
    const found = await readChart(await executive(), 'nps', { period: 'lastYear', kind: 'internal', ...mine })
    expect(found).toMatchObject({ state: 'empty', said: { notBy: '不随客户类型筛选' } })
  })

  it('says to programs which filters it does not follow', async () => {
    const key = await company.keyFor('executive')
    const query = new URLSearchParams({ ...mine, kind: 'business', period: 'thisYear' } as Record<string, string>)
    const { body } = await company.api('GET', `/analysis/charts/retention?${query}`, { key })
    expect(body.data.not_filtered_by).toEqual(['period'])
  })

  it('is offered with what it never follows', async () => {
    const offered = new Map(listCharts(await executive()).map(({ id, neverBy }) => [id, neverBy]))
    expect(offered.get('pareto')).toBe('不随期间、网点、客户经理、客户类型筛选')
    expect(offered.get('cases-by-month')).toBeNull()
  })
})

describe('what a chart can be cut by', () => {
  it('is the owner for all but what is of a whole company or outlet, or of a team', () => {
    const without = (filter: 'owner' | 'outlet') => GALLERY.filter(({ filters }) => !filters.includes(filter)).map(({ id }) => id)
    expect(without('owner').sort()).toEqual(['concentration-alarms', 'concentration-trend', 'pareto', 'season', 'team'])
    expect(without('outlet').sort()).toEqual(['pareto', 'season'])
  })

  it('holds for losses: of 周敏 K1 left, with 13,000.00 and one call in vain', async () => {
    expect((await valuesOf('losses-by-cause', mine)).map(([, customers, , revenue]) => [customers, revenue])).toEqual([
      [1, 1_300_000],
    ])
    expect((await valuesOf('losses-by-cause', {})).length).toBe(2)
    expect((await valuesOf('win-back', mine)).map(([, tried]) => tried)).toEqual([1])
    const other = { owner: String(company.users.salesColleague.id) }
    expect((await readChart(await executive(), 'win-back', other)).state).toBe('empty')
  })

  it('holds for retention: of R1 and R2, who shipped the year before, R1 is of 周敏 and did not come back', async () => {
    const [all] = await valuesOf('retention', {})
    const [own] = await valuesOf('retention', mine)
    expect([all?.[1], own?.[1]]).toEqual([0.5, 0])
    // Both are businesses.
    expect((await valuesOf('retention', { kind: 'business' }))[0]?.[1]).toBe(0.5)
    expect((await readChart(await executive(), 'retention', { kind: 'consumer' })).state).toBe('empty')
  })

  it('holds for the index of satisfaction and the matrix: K1 and K3 answered, and the cost of K1 is known', async () => {
    const sum = (rows: unknown[][], place: number) => rows.reduce((all, row) => all + Number(row[place]), 0)
    expect(sum(await valuesOf('satisfaction-index', {}), 1)).toBe(3)
    expect(sum(await valuesOf('satisfaction-index', mine), 1)).toBe(2)
    // Of K1 two items, of K3 the price.
    expect(sum(await valuesOf('satisfaction-items', mine), 1)).toBe(3)
    expect(sum(await valuesOf('relationship-matrix', {}), 2)).toBe(2)
    expect(sum(await valuesOf('relationship-matrix', mine), 2)).toBe(1)
  })

  it('leads nowhere where the list behind knows no such filter', async () => {
    for (const id of ['satisfaction-index', 'satisfaction-items', 'relationship-matrix', 'retention'])
      expect((await read(id, mine)).data.table.rows.flatMap(({ href }) => href ?? [])).toEqual([])
  })
})

describe('a report of a page', () => {
  const pageOf = async () => {
    const card = { key: 'c1', chart: 'losses-by-cause', size: 'half' as const, title: '', note: '', filters: {} }
    return String((await createDashboard(await executive(), { name: '周会', cards: [card], shared: 'private' })).id)
  }

  it('has the filters in its file, those that a chart does not follow too', async () => {
    const report = { dashboard: await pageOf(), query: { ...mine, kind: 'business' } as Record<string, string> }
    const { file } = await exportPage(await executive(), report, 'csv')
    const lines = (await new Response(file.stream).text()).split('\n')
    expect(lines).toContain(`筛选：客户经理 ${company.users.sales.name}`)
    expect(lines).toContain('不随客户类型筛选')
  })

  it('says in a sentence what it does not follow, and names nobody', async () => {
    const report = { dashboard: await pageOf(), query: { ...mine, kind: 'business' } as Record<string, string> }
    const { sentences } = await tellPage(await executive(), report)
    expect(sentences).toEqual([expect.stringMatching(/（不随客户类型筛选）$/)])
    expect(sentences.join()).not.toContain(company.users.sales.name)
  })
})
