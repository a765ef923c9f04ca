import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { getManagerFigures } from '#lib/analysis/home/service'
import { keepForManagers, keepUpForManagers } from '#lib/analysis/manager-figures/keep-all'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { movementWithin } from '#lib/analysis/movement/service'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const keepUp = async () => keepUpForManagers(await company.system())
const home = async () => {
  const figures = await getManagerFigures(await company.contextAs('executive'))
  return figures === null ? null : { behind: figures.behind, movement: figures.movement, keptAt: figures.keptAt }
}
const dayBefore = (days: number) => addDays(dayOf(new Date(), 'Asia/Shanghai'), -days)

async function imported(given: { created: number; status?: string; seconds?: number }): Promise<void> {
  await company.db.execute(sql`
    insert into import (kind, status, file_name, file_bytes, file_sha256, identity_hash, requested_by_id, created, finished_at)
    values ('waybills', ${given.status ?? 'done'}, 'w.csv', 1, 'x', gen_random_uuid()::text, ${company.users.administrator.id}, ${given.created},
      now() + make_interval(secs => ${given.seconds ?? 0}))`)
}

it('nothing is kept of a company without records, and all of it once there are some, without waiting for the night', async () => {
  expect(await keepUp()).toBeNull()
  const customer = await insertCustomer(company.db, { name: '甲' })
  await insertWaybill(company.db, { customerId: customer, acceptedOn: dayBefore(40), freightMinor: 5_000 })
  await insertWaybill(company.db, { customerId: customer, acceptedOn: dayBefore(2), freightMinor: 5_000 })
  await refreshTouchedMonths(company.db)
  expect(await keepUp()).toMatchObject({ drops: 0, values: 1 })
  expect(await keepUp()).toBeNull()
  expect(await home()).toMatchObject({ behind: null, movement: null })
})

it('after runs that are to be compared the home says that it is behind, and compares the newest once it was kept', async () => {
  await runScheme(company, { scheme: 'abc', as_of: dayBefore(35) })
  const { run: later } = await runScheme(company, { scheme: 'abc', as_of: dayBefore(1) })
  expect(await home()).toMatchObject({ behind: 'run', movement: null })
  expect(await keepUp()).toMatchObject({ drops: null, values: null })
  const { movement, behind } = (await home()) ?? {}
  expect([behind, movement?.runId, movement?.runAsOf, movement?.againstAsOf]).toEqual([
    ...[null, Number(later.id), dayBefore(1), dayBefore(35)],
  ])
  const { run: again } = await runScheme(company, { scheme: 'abc', as_of: dayBefore(1) })
  expect((await home())?.behind).toBe('run')
  await keepUp()
  expect((await home())?.movement?.runId).toBe(Number(again.id))
})

it('a run that customers were not shown is nothing to compare with: the home compares what the page of the scheme does', async () => {
  await runScheme(company, { scheme: 'abc', as_of: dayBefore(30), parameters: { a_share: 0.5, b_share: 0.7 } })
  const { run } = await runScheme(company, { scheme: 'abc', as_of: dayBefore(1) })
  await keepUp()
  const { movement, behind } = (await home()) ?? {}
  expect([behind, movement?.runId, movement?.againstAsOf]).toEqual([null, Number(run.id), dayBefore(35)])
  const ctx = await company.contextAs('executive')
  const page = await movementWithin(ctx, run.id, { usual: true })
  expect(page?.against).toMatchObject({ id: String(movement?.againstId), asOf: dayBefore(35) })
  expect(await keepUp()).toBeNull()
})

it('figures that were kept before there was a week say that they are behind, and have it after a minute', async () => {
  await company.db.execute(sql`update manager_period set week_then_from = null, week_then_to = null, week_basis = null`)
  const figures = async () => getManagerFigures(await company.contextAs('executive'))
  expect(await figures()).toMatchObject({ week: null, behind: 'run' })
  await keepUp()
  expect(await figures()).toMatchObject({ week: { basis: 'month' }, behind: null })
})

it.each([
  ['retention_period', sql`delete from retention_period`, sql`select count(*)::int as kept from retention_period`],
  ['product_growth_period', sql`delete from product_growth_period`, sql`select count(*)::int as kept from product_growth_period`],
  [
    'customer_level_period',
    sql`delete from customer_level_period`,
    sql`select count(*)::int as kept from customer_level_period where scale_run_id is null`,
  ],
])(
  'what an earlier version kept nothing for is there within a minute, not only after the next night: %s',
  async (_, forget, count) => {
    await company.db.execute(forget)
    expect(await home()).toMatchObject({ behind: 'records' })
    expect(await keepUp()).toMatchObject({ values: 1 })
    expect(await company.db.row(z.object({ kept: z.int() }), count)).toEqual({ kept: 1 })
    expect(await keepUp()).toBeNull()
  },
)

it('a run of another scheme, and one with thresholds of its own that stands beside nobody, change nothing', async () => {
  await runScheme(company, { scheme: 'rfm', as_of: dayBefore(1) })
  await runScheme(company, { scheme: 'abc', as_of: dayBefore(1), parameters: { a_share: 0.5, b_share: 0.7 } })
  expect(await keepUp()).toBeNull()
})

it('after an import that has brought something everything is kept anew, once; one that brought nothing is passed over', async () => {
  await imported({ created: 0, seconds: 1 })
  expect(await keepUp()).toBeNull()
  await imported({ created: 3 })
  expect(await home()).toMatchObject({ behind: 'records' })
  expect(await keepUp()).toMatchObject({ drops: 0, values: 1 })
  expect(await keepUp()).toBeNull()
})

it('what ends while it is worked out is newer than it', async () => {
  const before = (await home())?.keptAt ?? new Date(0)
  await imported({ created: 1, seconds: -0.001 })
  const early = await company.system(new Date(Date.now() - 60_000))
  await keepForManagers(early)
  expect((await home())?.keptAt.getTime()).toBeLessThan(before.getTime())
  expect(await home()).toMatchObject({ behind: 'records' })
  await keepUp()
})

it('while an import is being applied its end is waited for; several that are asked at once work one after the other, and once', async () => {
  await imported({ created: 2 })
  await company.db.execute(sql`
    insert into import (kind, status, file_name, file_bytes, file_sha256, identity_hash, requested_by_id, lease_owner, lease_until)
    values ('waybills', 'applying', 'a', 1, 'y', 'y', ${company.users.administrator.id}, 'a worker', now() + interval '1 minute')`)
  expect(await keepUp()).toBeNull()
  await company.db.execute(sql`delete from import where status = 'applying'`)
  const done = await Promise.all([keepUp(), keepUp(), keepUp()])
  expect(done.filter((each) => each !== null)).toHaveLength(1)
  const held = await company.db.row(
    z.object({ held: z.int() }),
    sql`select count(*)::int as held from pg_locks where database = (select oid from pg_database where datname = current_database()) and locktype = 'advisory'`,
  )
  expect(held?.held).toBe(0)
})
