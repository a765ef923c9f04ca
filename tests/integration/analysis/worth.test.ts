import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readFitted } from '#lib/analysis/lifetime/fitted'
import { keepProfits } from '#lib/analysis/profit/keep'
import { profitOfCustomer, sumProfits } from '#lib/analysis/profit/service'
import { keepValueChanges } from '#lib/analysis/value-change/keep'
import { listStatedProspects, readSegments } from '#lib/analysis/worth/calculation/repository'
import { handOutKeeping } from '#lib/analysis/worth/hand-out'
import { keepWorths } from '#lib/analysis/worth/keep'
import { countUnsteady, expectedToKeep, isReached, listWorths, planKeeping, worthOf } from '#lib/analysis/worth/service'
import { sql } from '#lib/platform/db/sql'
import { openTestCompany } from '#tests/support/company'
import { asOf, names, now, worthCompany } from './worth-company.ts'

const { company, idOf, as, profits, worths } = worthCompany()

describe('true profit', () => {
  it('is what is left of a stretch of days, with the places over the whole company', async () => {
    const rows = new Map((await profits('executive')).rows.map((row) => [row.name, row]))
    // Every 7 days from 1 October 2024: the 40th to the 91st fall on 1 July 2025 to 30 June 2026.
    const shipped = await company().db.row(
      z.object({ count: z.number() }),
      sql`select count(*)::float8 as count from waybill where customer_id = ${idOf('稳')} and accepted_on >= '2025-07-01' and accepted_on < '2026-07-01'`,
    )
    expect(rows.get('稳')).toMatchObject({
      ...{ shipments: shipped?.count, profitMinor: (shipped?.count ?? 0) * 6_000, look: 'earns' },
    })
    const annoying = rows.get('烦')
    expect(annoying).toMatchObject({ look: 'turned', serviceMinor: 240_000 })
    expect(annoying?.profitMinor).toBe((annoying?.marginMinor ?? 0) - 240_000)
    expect(annoying?.profitRank).toBe(7)
    expect(annoying?.marginRank).toBeLessThan(6)
  })

  it('is listed within reach, by look and by places lost, and added up as the list says', async () => {
    expect(names(await profits('salesColleague'))).toEqual(['烦'])
    expect(names(await profits('executive', { look: 'turned' }))).toEqual(['烦'])
    expect(names(await profits('executive', { sort: '-rank_fall', limit: 1 }))).toEqual(['烦'])
    expect(names(await profits('executive', { outlet: String(company().outlets.xihu) }))).toEqual(['外'])
    await expect(profits('outlet', { outlet: String(company().outlets.xihu) })).rejects.toMatchObject({ code: 'not_found' })
    await expect(profits('service')).rejects.toMatchObject({ code: 'forbidden' })
    const sums = await sumProfits(await as('executive'), { span: 'twelve_months' })
    const { rows } = await profits('executive')
    // Of seven one only cost.
    expect(sums?.all).toMatchObject({ customers: 7, shipped: 6, onlyCost: 1, turned: 1 })
    expect(sums?.all.profitMinor).toBe(rows.reduce((sum, row) => sum + row.profitMinor, 0))
    expect((await sumProfits(await as('salesColleague'), { span: 'twelve_months' }))?.all.customers).toBe(1)
    expect((await profits('executive', { span: 'three_months' })).period).toEqual({ from: '2026-04-01', to: '2026-07-01' })
  })

  it('stands on the card, within reach alone', async () => {
    expect(await profitOfCustomer(await as('executive'), idOf('烦'))).toMatchObject({ look: 'turned', customers: 7, shipped: 6 })
    expect(await profitOfCustomer(await as('sales'), idOf('烦'))).toBeNull()
  })
})

