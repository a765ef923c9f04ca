import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { keepParameters, keepParametersOf } from '#lib/analysis/classification/kept-parameters'
import { repeatRun, startOwnRun } from '#lib/analysis/classification/own-runs'
import { getRun } from '#lib/analysis/classification/service'
import { startTrial, trialGround } from '#lib/analysis/classification/trial'
import { movementWithin } from '#lib/analysis/movement/service'
import { workOffAll } from '#lib/jobs/registry'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// K1 13,000 and K2 5,000 are A by 80 %, K3 and K4 1,500 each B, K5 −500 C. By 60 % K2, behind 0.62 of 21,000, is B.
let company: SmallCompany
/** What customers are shown of ABC: as of 30 June, by what ships. */
let shownId: string
beforeAll(async () => {
  company = await openSmallCompany()
  shownId = (await runScheme(company, { scheme: 'abc', ...period })).run.id
})
afterAll(() => company.close())

const executive = () => company.contextAs('executive')
const workOff = () => workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })
const standing = () =>
  company.db.rows(
    z.object({ id: z.number(), version: z.string() }),
    sql`select customer_id as id, xmin::text as version from customer_standing order by 1`,
  )
type Asked = Parameters<typeof startTrial>
async function tried(scheme: Asked[1], typed: Asked[2]) {
  const { id } = await startTrial(await executive(), scheme, typed)
  await workOff()
  return getRun(await executive(), id)
}

describe('a trial', () => {
  it('with nothing changed is never what customers are shown, over the days of the run that they are shown, and moves nobody', async () => {
    const before = await standing()
    const run = await tried('abc', {})
    expect(run).toMatchObject({ status: 'done', published: false, trial: true, ...period })
    expect(run.parameters).toEqual({ measure: 'revenue', a_share: 0.8, b_share: 0.95 })
    expect(await standing()).toEqual(before)
    const movement = await movementWithin(await executive(), run.id)
    expect(movement).toMatchObject({ against: { id: shownId }, incomparable: null, tries: false })
    expect(movement?.cells.filter(({ from, to }) => from !== to)).toEqual([])
  })

  it('moves whom its parameters move, and nobody else', async () => {
    const run = await tried('abc', { a_share: '60' })
    expect(run).toMatchObject({ published: false, trial: true, ...period })
    const movement = await movementWithin(await executive(), run.id)
    expect(movement).toMatchObject({ against: { id: shownId, asOf: '2026-06-30', from: '2026-01-01' }, tries: true })
    expect(movement?.cells.filter(({ from, to }) => from !== to)).toEqual([{ from: 'A', to: 'B', customers: 1, value: 500_000 }])
  })

  it('is not shown where nothing else is either, and goes by the last day that is over', async () => {
    const run = await tried('rfm', {})
    const ctx = await executive()
    const own = await getRun(ctx, (await startOwnRun(ctx, 'rfm')).id)
    expect(run).toMatchObject({ published: false, as_of: own.as_of, from: own.from, to: own.to })
    await workOff()
    expect(await getRun(ctx, own.id)).toMatchObject({ published: true, trial: false })
  })

  it('stays one when it fails and is asked for again', async () => {
    const { id } = await startTrial(await executive(), 'abc', {})
    await company.db.execute(sql`update analysis_run set status = 'failed' where id = ${Number(id)}`)
    const again = await repeatRun(await executive(), id)
    await workOff()
    expect(await getRun(await executive(), again.id)).toMatchObject({ published: false, trial: true, ...period })
  })

  it('is nothing that the next run is compared with, and its rows are kept no longer than those of others', async () => {
    await company.db.execute(
      sql`update analysis_run set finished_at = '2020-01-01', requested_at = '2020-01-01' where scheme = 'abc'`,
    )
    const { run } = await runScheme(company, { scheme: 'abc', ...period })
    const { body } = await company.api('GET', `/runs/${run.id}/movement`, { key: await company.keyFor('executive') })
    expect(body.against).toBe(shownId)
    const kept = await company.db.rows(
      z.object({ trials: z.number() }),
      sql`
      select count(*)::int as trials from analysis_run r join analysis_run_hold h on h.run_id = r.id and h.holder = 'trial' where r.scheme = 'abc' and r.rows_kept`,
    )
    expect(kept).toEqual([{ trials: 0 }])
  })

  it('lends the company its parameters: the run that follows is shown by them', async () => {
    await runScheme(company, { scheme: 'golden_list', ...period })
    const run = await tried('golden_list', { min_shipments: '2' })
    expect(run).toMatchObject({ published: false, parameters: { min_shipments: 2 } })
    const ctx = await company.contextAs('administrator')
    const { id } = await startOwnRun(ctx, await keepParametersOf(ctx, run.id))
    await workOff()
    expect(await getRun(ctx, id)).toMatchObject({ published: true, trial: false, parameters: { min_shipments: 2 } })
  })
})

