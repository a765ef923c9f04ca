import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepParameters, keepParametersOf } from '#lib/analysis/classification/kept-parameters'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { startOwnRun } from '#lib/analysis/classification/own-runs'
import { getRun } from '#lib/analysis/classification/service'
import { sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

let company: SmallCompany
beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(() => company.close())

const changes = () => company.db.prisma.auditEvent.findMany({ where: { action: 'setting.change' }, orderBy: { id: 'desc' } })

it('a company takes the table of a run for its own: runs go by it, it speaks for the scheme, and the change is audited', async () => {
  const ctx = await company.contextAs('administrator')
  expect(await ownParameters(ctx, 'factor_combination')).toMatchObject({
    use_credit: true,
    cells: { unknown_medium_new: 'regular' },
  })
  const parameters = { use_credit: false, cells: { unknown_medium_new: 'careful' } }
  const look = await runScheme(company, { scheme: 'factor_combination', ...period, parameters })
  expect(look.run.published).toBe(false)
  expect(await keepParametersOf(ctx, look.run.id)).toBe('factor_combination')
  expect(await ownParameters(ctx, 'factor_combination')).toMatchObject(parameters)
  const { id } = await startOwnRun(ctx, 'factor_combination')
  expect((await getRun(ctx, id)).parameters).toMatchObject(parameters)
  const again = await runScheme(company, { scheme: 'factor_combination', parameters })
  expect(again.run.published).toBe(true)
  expect(await changes()).toMatchObject([{ subjectId: 'analysis.parameters_factor_combination' }])
  // What ships can be taken back the same way.
  const shipped = await runScheme(company, { scheme: 'factor_combination' })
  expect(shipped.run.published).toBe(false)
  await keepParametersOf(ctx, shipped.run.id)
  expect(await ownParameters(ctx, 'factor_combination')).toMatchObject({
    use_credit: true,
    cells: { unknown_medium_new: 'regular' },
  })
})

it('parameters can be kept without a run: those that are left out as they ship, audited, and only what the scheme takes', async () => {
  const ctx = await company.contextAs('administrator')
  const shipped = await ownParameters(ctx, 'golden_list')
  expect(shipped).toMatchObject({ part_loss_from: 100, core_share: 0.8 })
  await expect(keepParameters(await company.contextAs('executive'), 'golden_list', { part_loss_from: 5 })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(keepParameters(ctx, 'golden_list', { part_loss_from: -1 })).rejects.toMatchObject({
    code: 'invalid_request',
    issues: [{ name: 'parameters.part_loss_from' }],
  })
  expect(await ownParameters(ctx, 'golden_list')).toEqual(shipped)
  await keepParameters(ctx, 'golden_list', { part_loss_from: 5 })
  expect(await ownParameters(ctx, 'golden_list')).toEqual({ ...shipped, part_loss_from: 5 })
  expect((await changes())[0]).toMatchObject({
    ...{ subjectId: 'analysis.parameters_golden_list', actorId: ctx.actor.userId },
    detail: { parameters: [{ part_loss_from: 100 }, { part_loss_from: 5 }] },
  })
})

it('parameters of a run that the scheme no longer takes are refused: what ships is not taken in their place', async () => {
  const look = await runScheme(company, { scheme: 'clusters', ...period, parameters: { clusters: 2 } })
  await company.db.execute(sql`update analysis_run set parameters = '{"clusters": "two"}' where id = ${Number(look.run.id)}`)
  const ctx = await company.contextAs('administrator')
  await expect(keepParametersOf(ctx, look.run.id)).rejects.toMatchObject({ code: 'invalid_request' })
})

it('only whoever manages settings may, only of a run that is done, and only of a scheme without thresholds of its own', async () => {
  const look = await runScheme(company, { scheme: 'clusters', ...period, parameters: { clusters: 2 } })
  await expect(keepParametersOf(await company.contextAs('executive'), look.run.id)).rejects.toMatchObject({ code: 'forbidden' })
  const ctx = await company.contextAs('administrator')
  const queued = await startOwnRun(ctx, 'clusters')
  await expect(keepParametersOf(ctx, queued.id)).rejects.toMatchObject({ code: 'conflict' })
  const abc = await runScheme(company, { scheme: 'abc', ...period })
  await expect(keepParametersOf(ctx, abc.run.id)).rejects.toMatchObject({
    code: 'rule_violated',
    detail: 'run.scheme_has_thresholds',
  })
  await expect(keepParametersOf(ctx, '999999')).rejects.toMatchObject({ code: 'not_found' })
})