describe('what customers are worth', () => {
  it('stands beside what they are this year, with what is at risk', async () => {
    const rows = new Map((await worths('executive')).rows.map((row) => [row.name, row]))
    const gone = rows.get('去')
    expect(gone?.alive).toBeLessThan(0.1)
    expect(gone?.alive).toBeLessThan(0.05)
    expect(gone).toMatchObject({ staying: 'unlikely', keeping: 'gone', isNew: false })
    expect(rows.get('危')?.alive).toBeGreaterThan(0.05)
    expect(rows.get('危')).toMatchObject({ keeping: 'pays', isNew: false })
    expect(gone?.atRiskMinor).toBe(Math.round((gone?.twelveMinor ?? 0) * (1 - (gone?.alive ?? 0))))
    expect(rows.get('稳')?.alive).toBeGreaterThan(0.9)
    expect(rows.get('烦')).toMatchObject({ keeping: 'loss', atRiskMinor: 0 })
    expect(rows.get('一次')).toMatchObject({ alive: 1, frequency: 0, knownAlive: null, staying: 'unknown', keeping: 'unknown' })
    // First shipped on 20 June, ten days before the end of the run.
    expect(rows.get('一次')).toMatchObject({ knownDays: 10, isNew: true })
    expect(rows.get('费')).toMatchObject({ lifetimeMinor: null, knownDays: null, isNew: false })
  })

  it('has who is new stand apart from the proven, with how many there are, and ranks all by value where that is asked', async () => {
    const proven = names(await worths('executive', { steady: true, potential: false }))
    expect(names(await worths('executive', { steady: false }))).toEqual(['一次'])
    // Of whom no run says how long it is known is no newcomer.
    expect(proven).not.toContain('一次')
    expect(proven).toContain('费')
    const all = names(await worths('executive', { potential: false }))
    expect([...proven, '一次'].toSorted()).toEqual(all.toSorted())
    expect(await countUnsteady(await as('executive'), {})).toBe(1)
    expect(await countUnsteady(await as('salesColleague'), {})).toBe(0)
    expect(await countUnsteady(await as('executive'), { outlet: String(company().outlets.xihu) })).toBe(0)
  })

  it('of a prospect goes by what it says, as the average customer of its segment', async () => {
    const [prospect] = (await worths('executive', { potential: true })).rows
    const rows = (await profits('executive')).rows.filter(({ shipments }) => shipments > 0)
    const [profit, pieces] = [
      rows.reduce((sum, row) => sum + row.profitMinor, 0),
      rows.reduce((sum, row) => sum + row.shipments, 0),
    ]
    expect(prospect).toMatchObject({ name: '潜', piecesMonth: 100, segment: '服装', segmentCustomers: 6 })
    // Every waybill of these is one piece.
    expect(prospect?.yearMinor).toBe(Math.round((1_200 * profit) / pieces))
  })

  it('has segments as runs have them: an industry without the blanks around it, and a kind that no industry is taken for', async () => {
    const { db } = company()
    const write = (industry: string | null, names: readonly string[]) =>
      db.execute(sql`update customer set industry = ${industry} where id = any(${names.map(idOf)}::int[])`)
    await write(null, ['去', '稳', '潜'])
    await write(' 服装 ', ['烦'])
    await write('business', ['一次'])
    const segments = (await readSegments(db, null)).map(({ segment, customers }) => [segment, customers] as const)
    expect(Object.fromEntries(segments)).toEqual({ 'kind:business': 2, 服装: 3, business: 1 })
    expect((await listStatedProspects(db)).map(({ segment }) => segment)).toEqual(['kind:business'])
    await db.execute(sql`update customer set industry = '服装'`)
  })

  it('is sorted, filtered and reached as lists are', async () => {
    expect(names(await worths('executive', { sort: 'staying', potential: false }))[0]).toBe('去')
    expect(names(await worths('executive', { keeping: 'loss' }))).toEqual(['烦'])
    expect(names(await worths('salesColleague'))).toEqual(['烦'])
    expect(await worthOf(await as('salesColleague'), idOf('去'))).toBeNull()
    await expect(worths('service')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is allotted by a budget of hours, the most at risk first, and handed out once', async () => {
    const manager = await as('executive')
    const plan = await planKeeping(manager, { hours: 2 })
    expect(plan).toMatchObject({ hours: 2, hoursEach: 2, reached: { customers: 1 }, effortMinor: 16_000 })
    const { rows } = await worths('executive', { keeping: 'pays', sort: '-at_risk' })
    expect(rows.map((row) => [row.name, isReached(plan, row)])[0]).toEqual(['危', true])
    // Success is 0.3.
    expect(plan && rows[0] && expectedToKeep(plan, rows[0])).toBe(Math.round((rows[0]?.atRiskMinor ?? 0) * 0.3))
    expect(names(await worths('executive', { keeping: 'gone' }))).toEqual(['去'])
    expect(await planKeeping(manager, { hours: 1 })).toMatchObject({ reached: { customers: 0, leastMinor: null } })
    const asked = { customers: [idOf('危'), idOf('潜')], due_on: '2026-07-05' }
    expect(await handOutKeeping(manager, asked)).toEqual({ made: 1, already: 0, nobody: 0, refused: 0 })
    expect(await handOutKeeping(manager, asked)).toEqual({ made: 0, already: 1, nobody: 0, refused: 0 })
    expect(names(await worths('executive', { handed_out: true }))).toEqual(['危'])
    const { body } = await company().api('GET', '/analysis/keeping?hours=2', { key: await company().keyFor('executive') })
    expect(body).toMatchObject({ hours: 2, customers: 1 })
  })

  it('leaves out whoever is archived meanwhile', async () => {
    await company().db.execute(sql`update customer set archived_at = now() where id = ${idOf('外')}`)
    expect(names(await worths('executive'))).not.toContain('外')
    expect(names(await profits('executive'))).not.toContain('外')
    await company().db.execute(sql`update customer set archived_at = null where id = ${idOf('外')}`)
  })
})

describe('a run of the company’s own', () => {
  it('holds days out, and says who wins by how much', async () => {
    const key = await company().keyFor('executive')
    const { body } = await company().api('GET', '/analysis/runs?scheme=lifetime_value', { key })
    const fitted = readFitted(body.data[0].summary.fitted)
    expect(fitted?.holdout).toMatchObject({ days: 90 })
    expect(fitted?.holdout?.calibration.reduce((sum, band) => sum + band.customers, 0)).toBe(fitted?.holdout?.customers)
    expect(fitted?.correlation === null || Math.abs(fitted?.correlation ?? 2) <= 1).toBe(true)
    const asked = await company().api('POST', '/analysis/runs', { key, body: { scheme: 'lifetime_value' } })
    const run = await company().api('GET', `/analysis/runs/${asked.body.id}`, { key })
    expect(run.body.parameters.holdout_days).toBe(0)
  })
})

it('nothing at all is answered by nothing', async () => {
  const empty = await openTestCompany()
  const ctx = await empty.contextAs('executive', now)
  expect([await keepProfits(ctx, asOf), await keepWorths(ctx, asOf), await keepValueChanges(ctx, asOf)]).toEqual([0, 0, 0])
  expect((await listWorths(ctx, { sort: '-lifetime', limit: 5 })).rows).toEqual([])
  expect((await sumProfits(ctx, { span: 'year' }))?.all).toMatchObject({ customers: 0, profitMinor: 0, rate: null })
  expect(await planKeeping(ctx, {})).toMatchObject({ reached: { customers: 0 }, groups: [] })
  await empty.close()
})