describe('the form of a trial', () => {
  it('begins with the parameters of the run that is shown, not with those that ship: what is changed alone differs', async () => {
    const parameters = { long_term_years: 5, part_loss_from: 5, min_shipments: 2 }
    const ctx = await company.contextAs('administrator')
    await keepParameters(ctx, 'golden_list', parameters)
    await startOwnRun(ctx, 'golden_list')
    await workOff()
    expect((await trialGround(await executive(), 'golden_list')).parameters).toMatchObject(parameters)
    const run = await tried('golden_list', { part_loss_from: '7' })
    expect(run.parameters).toMatchObject({ ...parameters, part_loss_from: 7 })
  })

  it('keeps the hold-out of the company’s own runs of lifetime value', async () => {
    await startOwnRun(await company.contextAs('administrator'), 'lifetime_value')
    await workOff()
    expect((await trialGround(await executive(), 'lifetime_value')).parameters).toMatchObject({ holdout_days: 90 })
  })

  it('keeps cells of a matrix that it has no field for', async () => {
    const cells = { few_low: 'reactive' }
    await runScheme(company, { scheme: 'relationship_count', ...period, parameters: { cells } })
    await company.db.execute(sql`update analysis_run set published = true where scheme = 'relationship_count'`)
    expect((await tried('relationship_count', { count_cuts: '10, 50' })).parameters).toMatchObject({
      cells,
      count_cuts: [10, 50],
    })
  })

  it('tells what is allowed where something else was typed, in the unit of the field', async () => {
    const ctx = await executive()
    await expect(startTrial(ctx, 'abc', { a_share: '120', b_share: 'most' })).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [
        { name: 'a_share', code: 'beyond_allowed', params: { allowed: '允许的范围：大于 0%，最多 100%' } },
        { name: 'b_share', code: 'beyond_allowed', params: { allowed: '允许的范围：大于 0%，最多 100%' } },
      ],
    })
    await expect(startTrial(ctx, 'relationship_scale', { margin_cuts: '0, 8, 2000' })).rejects.toMatchObject({
      issues: [{ name: 'margin_cuts', code: 'beyond_allowed' }],
    })
    await expect(startTrial(ctx, 'investment_npv', { years: '60' })).rejects.toMatchObject({
      issues: [{ name: 'years', params: { allowed: '允许的范围：1 年 至 50 年，须为整数；或选“不限”' } }],
    })
  })

  it('tells by how much comparisons contradict one another, and the limit', async () => {
    // numpy.linalg.eigvals: 0.127404460385301 for 5 in the place of 1.
    await expect(startTrial(await executive(), 'ahp', { 'compare.revenue_margin': '5' })).rejects.toMatchObject({
      issues: [{ code: 'comparisons_inconsistent', params: { ratio: 0.127, limit: 0.1 } }],
    })
  })

  it('is for whoever may start runs', async () => {
    await expect(trialGround(await company.contextAs('sales'), 'abc')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('a run that a program asks for as of today, by what ships, is shown as before', async () => {
  const { run } = await runScheme(company, { scheme: 'abc' })
  expect(run).toMatchObject({ published: true, trial: false })
})
