import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { keepForManagers } from '#lib/analysis/manager-figures/keep-all'
import { sumValueChanges } from '#lib/analysis/value-change/service'
import { handOutKeeping } from '#lib/analysis/worth/hand-out'
import { keepWorths } from '#lib/analysis/worth/keep'
import { planKeeping } from '#lib/analysis/worth/service'
import { sql } from '#lib/platform/db/sql'
import { asOf, names, worthCompany } from './worth-company.ts'

const { company, idOf, as, worths, changes } = worthCompany()

describe('a customer whose volume falls, or that goes quiet', () => {
  const evidence = { silentDays: 30 }
  const keepAll = async () => keepWorths(await as('executive'), asOf)

  it('is not called safe: somebody asks why first, and the row says of what', async () => {
    const { db } = company()
    expect(names(await worths('executive', { keeping: 'safe', sort: 'year' })).toSorted()).toEqual(['外', '稳'])
    // 18 of 60 expected: 70 % are missing.
    await db.execute(sql`
      insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
      select id, ${asOf}::date, ${asOf}::date, 3, 18, 60, 64, 1000, 45000, '{}', '{}' from unnest(${[idOf('稳'), idOf('去')]}::int[]) id`)
    await db.execute(sql`
      insert into customer_sleeper (customer_id, as_of, since, level, last_shipping_on, shipments, revenue_minor, worth, causes, evidence)
      values (${idOf('外')}, ${asOf}::date, ${asOf}::date, 2, '2026-05-31', 5, 50000, 'worth', '{}', ${JSON.stringify(evidence)}::jsonb)`)
    await db.execute(sql`update customer_standing set dormancy_ratio = 2.5 where customer_id = ${idOf('外')}`)
    await keepAll()
    const rows = new Map((await worths('executive', { keeping: 'falling' })).rows.map((row) => [row.name, row]))
    expect([...rows.keys()].toSorted()).toEqual(['外', '稳'])
    expect(rows.get('稳')).toMatchObject({ drop: { lossMinor: 45_000 }, sleeper: null })
    expect(rows.get('稳')?.drop?.shortfall).toBeCloseTo(0.7, 12)
    expect(rows.get('外')).toMatchObject({ drop: null, sleeper: { state: 'half_asleep', silentDays: 30, times: 2.5 } })
    expect(names(await worths('executive', { keeping: 'safe' }))).toEqual([])
    expect(names(await worths('executive', { keeping: 'gone' }))).toEqual(['去'])
    expect((await planKeeping(await as('executive'), {}))?.groups.map(({ keeping }) => keeping)).toContain('falling')
  })

  it('is handed out as that, and read by programs', async () => {
    const due = { due_on: '2026-07-05' }
    expect(await handOutKeeping(await as('executive'), { customers: [idOf('稳')], ...due })).toMatchObject({ made: 1 })
    const task = await company().db.row(
      z.object({ title: z.string() }),
      sql`select title from task where origin = 'keeping' and customer_id = ${idOf('稳')}`,
    )
    expect(task?.title).toMatch(/^先查原因：掉量 70%，预计月损 .*450/)
    const { body } = await company().api('GET', '/analysis/values?keeping=falling', { key: await company().keyFor('executive') })
    expect(body.data).toHaveLength(2)
  })

  it('says of whoever never shipped that it did not', async () => {
    const { rows } = await worths('executive', { keeping: 'unknown' })
    expect(Object.fromEntries(rows.map(({ name, hasShipped }) => [name, hasShipped]))).toMatchObject({ 费: false, 一次: true })
    // 一次 and 费; the prospect is nobody to keep.
    const unknown = (await planKeeping(await as('executive'), {}))?.groups.find(({ keeping }) => keeping === 'unknown')
    expect(unknown).toMatchObject({ customers: 2, neverShipped: 1 })
  })

  it('is safe again once it is in neither list', async () => {
    await company().db.execute(sql`delete from customer_drop`)
    await company().db.execute(sql`delete from customer_sleeper`)
    await keepAll()
    expect(names(await worths('executive', { keeping: 'safe', sort: 'year' })).toSorted()).toEqual(['外', '稳'])
  })

  it('is seen as one in the same night in which it is put among the sleepers', async () => {
    const sleep = (state: string | null) =>
      company().db.execute(sql`update customer_standing set dormancy_class = ${state} where customer_id = ${idOf('外')}`)
    await sleep('drowsy')
    await keepForManagers(await as('executive'))
    expect(names(await worths('executive', { keeping: 'falling' }))).toContain('外')
    await sleep(null)
    await keepForManagers(await as('executive'))
    expect(names(await worths('executive', { keeping: 'falling' }))).not.toContain('外')
  })
})

describe('a customer that is lost', () => {
  it('is won back: nothing of it is at risk, nobody keeps it, and whatever its value does says so', async () => {
    const manager = await as('executive')
    const before = await worths('executive', { keeping: 'gone' })
    expect(names(before)).toEqual(['去'])
    await company().db.execute(sql`
      insert into customer_loss (customer_id, last_shipping_on, lost_on, stated, currency, revenue_minor, margin_minor, complete, cause)
      values (${idOf('去')}, '2026-01-10', '2026-06-20', true, 'CNY', 100, 60, true, 'price')`)
    await keepWorths(manager, asOf)
    const [lost] = (await worths('executive', { keeping: 'lost' })).rows
    expect(lost).toMatchObject({ name: '去', atRiskMinor: 0, loss: { lostOn: '2026-06-20', cause: 'price' } })
    expect(names(await worths('executive', { keeping: 'gone' }))).toEqual([])
    expect((await planKeeping(manager, {}))?.groups.find(({ keeping }) => keeping === 'lost')).toMatchObject({ customers: 1 })
    await expect(handOutKeeping(manager, { customers: [idOf('去')], due_on: '2026-07-05' })).rejects.toMatchObject({
      code: 'not_found',
    })
    const [fell] = (await changes('executive', { lost: true })).rows
    expect(fell).toMatchObject({ name: '去', action: 'lost', driver: 'volume' })
    expect(names(await changes('executive', { lost: false }))).toEqual(['烦'])
    expect((await sumValueChanges(manager, { all: true })).fell).toMatchObject({ customers: 2, lost: 1 })
    const asked = await company().api('GET', '/analysis/value-changes?lost=true', { key: await company().keyFor('executive') })
    expect(asked.body.data).toMatchObject([{ loss: { on: '2026-06-20', cause: 'price' }, suggestion: 'Lost: win it back' }])
  })

  it.each([
    ['closed', /archive it/],
    ['no_demand', /ask again/],
  ])('because of %s, is not won back', async (cause, suggestion) => {
    await company().db.execute(sql`update customer_loss set cause = ${cause} where customer_id = ${idOf('去')}`)
    const { body } = await company().api('GET', '/analysis/value-changes?lost=true', { key: await company().keyFor('executive') })
    expect(body.data).toMatchObject([{ suggestion: expect.stringMatching(suggestion) }])
  })

  it('is kept like any other once it ships again', async () => {
    await company().db.execute(sql`update customer_loss set back_on = '2026-06-29' where customer_id = ${idOf('去')}`)
    await keepWorths(await as('executive'), asOf)
    expect((await worths('executive', { keeping: 'gone' })).rows).toMatchObject([{ name: '去', loss: null }])
    expect((await changes('executive', { lost: false })).rows.map(({ action }) => action)).toContain('fell_volume')
  })
})
