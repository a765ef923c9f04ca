import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { keepForManagers } from '#lib/analysis/manager-figures/keep-all'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { acceptLevels, decideLevel, undoAccepted, withdrawLevel } from '#lib/analysis/relationship/level/decide'
import { keepLevels } from '#lib/analysis/relationship/level/keep'
import { countStandings, levelOfCustomer, listLevels } from '#lib/analysis/relationship/level/service'
import { listTies } from '#lib/analysis/relationship/ties/service'
import { sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// As in matrices.test.ts: K1 and K2 stand in cells of their own, both 伙伴式; K4's cost is unknown and its segment is 伙伴式; of K3 and K5 nothing is known.

let company: SmallCompany
let scaleRun: string
beforeAll(async () => {
  company = await openSmallCompany()
  scaleRun = (await runScheme(company, { scheme: 'relationship_scale', ...period })).run.id
})
afterAll(() => company.close())

const manager = () => company.contextAs('salesManager')
const system = () => company.contextAs('administrator')
const all = async (asked = {}) => (await listLevels(await system(), { limit: 50, ...asked })).rows
const byName = async (name: string) => (await all()).find((row) => row.externalId === name)
const idOf = async (name: string) => (await byName(name))?.id ?? 0

const tiesByKey = async () =>
  (await company.api('GET', '/analysis/relationship/ties', { key: await company.keyFor('administrator') })).body

it('with a run of the second matrix only nothing is known of ties, rather than that nobody is kept by any', async () => {
  await keepForManagers(await company.system())
  expect([await listTies(await system()), await tiesByKey()]).toEqual([null, null])
  await runScheme(company, { scheme: 'relationship_count', ...period })
  expect(await tiesByKey()).toMatchObject({ run_id: scaleRun, customers: 5 })
})

it('a run of either matrix keeps what both recommend, those that pay most first', async () => {
  const rows = await all()
  expect(rows.map(({ externalId, recommended, by }) => [externalId, recommended, by])).toEqual([
    ['K1', 'partnership', 'scale'],
    ['K2', 'partnership', 'scale'],
    ['K4', 'partnership', 'segment'],
    ['K3', null, null],
    ['K5', null, null],
  ])
  expect((await all({ level: 'none' })).map(({ externalId }) => externalId).sort()).toEqual(['K3', 'K5'])
  expect((await all({ countCell: 'few_high' })).map(({ externalId }) => externalId)).toEqual(['K1', 'K2', 'K4'])
  expect((await all({ scaleCell: 'large_high' })).map(({ externalId }) => externalId)).toEqual(['K1'])
  const own = await listLevels(await company.contextAs('salesColleague'), { limit: 50 })
  expect(own.rows.map(({ externalId }) => externalId)).toEqual(['K2'])
})

it('their list is turned page by page, the undecided first, and back', async () => {
  const page = async (cursor?: string) => listLevels(await system(), { limit: 2, cursor })
  const first = await page()
  const second = await page(first.nextCursor ?? '')
  const third = await page(second.nextCursor ?? '')
  const names = [first, second, third].flatMap(({ rows }) => rows.map(({ externalId }) => externalId))
  expect(names).toEqual((await all()).map(({ externalId }) => externalId))
  expect(third.nextCursor).toBeNull()
})

it('revenue is kept by the strongest tie that is known, and named unknown where none is', async () => {
  await company.db.execute(sql`update customer set facts = '{"connected_systems": ["api"]}' where external_id = 'K1'`)
  await company.db.execute(sql`update customer set facts = '{"relation_stage": "friend"}' where external_id = 'K2'`)
  await keepLevels(await company.system())
  const ties = (await listTies(await system()))?.ties
  // By their waybills: K1 13,000.00 with K7 that was merged into it, K2 5,000.00; K3 and K4 1,500.00 each, and K5 a credit note, which counts as 0.
  expect(ties?.map(({ tie, customers, revenueMinor }) => [tie, customers, revenueMinor])).toEqual([
    ['structural', 1, 1_300_000],
    ['social', 1, 500_000],
    ['financial', 0, 0],
    [null, 3, 300_000],
  ])
  expect(ties?.[0]?.share).toBeCloseTo(1_300_000 / 2_100_000, 12)
  expect((await listTies(await company.contextAs('salesColleague')))?.ties.map(({ customers }) => customers)).toEqual([
    0, 1, 0, 0,
  ])
})

it('each tie leads to the list of exactly those that it counts, within reach', async () => {
  const named = async (tie: 'structural' | 'social' | 'financial' | 'none') =>
    (await all({ tie })).map(({ externalId }) => externalId)
  expect(await named('structural')).toEqual(['K1'])
  expect(await named('social')).toEqual(['K2'])
  expect(await named('financial')).toEqual([])
  expect((await named('none')).sort()).toEqual(['K3', 'K4', 'K5'])
  const own = await listLevels(await company.contextAs('salesColleague'), { limit: 50, tie: 'none' })
  expect(own.rows).toEqual([])
  // K7 was merged into K1, whose tie is stronger than a price below the list; K4 has no other.
  await company.db.execute(sql`
    update waybill set list_freight_minor = freight_minor + 100
    where freight_minor is not null and customer_id in (select c.id from customer c where c.external_id in ('K4', 'K7'))`)
  // Of K3, which pays its list price, another waybill has a list price and no freight yet: nothing is let off.
  await company.db.execute(sql`update waybill set list_freight_minor = freight_minor where customer_id = ${company.ids.K3}`)
  const unpriced = await insertWaybill(company.db, { customerId: company.ids.K3, acceptedOn: '2026-05-02' })
  await company.db.execute(sql`update waybill set list_freight_minor = 99900 where id = ${unpriced}`)
  expect(await named('financial')).toEqual([])
  await keepForManagers(await company.system())
  const counted = (await listTies(await system()))?.ties.map(({ tie, customers }) => [tie, customers])
  expect(counted).toEqual([
    ['structural', 1],
    ['social', 1],
    ['financial', 1],
    [null, 2],
  ])
  expect(await named('financial')).toEqual(['K4'])
  expect((await named('none')).sort()).toEqual(['K3', 'K5'])
  await company.db.execute(sql`delete from waybill where id = ${unpriced}`)
  await company.db.execute(sql`update waybill set list_freight_minor = null where list_freight_minor is not null`)
  await refreshTouchedMonths(company.db)
  await keepLevels(await company.system())
})

it('revenue by tie is what programs read, within the reach of their key', async () => {
  const read = async (user: 'administrator' | 'salesColleague' | 'salesXiaying') => {
    const answer = await company.api('GET', '/analysis/relationship/ties', { key: await company.keyFor(user) })
    return [answer.status, answer.body] as const
  }
  const none = { customers: 0, revenue_minor: 0 }
  expect(await read('administrator')).toMatchObject([
    200,
    {
      ...{ from: period.from, to: period.to, currency: 'CNY', scope: 'company', customers: 5, revenue_minor: 2_100_000 },
      ties: [
        { tie: 'structural', customers: 1, revenue_minor: 1_300_000, share: 1_300_000 / 2_100_000 },
        { tie: 'social', customers: 1, revenue_minor: 500_000 },
        { tie: 'financial', ...none, share: 0 },
        { tie: null, customers: 3, revenue_minor: 300_000 },
      ],
    },
  ])
  expect(await read('salesColleague')).toMatchObject([
    200,
    { scope: 'own', customers: 1, revenue_minor: 500_000, ties: [none, { tie: 'social', share: 1 }, none, none] },
  ])
  expect(await read('salesXiaying')).toMatchObject([
    200,
    { scope: 'own', ...none, ties: [none, none, none, { tie: null, ...none, share: null }] },
  ])
})

it('some are accepted at once, stand behind the undecided, and are put back at once', async () => {
  const ctx = await manager()
  const ids = [await idOf('K1'), await idOf('K2'), await idOf('K3')]
  const done = await acceptLevels(ctx, { customers: ids })
  // K3 has no recommendation to accept.
  expect(done.count).toBe(2)
  expect((await all()).map(({ externalId }) => externalId).slice(-2)).toEqual(['K1', 'K2'])
  expect(await countStandings(await system())).toEqual({ undecided: 3, agreed: 2, differs: 0 })
  await expect(acceptLevels(ctx, { customers: ids })).rejects.toMatchObject({ code: 'not_found' })
  // A batch is its maker's to undo.
  await expect(undoAccepted(await system(), done)).rejects.toMatchObject({ code: 'not_found' })
  await decideLevel(ctx, { id: await idOf('K2') }, { level: 'proactive', reason: '老板换人' })
  // On K2 somebody has decided since: it stays.
  expect(await undoAccepted(ctx, done)).toEqual({ count: 1 })
  expect(await countStandings(await system())).toEqual({ undecided: 4, agreed: 0, differs: 1 })
  const { level, decisions } = await levelOfCustomer(await system(), { id: await idOf('K2') })
  expect(level).toMatchObject({ recommended: 'partnership', accepted: 'proactive', reason: '老板换人' })
  expect(decisions.map((each) => each.level)).toEqual(['proactive', 'partnership'])
  const noted = await company.db.row(
    z.object({ count: z.number() }),
    sql`select count(*)::float8 as count from audit_event where action = 'customer.level' and reason = '老板换人'`,
  )
  expect(noted?.count).toBe(1)
})

it('a level that lies far from the recommended one is asked for, and one that was set is taken back', async () => {
  const ctx = await manager()
  const id = await idOf('K1')
  const { askedId } = await decideLevel(ctx, { id }, { level: 'basic', reason: '长期亏损' })
  expect(askedId).not.toBeNull()
  expect((await byName('K1'))?.accepted).toBeNull()
  // What was asked for stands on the card and in the list, with who decides; nobody else’s row says so.
  const waiting = { approvalId: askedId, wanted: 'basic', askedBy: ctx.actor.name }
  const { level } = await levelOfCustomer(ctx, { id })
  expect(level?.waiting).toMatchObject(waiting)
  expect(level?.waiting?.deciders.length).toBeGreaterThan(0)
  expect((await byName('K1'))?.waiting).toMatchObject(waiting)
  expect((await byName('K2'))?.waiting).toBeNull()
  await withdrawLevel(ctx, { id: await idOf('K2') })
  expect((await byName('K2'))?.accepted).toBeNull()
  await expect(withdrawLevel(ctx, { id: await idOf('K2') })).rejects.toMatchObject({ code: 'not_found' })
})

it('who may not set classes by hand decides nothing', async () => {
  const ctx = await company.contextAs('salesColleague')
  await expect(acceptLevels(ctx, { customers: [await idOf('K2')] })).rejects.toMatchObject({ code: 'forbidden' })
})

it('ties are told of the run that they were kept by, also while another is shown', async () => {
  const forgets = (kept: boolean) =>
    company.db.execute(sql`update analysis_run set rows_kept = ${kept} where scheme = 'relationship_count'`)
  await forgets(false)
  const { run } = await runScheme(company, { scheme: 'relationship_scale', ...period, from: '2026-06-01' })
  const brought = { customers: 5, revenue_minor: 2_100_000 }
  expect(await tiesByKey()).toMatchObject({ run_id: scaleRun, from: period.from, ...brought })
  await forgets(true)
  await keepLevels(await company.system())
  // June alone: K2 5,000.00 and K4 1,500.00.
  expect(await tiesByKey()).toMatchObject({ run_id: run.id, from: '2026-06-01', revenue_minor: 650_000 })
})

it('whoever is in the run has a tie or is kept by none that is known, also without a price or a cost; who is only decided on has none', async () => {
  const { db } = company
  const silent = await insertCustomer(db, { externalId: 'K20' })
  const unpriced = await insertCustomer(db, { externalId: 'K21' })
  await insertWaybill(db, { customerId: unpriced, acceptedOn: '2026-06-15' })
  const { run } = await runScheme(company, { scheme: 'relationship_scale', ...period })
  await db.execute(sql`
    with decided as (
      insert into customer_level_decision (customer_id, level, by_id) values (${silent}, 'partnership', ${company.users.salesManager.id}) returning id)
    insert into customer_level (customer_id, accepted, decision_id) select ${silent}, 'partnership', d.id from decided d`)
  await keepLevels(await company.system())
  const row = await byName('K21')
  expect(row).toMatchObject({ scaleCell: null, revenueMinor: 0, recommended: null })
  expect((await all({ tie: 'none' })).map(({ externalId }) => externalId)).toContain('K21')
  const { customers } = await tiesByKey()
  // As many as the matrix itself has: those of before and this one.
  expect([customers, run.summary.customers]).toEqual([6, 6])
  const tied = await Promise.all((['structural', 'social', 'financial', 'none'] as const).map((tie) => all({ tie })))
  expect(tied.flat().map(({ externalId }) => externalId)).not.toContain('K20')
})

it('a meeting counts for twelve months to the day', async () => {
  const ctx = await company.contextAs('administrator', new Date('2026-11-20T04:00:00Z'))
  const id = await idOf('K4')
  const socialIfMet = async (on: string) => {
    await company.db.execute(sql`
      insert into customer_cadence (customer_id, rhythm, last_met_on) values (${id}, 'c', ${on}::date)
      on conflict (customer_id) do update set last_met_on = excluded.last_met_on`)
    await keepLevels(ctx)
    return (await all({ tie: 'social' })).some(({ externalId }) => externalId === 'K4')
  }
  // 364 days back; the months from 1 December on would not hold it.
  expect(await socialIfMet('2025-11-21')).toBe(true)
  expect(await socialIfMet('2025-11-20')).toBe(false)
})
