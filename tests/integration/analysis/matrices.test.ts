import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { changeMatrices, previewMatrices, resetMatrices } from '#lib/analysis/relationship/change'
import { getMatricesResource } from '#lib/analysis/relationship/resource'
import { matricesResource } from '#lib/analysis/relationship/schema'
import { getCountMatrix, getScaleMatrix, listRecommended } from '#lib/analysis/relationship/service'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// Costs are known of K1's first waybill (4,000.00, cost 1,000.00: rate 75 %) and of K2's two (6,000.00, cost 5,500.00: rate 8.33 %). K1 is the first of five by revenue (5 % of 5 is one).

let company: SmallCompany
beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(() => company.close())

const system = () => company.contextAs('administrator')
const cellsOf = (
  matrix: { rows: { cells: { cell: string; customers: number; revenueMinor: number; marginMinor: number }[] }[] } | null,
) =>
  (matrix?.rows ?? [])
    .flatMap(({ cells }) => cells)
    .filter(({ customers }) => customers > 0)
    .map(({ cell, customers, revenueMinor, marginMinor }) => [cell, customers, revenueMinor, marginMinor])

it('nothing is drawn before there is a run, and nothing can be previewed', async () => {
  const ctx = await system()
  expect(await getCountMatrix(ctx)).toBeNull()
  expect(await getScaleMatrix(ctx)).toBeNull()
  expect(await previewMatrices(ctx, { count: { few_high: 'basic' } })).toBeNull()
})

it('each cell has its customers, revenue and margin, within the reader’s scope', async () => {
  await runScheme(company, { scheme: 'relationship_scale', ...period })
  await runScheme(company, { scheme: 'relationship_count', ...period })
  const ctx = await system()
  const scale = await getScaleMatrix(ctx)
  expect(cellsOf(scale)).toEqual([
    ['large_high', 1, 1_300_000, 300_000],
    ['medium_medium', 1, 500_000, 50_000],
  ])
  // K3, K4 and K5: none of their costs is known.
  expect(scale?.unknown).toMatchObject({ customers: 3 })
  // The segment of business customers: 10,000.00 known revenue, margin 3,500.00.
  const count = await getCountMatrix(ctx)
  expect(cellsOf(count)).toEqual([['few_high', 3, 1_000_000, 350_000]])
  const own = await getScaleMatrix(await company.contextAs('salesColleague'))
  expect(cellsOf(own)).toEqual([['medium_medium', 1, 500_000, 50_000]])
  expect(own?.scope).toBe('own')
})

it('both together recommend a level, and none to whom neither knows', async () => {
  // K1 and K2 by their own cells; K4, without a known cost, by its segment; K3 and K5 by nothing.
  expect(await listRecommended(await system())).toEqual([
    { level: 'partnership', customers: 3, revenueMinor: 1_950_000 },
    { level: 'proactive', customers: 0, revenueMinor: 0 },
    { level: 'accountable', customers: 0, revenueMinor: 0 },
    { level: 'reactive', customers: 0, revenueMinor: 0 },
    { level: 'basic', customers: 0, revenueMinor: 0 },
    { level: null, customers: 2, revenueMinor: 100_000 },
  ])
})

it('a change says beforehand whom it moves, is kept, worked out by and taken back', async () => {
  const ctx = await system()
  const change = {
    count: { few_high: 'proactive' },
    scale: { large_high: { customer_class: 'key', depth: 'structure', relationship: ['proactive'], actions: [] } },
  } as const
  const asked = {
    count: change.count,
    scale: { large_high: { ...change.scale.large_high, relationship: ['proactive' as const], actions: [] } },
  }
  const preview = await previewMatrices(ctx, asked)
  expect(preview?.customers).toEqual({ relationship_count: 3, relationship_scale: 1 })
  expect(preview?.revenueMinor).toEqual({ relationship_count: 1_000_000, relationship_scale: 1_300_000 })
  expect(preview?.moves).toContainEqual({
    ...{ matrix: 'relationship_count', from: 'partnership', to: 'proactive', customers: 3, revenueMinor: 1_000_000 },
  })
  // From 80 % on: K1 goes to large × medium; few × medium is partnership as few × high is.
  expect((await previewMatrices(ctx, { high_margin: 0.8 }))?.customers).toEqual({ relationship_count: 0, relationship_scale: 1 })
  expect((await previewMatrices(ctx, {}))?.moves).toEqual([])
  await changeMatrices(ctx, asked)
  expect(await ownParameters(ctx, 'relationship_count')).toMatchObject({ cells: change.count, count_cuts: [20, 200] })
  expect(await ownParameters(ctx, 'relationship_scale')).toMatchObject({ cells: change.scale })
  await resetMatrices(ctx)
  expect(await ownParameters(ctx, 'relationship_count')).toMatchObject({ cells: {} })
})

it('only whoever manages settings may look at a change or make it', async () => {
  const ctx = await company.contextAs('executive')
  await expect(previewMatrices(ctx, {})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeMatrices(ctx, { many_from: 300 })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeMatrices(await system(), { many_from: 5 })).rejects.toMatchObject({ code: 'invalid_request' })
})

it('the API answers the same, cell by cell', async () => {
  const found = matricesResource.parse(await getMatricesResource(await company.contextAs('salesColleague')))
  expect(found.scale?.cells).toHaveLength(12)
  expect(found.count?.cells).toHaveLength(9)
  expect(found.scale?.scope).toBe('own')
  const sums = { customers: 1, revenue_minor: 500_000, known_revenue_minor: 600_000, margin_minor: 50_000 }
  expect(found.scale?.cells.filter(({ customers }) => customers > 0)).toEqual([
    {
      ...{ cell: 'medium_medium', as_printed: true, ...sums, margin_rate: 50_000 / 600_000, revenue_share: 1 },
      outputs: { customer_class: 'important', depth: 'none', relationship: ['partnership'], actions: [] },
    },
  ])
  expect(found.recommended?.[0]).toEqual({ level: 'partnership', customers: 1, revenue_minor: 500_000 })
})
