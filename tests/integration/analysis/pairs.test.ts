import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMovers } from '#lib/analysis/movement/movers'
import { getPairs } from '#lib/analysis/pairs/service'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// Worked out by hand from the small company: revenue 13,000 · 5,000 · 1,500 · 1,500 · −500 puts K1 and K2 into A, K3 and K4 into B, K5 into C; of the margin that is known K1 has 3,000.00 (A) and K2 500.00
// (0.857 of 3,500.00 lie before it: B), nobody else any (C).

let company: SmallCompany
let run: string
beforeAll(async () => {
  company = await openSmallCompany()
  run = (await runScheme(company, { scheme: 'abc_joint', ...period })).run.id
})
afterAll(() => company.close())

type Who = 'executive' | 'sales'
const matrixFor = async (who: Who) => getPairs(await company.contextAs(who), run)
const cellFor = async (who: Who, name: string) =>
  (await matrixFor(who))?.rows.flatMap(({ cells }) => cells).find(({ cell }) => cell === name)
const listed = async (who: Who, pair: string) =>
  (await listMovers(await company.contextAs(who), run, { pair, present: true, limit: 50 })).rows

describe('the matrix of two criteria', () => {
  it('lays every customer into one of nine cells, with what they come to by both criteria', async () => {
    const matrix = await matrixFor('executive')
    expect(matrix).toMatchObject({ scope: 'company', first: 'revenue', second: 'margin', customers: 5 })
    expect(matrix?.rows.map(({ level, cells }) => [level, ...cells.map(({ customers }) => customers)])).toEqual([
      ['A', 1, 1, 0],
      ['B', 0, 0, 2],
      ['C', 0, 0, 1],
    ])
    // 13,000 + 5,000 + 3,000 above 0; the credit note of K5 has no share.
    expect(await cellFor('executive', 'AA')).toMatchObject({
      ...{ class: 'A', firstValue: 1_300_000, secondValue: 300_000, firstShare: 13 / 21, secondShare: 6 / 7 },
    })
    expect(await cellFor('executive', 'BC')).toMatchObject({
      class: 'C',
      firstValue: 300_000,
      firstShare: 3 / 21,
      secondShare: null,
    })
    expect(await cellFor('executive', 'CC')).toMatchObject({ class: 'C', firstValue: -50_000, firstShare: null })
  })

  it('counts one’s own customers with a smaller reach', async () => {
    expect(await matrixFor('sales')).toMatchObject({ scope: 'own', customers: 2 })
    expect(await cellFor('sales', 'AA')).toMatchObject({ customers: 1 })
    expect(await cellFor('sales', 'AB')).toMatchObject({ customers: 0 })
  })

  it('lists behind every cell as many as it counts, with both criteria', async () => {
    for (const who of ['executive', 'sales'] as const)
      for (const { cells } of (await matrixFor(who))?.rows ?? [])
        for (const { cell, customers } of cells) expect([cell, (await listed(who, cell)).length]).toEqual([cell, customers])
    expect((await listed('executive', 'AB')).map((row) => [row.externalId, row.value, row.secondValue])).toEqual([
      ['K2', 500_000, 50_000],
    ])
  })

  it('knows no other cells, nor a scheme that does not pair', async () => {
    const ctx = await company.contextAs('executive')
    for (const pair of ['', 'A', 'AD', 'AAA'])
      await expect(listMovers(ctx, run, { pair, limit: 5 })).rejects.toMatchObject({ code: 'not_found' })
    const abc = await runScheme(company, { scheme: 'abc', ...period })
    expect(await getPairs(ctx, abc.run.id)).toBeNull()
    await expect(listMovers(ctx, abc.run.id, { pair: 'AA', limit: 5 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is empty for a period in which nobody shipped', async () => {
    const none = await runScheme(company, { scheme: 'abc_joint', as_of: '2020-06-30', from: '2020-01-01', to: '2020-07-01' })
    const matrix = await getPairs(await company.contextAs('executive'), none.run.id)
    expect(matrix?.customers).toBe(0)
    expect(matrix?.rows.flatMap(({ cells }) => cells).every(({ customers }) => customers === 0)).toBe(true)
  })
})
