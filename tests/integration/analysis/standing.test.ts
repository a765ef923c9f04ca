import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startOwnRun } from '#lib/analysis/classification/own-runs'
import { workOffAll } from '#lib/jobs/registry'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// What lists show of a class: which runs become it, and which are a look that leaves it alone.

let company: SmallCompany
let key: string
beforeAll(async () => {
  company = await openSmallCompany()
  key = await company.keyFor('administrator')
})
afterAll(() => company.close())

const lines = async (text: string) =>
  (await company.db.rows(z.object({ line: z.string() }), fixedSql(text))).map((row) => row.line)
const standing = () =>
  lines(`
    select concat_ws(' ', c.external_id, abc_class, value_minor, abc_weighted_class, rfm_class, dormancy_class, round(dormancy_ratio::numeric, 4), loyalty_class, satisfaction) as line
    from customer_standing s join customer c on c.id = s.customer_id order by c.id`)
const abc = () =>
  lines(`
    select concat_ws(' ', c.external_id, abc_class, value_minor) as line
    from customer_standing s join customer c on c.id = s.customer_id where abc_class is not null order by c.id`)
const versions = () => lines(`select customer_id || ' ' || xmin::text as line from customer_standing order by 1`)

const workOff = () => workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })
async function start(body: Record<string, unknown>): Promise<number> {
  const { body: made } = await company.api('POST', '/analysis/runs', { key, body: { scheme: 'abc', ...body } })
  return Number(made.id)
}
const run = async (id: number) => (await company.api('GET', `/runs/${id}`, { key })).body
const look = async (body: Record<string, unknown>) => (await runScheme(company, { scheme: 'abc', ...body })).run

/** Asks for the standard run of a day, as if on that day. */
async function askOn(day: string, body: Record<string, unknown> = {}): Promise<number> {
  const id = await start({ as_of: day, ...body })
  await company.db.execute(sql`update analysis_run set requested_at = ${`${day}T23:59:59+08:00`}::timestamptz where id = ${id}`)
  return id
}
async function runOn(day: string, body: Record<string, unknown> = {}) {
  const id = await askOn(day, body)
  await workOff()
  return run(id)
}

describe('while no standard run has classed anybody', () => {
  it('every scheme publishes, of whatever period', async () => {
    for (const scheme of ['abc_weighted', 'rfm', 'dormancy', 'loyalty', 'abc'])
      expect(await look({ scheme, ...period })).toMatchObject({ status: 'done', published: true })
    expect(await standing()).toEqual([
      'K1 A 1300000 A 155 drowsy 2.6129 loyal 5',
      'K2 A 500000 A 414 awake 0.9355 loyal 4',
      'K3 B 150000 A 211 drowsy 1.9355 spurious 2',
      'K4 B 150000 A 511 awake 0.5806 unknown',
      'K5 C -50000 B',
      'K6',
      'K7',
      'K8',
      'K9',
      'K10 asleep 6.8065 latent',
    ])
  })

  it('a run that says the same again touches no row; one that says less empties what it no longer says', async () => {
    const before = await versions()
    await look(period)
    expect(await versions()).toEqual(before)
    await look({ from: '2026-06-01', to: '2026-06-11', as_of: '2026-06-30' })
    expect((await standing()).slice(0, 5)).toEqual([
      'K1 A 155 drowsy 2.6129 loyal 5',
      'K2 A 600000 A 414 awake 0.9355 loyal 4',
      'K3 A 211 drowsy 1.9355 spurious 2',
      'K4 C 0 A 511 awake 0.5806 unknown',
      'K5 B',
    ])
  })

  it('one of an earlier day leaves alone what is shown, one of a later day takes its place', async () => {
    const before = await versions()
    expect(await look({ ...period, to: '2026-06-30', as_of: '2026-06-29' })).toMatchObject({ status: 'done', published: false })
    expect(await versions()).toEqual(before)
    expect(await look({ ...period, as_of: '2026-07-01' })).toMatchObject({ status: 'done', published: true })
    expect((await abc()).length).toBe(5)
  })

  it.each([
    ['another currency', { currency: 'USD' }],
    ['another measure', { parameters: { measure: 'pieces' } }],
    ['another threshold', { parameters: { a_share: 0.1 } }],
  ])('a look with %s changes nothing of it', async (_, body) => {
    const before = await versions()
    expect(await look({ ...period, ...body })).toMatchObject({ status: 'done', published: false })
    expect(await versions()).toEqual(before)
  })

  it('nor does one that classes nobody keep others out', async () => {
    expect(await runOn('2020-06-30')).toMatchObject({ published: true, summary: { customers: 0 } })
    expect(await abc()).toEqual([])
    expect(await look(period)).toMatchObject({ published: true })
    expect((await abc()).length).toBe(5)
  })
})

