import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { keepForManagers } from '#lib/analysis/manager-figures/keep-all'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { listMigrations } from '#lib/platform/migrate/folder'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * As of the last day of June 2026; lost is who has not shipped since the turn of the year.
 *
 *   睡 (of `sales`, 首南)        sleeps since 10 March 2026: of its twelve months, April 2025 to March 2026, 3 waybills with both amounts, 1 without a cost, 1 with neither, 2 in USD.
 *                               Before them, in March 2025, 1 without a freight and 1 in EUR.
 *   走 (of a colleague, 西湖)     lost since 5 November 2025: 1 with both, 2 without a cost; in June 1 in EUR
 *   新 (of `sales`, 首南)        new in May 2026, with 1 without a freight
 */
const now = new Date('2026-07-01T02:00:00Z')
const euros = (waybills: number) => ({ currency: 'EUR', waybills })
const dollars = (waybills: number) => ({ currency: 'USD', waybills })

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const add = (name: string, ownerId: number, outletId: number) =>
    insertCustomer(db, { name, externalId: name, ownerId, outletId })
  const sleeper = await add('睡', users.sales.id, outlets.shounan)
  const gone = await add('走', users.salesColleague.id, outlets.xihu)
  const fresh = await add('新', users.sales.id, outlets.shounan)
  const ship = async (customerId: number, count: number, acceptedOn: string, given: object) => {
    for (let each = 0; each < count; each += 1) await insertWaybill(db, { customerId, acceptedOn, ...given })
  }
  const both = { freightMinor: 100_000, costMinor: 60_000 }
  await ship(sleeper, 1, '2025-03-31', {})
  await ship(sleeper, 1, '2025-03-31', { freightMinor: 100, currency: 'EUR' })
  await ship(sleeper, 3, '2026-03-10', both)
  await ship(sleeper, 1, '2026-03-10', { freightMinor: 100_000 })
  await ship(sleeper, 1, '2026-03-10', {})
  await ship(sleeper, 2, '2026-03-10', { freightMinor: 100, currency: 'USD' })
  await ship(gone, 1, '2025-06-05', { freightMinor: 100, currency: 'EUR' })
  await ship(gone, 1, '2025-11-05', both)
  await ship(gone, 2, '2025-11-05', { freightMinor: 100_000 })
  await ship(fresh, 1, '2026-05-10', {})
  // The records cover both years that retention compares.
  const earliest = await add('最早', users.sales.id, outlets.shounan)
  await ship(earliest, 1, '2024-06-01', both)
  await db.execute(sql`update customer set archived_at = '2024-07-01' where id = ${earliest}`)
  await db.execute(sql`update customer_standing set dormancy_class = 'asleep' where customer_id = ${sleeper}`)
  await runScheme(company, { scheme: 'abc', from: '2025-07-01', to: '2026-07-01', as_of: '2026-06-30' })
  await keepForManagers(await company.contextAs('executive', now))
})
afterAll(() => company.close())

const read = async (path: string, user: UserKey = 'executive') =>
  (await company.api('GET', `/analysis${path}`, { key: await company.keyFor(user) })).body
const told = async (path: string, user: UserKey = 'executive') => {
  const { unpriced, excluded } = await read(path, user)
  return { unpriced, excluded }
}

it('a sleeper and a loss count what lacks freight or cost in their own twelve months, in the list and in the figures', async () => {
  const inSleep = { unpriced: 2, excluded: [dollars(2)] }
  expect((await read('/sleepers')).data).toMatchObject([{ revenue_minor: 400_000, margin_minor: 120_000, ...inSleep }])
  expect(await told('/sleeper-figures')).toEqual(inSleep)
  expect(await told('/sleeper-figures', 'sales')).toEqual(inSleep)
  expect(await told('/sleeper-figures', 'salesColleague')).toEqual({ unpriced: 0, excluded: [] })
  const inLoss = { unpriced: 2, excluded: [euros(1)] }
  expect((await read('/losses')).data).toMatchObject([{ revenue_minor: 300_000, margin_minor: 40_000, ...inLoss }])
  expect(await told('/loss-figures')).toEqual(inLoss)
  expect(await told('/loss-figures', 'sales')).toEqual({ unpriced: 0, excluded: [] })
  expect(await told(`/loss-figures?outlet=${company.outlets.shounan}`)).toEqual({ unpriced: 0, excluded: [] })
  expect(await told('/loss-figures?lost_to=2026-01-01')).toEqual({ unpriced: 0, excluded: [] })
})

it('retention counts what lacks a freight in both years, of customers of the year before alone', async () => {
  expect(await told('/retention')).toEqual({ unpriced: 2, excluded: [euros(2), dollars(2)] })
  expect(await told('/retention', 'sales')).toEqual({ unpriced: 2, excluded: [euros(1), dollars(2)] })
  expect(await told('/retention', 'salesColleague')).toEqual({ unpriced: 0, excluded: [euros(1)] })
  expect(await told(`/retention?outlet=${company.outlets.xihu}`)).toEqual({ unpriced: 0, excluded: [euros(1)] })
})

it('the upgrade path counts what the value of the shown run leaves out, within scope', async () => {
  expect(await told('/upgrade-path')).toEqual({ unpriced: 2, excluded: [dollars(2)] })
  expect(await told('/upgrade-path', 'sales')).toEqual({ unpriced: 2, excluded: [dollars(2)] })
  expect(await told('/upgrade-path', 'salesColleague')).toEqual({ unpriced: 0, excluded: [] })
})

it('each window of the trend of concentration counts its own, of each place', async () => {
  const windows = async (query = '') => {
    const { points } = await read(`/concentration/trend${query}`)
    return points.map(({ to, unpriced, excluded }: { to: string; unpriced: number; excluded: object }) => ({
      to,
      unpriced,
      excluded,
    }))
  }
  const whole = await windows()
  // The twelve months from March 2025 on, and the last.
  expect(whole.filter(({ to }: { to: string }) => to === '2026-03-01' || to === '2026-07-01')).toEqual([
    { to: '2026-03-01', unpriced: 1, excluded: [euros(2)] },
    { to: '2026-07-01', unpriced: 2, excluded: [dollars(2)] },
  ])
  expect((await windows(`?outlet=${company.outlets.xihu}`)).at(-1)).toEqual({ to: '2026-07-01', unpriced: 0, excluded: [] })
  expect((await windows(`?outlet=${company.outlets.shounan}`)).at(-1)).toEqual({
    ...{ to: '2026-07-01', unpriced: 2, excluded: [dollars(2)] },
  })
})

it('losses and sleepers of before these were counted are filled as they would be counted', async () => {
  const kept = () =>
    company.db.rows(
      z.object({ line: z.string() }),
      fixedSql(
        'select row(uncosted, excluded)::text as line from customer_loss union all select row(uncosted, excluded)::text from customer_sleeper order by 1',
      ),
    )
  const before = await kept()
  for (const table of ['customer_loss', 'customer_sleeper'])
    await company.db.execute(fixedSql(`update ${table} set uncosted = 0, excluded = '{}'`))
  expect(await kept()).not.toEqual(before)
  const migration = (await listMigrations()).find(({ name }) => name === '0083_left_out_of_the_rest')
  const fills = migration?.sql.match(/update customer_(?:loss|sleeper) [^;]+;/gu) ?? []
  expect(fills).toHaveLength(2)
  for (const fill of fills) await company.db.execute(fixedSql(fill))
  expect(await kept()).toEqual(before)
})
