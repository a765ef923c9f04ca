import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemeSettings } from '#lib/analysis/classification/own-parameters'
import { listMovers } from '#lib/analysis/movement/movers'
import { movementWithin } from '#lib/analysis/movement/service'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// K1 13,000 and K2 5,000 are A by 80 %, K3 and K4 1,500 each B, K5 −500 C. By 60 % K2, behind 0.62 of 21,000, is B. Nobody did anything.
let company: SmallCompany
/** By 80 % as customers were shown it, tried out by 60 %, and by 60 % once that is the company's own: as of the same day. */
let runs: { shown: string; tried: string; own: string }
const by = async (share: number) => (await runScheme(company, { scheme: 'abc', ...period, parameters: { a_share: share } })).run
const executive = () => company.contextAs('executive')
const moved = (from: string, to: string, customers: number, value: number) => ({ from, to, customers, value })
beforeAll(async () => {
  company = await openSmallCompany()
  const [shown, tried] = [(await by(0.8)).id, (await by(0.6)).id]
  await changeSetting(await company.contextAs('administrator'), schemeSettings.abc, { version: 0, values: { a_share: 0.6 } })
  runs = { shown, tried, own: (await by(0.6)).id }
})
afterAll(() => company.close())

describe('the movement of a run by other parameters than those of before', () => {
  it('is not told, since the last run that customers were shown, though another one came in between', async () => {
    const { shown, own } = runs
    expect(await movementWithin(await executive(), own)).toMatchObject({
      ...{ against: { id: shown }, incomparable: 'parameters', cells: [], tries: false },
    })
    expect(await movementWithin(await executive(), own, { since: 'shown' })).toMatchObject({ against: { id: shown } })
  })

  it('heads no list of a class', async () => {
    const { rows, against } = await listMovers(await executive(), runs.own, { to: 'B', limit: 50 })
    expect(against).toBeNull()
    expect(rows.map(({ externalId, from, to }) => [externalId, from, to])).toEqual([
      ['K2', null, 'B'],
      ['K3', null, 'B'],
      ['K4', null, 'B'],
    ])
  })

  it('is told of one that customers were not shown: what it tries out would move whom', async () => {
    const tried = await movementWithin(await executive(), runs.tried)
    expect(tried).toMatchObject({ against: { id: runs.shown }, incomparable: null, tries: true })
    expect(tried?.cells).toContainEqual(moved('A', 'B', 1, 500_000))
  })

  it('stays in the API as the run before has it', async () => {
    const { body } = await company.api('GET', `/runs/${runs.own}/movement`, { key: await company.keyFor('executive') })
    expect([body.against, body.cells.length]).toEqual([runs.tried, 3])
  })
})

it('later runs are compared by the same parameters: with the last one, and with none of four weeks before until there is one', async () => {
  const { db } = company
  const { shown, own } = runs
  const next = async () => (await by(0.6)).id
  expect(await movementWithin(await executive(), await next())).toMatchObject({ against: { id: own }, incomparable: null })
  await db.execute(sql`update analysis_run set as_of = '2026-05-01' where id = ${Number(shown)}`)
  await db.execute(sql`update analysis_run set as_of = '2026-06-10' where id = ${Number(own)}`)
  expect(await movementWithin(await executive(), await next())).toMatchObject({
    ...{ against: { id: shown }, incomparable: 'parameters' },
  })
  await db.execute(sql`update analysis_run set as_of = '2026-05-01' where id = ${Number(own)}`)
  await db.execute(sql`update analysis_run set as_of = '2026-05-20' where id = ${Number(shown)}`)
  const last = await next()
  expect(await movementWithin(await executive(), last)).toMatchObject({ against: { id: own }, incomparable: null, tries: false })
  // One of an earlier version noted none.
  await db.execute(sql`update analysis_run set usual_run_id = null, usual_movement = null where id = ${Number(last)}`)
  expect(await movementWithin(await executive(), last)).toMatchObject({ against: { id: own }, incomparable: null })
})
