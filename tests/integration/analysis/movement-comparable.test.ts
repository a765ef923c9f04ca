import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listEarlierRuns, movementWithin } from '#lib/analysis/movement/service'
import { usualEarlier } from '#lib/analysis/movement/usual'
import { sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import { insertWaybill } from '#tests/support/shipments'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// Records of the small company begin in December 2025: the half year before its period, from July on, is not covered. Then all who ship get a waybill of 1 July 2025, and everybody's growth is known.
let company: SmallCompany
let runs: string[]
beforeAll(async () => {
  company = await openSmallCompany()
  const run = async (scheme: string) => (await runScheme(company, { scheme, ...period })).run.id
  const first = [await run('factor_combination'), await run('abc')]
  for (const id of Object.values(company.ids))
    await insertWaybill(company.db, { customerId: id, acceptedOn: '2025-07-01', freightMinor: 1 })
  const second = [await run('factor_combination'), await run('abc')]
  runs = [...first, ...second, await run('factor_combination')]
})
afterAll(() => company.close())

describe('the movement since a run that had no records of the year before', () => {
  it('is not told where the scheme looks at growth, and is where it does not', async () => {
    const ctx = await company.contextAs('executive')
    const [first, , second, abc, third] = runs
    const found = await movementWithin(ctx, second ?? '')
    expect(found).toMatchObject({ against: { id: first }, comparable: false, cells: [] })
    expect(await movementWithin(ctx, third ?? '', { against: first })).toMatchObject({ comparable: false, cells: [] })
    const since = await movementWithin(ctx, third ?? '')
    expect(since).toMatchObject({ against: { id: second }, comparable: true })
    expect(since?.cells.every(({ from, to }) => from === to)).toBe(true)
    expect(await movementWithin(ctx, abc ?? '')).toMatchObject({ comparable: true })
  })

  it('stays in the API as the run before has it', async () => {
    const key = await company.keyFor('executive')
    const { body } = await company.api('GET', `/runs/${runs[2]}/movement`, { key })
    expect(body.against).toBe(runs[0])
    expect(body.cells.length).toBeGreaterThan(0)
  })
})

it('a run that was shown four weeks before is offered as such', async () => {
  const ctx = await company.contextAs('executive')
  const [first, , second, , third] = runs
  await company.db.execute(sql`update analysis_run set published = false where scheme = 'factor_combination'`)
  await company.db.execute(sql`update analysis_run set published = true, as_of = '2026-06-02' where id = ${Number(first)}`)
  const earlier = await listEarlierRuns(ctx, third ?? '')
  expect(earlier.map(({ id, published }) => [id, published])).toEqual([
    [second, false],
    [first, true],
  ])
  expect(usualEarlier(earlier, '2026-06-30')?.id).toBe(first)
  expect(usualEarlier(earlier, '2026-06-29')).toBeUndefined()
})