// Twelve months: K10 with its 800.00 in December is in it. Of 21,800.00 the larger ones have 82.6 % before K3 and K4, 96.3 % before K10.
const standard = ['K1 A 1300000', 'K2 A 500000', 'K3 B 150000', 'K4 B 150000', 'K5 C -50000', 'K10 C 80000']

describe('the standard run of the day', () => {
  it('is what lists show', async () => {
    expect(await runOn('2026-06-30')).toMatchObject({ from: '2025-07-01', to: '2026-07-01', published: true })
    expect(await abc()).toEqual(standard)
  })

  it.each([
    ['an old period', { from: '2026-05-01', to: '2026-06-01', as_of: '2026-06-30' }],
    ['a period of its own up to the day', { from: '2026-06-01', to: '2026-07-01', as_of: '2026-06-30' }],
    ['an earlier day', { as_of: '2026-06-29' }],
    ['the same day, asked for two days later', { as_of: '2026-06-30' }],
  ])('is left alone by a look at %s', async (_, body) => {
    const before = await versions()
    const id = await start(body)
    await company.db.execute(sql`update analysis_run set requested_at = '2026-07-02T00:00:00+08:00' where id = ${id}`)
    await workOff()
    expect(await run(id)).toMatchObject({ status: 'done', published: false })
    expect(await versions()).toEqual(before)
  })

  it('gives way to that of a later day, with the standard written out or left out', async () => {
    const given = { from: '2025-07-15', to: '2026-07-15', parameters: { measure: 'revenue', a_share: 0.8 } }
    expect(await runOn('2026-07-14', given)).toMatchObject({ published: true })
    expect(await runOn('2026-06-30')).toMatchObject({ published: true })
  })

  it('is that of the last day that is over where a button or the night asks for it, and in its place comes what a program asks for as of the day itself', async () => {
    const noon = new Date('2026-07-20T12:00:00+08:00')
    const { id } = await startOwnRun(await company.contextAs('executive', noon), 'abc')
    await workOff()
    expect(await run(Number(id))).toMatchObject({ as_of: '2026-07-19', from: '2025-07-20', to: '2026-07-20', published: true })
    expect(await runOn('2026-07-20')).toMatchObject({ as_of: '2026-07-20', published: true })
  })

  it('does not take the place of a later one when it was killed and comes late', async () => {
    const older = await askOn('2026-06-29')
    await company.db.execute(sql`update analysis_run set status = 'failed' where id = ${older}`)
    await runOn('2026-06-30')
    const before = await versions()
    await company.db.execute(sql`update analysis_run set status = 'running' where id = ${older}`)
    await workOff()
    expect(await run(older)).toMatchObject({ status: 'done', published: false })
    expect(await versions()).toEqual(before)
  })

  it('keeps its rows for cards, however many looks follow', async () => {
    await company.db.execute(sql`update analysis_run set finished_at = now() - interval '25 hours'`)
    await look(period)
    const kept = await lines(`
      select concat_ws(' ', as_of, published) as line from analysis_run where scheme = 'abc' and rows_kept and published order by id desc limit 1`)
    expect(kept).toEqual(['2026-06-30 t'])
  })
})

describe('dormancy, which ships with other thresholds than a call of the API means that names none', () => {
  it('is shown by those of the call until the company’s own have run, and by these alone from then on', async () => {
    const ask = async (parameters: Record<string, unknown>) =>
      (await look({ scheme: 'dormancy', ...period, parameters })).published
    expect(await ask({})).toBe(true)
    expect(await ask({ drowsy: 2 })).toBe(false)
    expect(await ask({ calendar: 'working', seasonal: true })).toBe(true)
    expect(await ask({})).toBe(false)
  })
})
