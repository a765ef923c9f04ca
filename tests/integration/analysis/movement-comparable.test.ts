import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classPaths } from '#lib/analysis/classification/class-path'
import { listMovers } from '#lib/analysis/movement/movers'
import { listEarlierRuns, movementWithin } from '#lib/analysis/movement/service'
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
    expect(found).toMatchObject({ against: { id: first }, incomparable: 'time_before', cells: [] })
    expect(await movementWithin(ctx, third ?? '', { against: first })).toMatchObject({ incomparable: 'time_before', cells: [] })
    const since = await movementWithin(ctx, third ?? '')
    expect(since).toMatchObject({ against: { id: second }, incomparable: null })
    expect(since?.cells.every(({ from, to }) => from === to)).toBe(true)
    expect(await movementWithin(ctx, abc ?? '')).toMatchObject({ incomparable: null })
  })

  it('is not told of a class alone either: its customers are listed with nothing beside them', async () => {
    const ctx = await company.contextAs('executive')
    const [, , second, abc] = runs
    const { cells } = (await company.api('GET', `/runs/${second}/movement`, { key: await company.keyFor('executive') })).body
    const to: string = cells.find((cell: { to: string | null }) => cell.to !== null).to
    const listed = await listMovers(ctx, second ?? '', { to, limit: 50 })
    expect(listed.against).toBeNull()
    expect(listed.rows.length).toBeGreaterThan(0)
    expect(listed.rows.every((row) => row.to === to && row.from === null && row.valueBefore === null)).toBe(true)
    expect((await listMovers(ctx, abc ?? '', { to: 'A', limit: 50 })).against).toMatchObject({ id: runs[1] })
  })

  it('is not in how a customer came to its class either, which says why', async () => {
    const paths = await classPaths(await company.contextAs('executive'), company.ids.K1)
    const of = (scheme: string) => paths.find((path) => path.scheme === scheme)
    expect(of('factor_combination')).toMatchObject({ leftOut: 'time_before' })
    expect(of('factor_combination')?.steps).toHaveLength(1)
    expect(of('abc')).toMatchObject({ leftOut: null })
  })

  it('stays in the API as the run before has it', async () => {
    const key = await company.keyFor('executive')
    const { body } = await company.api('GET', `/runs/${runs[2]}/movement`, { key })
    expect(body.against).toBe(runs[0])
    expect(body.cells.length).toBeGreaterThan(0)
  })
})

it('is told since the run that customers were shown at least four weeks before, and counted for it', async () => {
  const ctx = await company.contextAs('executive')
  const [, , , before] = runs
  const { ids, db } = company
  // What was of 30 June is of 2 June now, 28 days before the next, but for the second: one day less.
  await db.execute(sql`update analysis_run set as_of = '2026-06-02' where scheme = 'abc' and id <> ${Number(before)}`)
  await db.execute(sql`update analysis_run set as_of = '2026-06-03' where id = ${Number(before)}`)
  await insertWaybill(db, { customerId: ids.K5, acceptedOn: '2026-06-29', freightMinor: 90_000_000 })
  const next = (await runScheme(company, { scheme: 'abc', ...period })).run.id
  const usual = runs[1] ?? ''
  expect((await listEarlierRuns(ctx, next)).map(({ id, usual: isUsual }) => [id, isUsual])).toEqual([
    [before, false],
    [usual, true],
  ])
  const since = await movementWithin(ctx, next)
  expect(since).toMatchObject({ against: { id: usual }, incomparable: null })
  // K5 brought less than nothing, and brings more than all others together: they are behind the first 80 %.
  expect(since?.cells.find(({ to }) => to === 'A')).toMatchObject({ customers: 1 })
  // What was stored is what is counted.
  await db.execute(sql`update analysis_run set usual_movement = null where id = ${Number(next)}`)
  expect((await movementWithin(ctx, next))?.cells).toEqual(since?.cells)
  expect((await movementWithin(ctx, next, { since: 'shown' }))?.against.id).toBe(before)
})
