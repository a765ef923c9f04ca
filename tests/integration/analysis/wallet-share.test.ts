import { afterAll, beforeAll, expect, it } from 'vitest'
import { getLifecycle } from '#lib/analysis/lifecycle/service'
import { keepLoyalty } from '#lib/analysis/loyalty/keep'
import { listLoyalty } from '#lib/analysis/loyalty/service'
import { readEvidence } from '#lib/analysis/metrics/evidence'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { readRunColumns } from '#lib/analysis/metrics/run-columns'
import { sql } from '#lib/platform/db/sql'
import { walletShareOf } from '#lib/records/facts/wallet-share'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// What was noted, and the share that it says; 250 and −5 are no shares, and neither is a word.
const noted = [
  ['0.85', 0.85],
  ['85', 0.85],
  ['1', 1],
  ['0', 0],
  ['250', null],
  ['-5', null],
  ['"most"', null],
] as const
const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany
const ids: number[] = []
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users } = company
  for (const [value] of noted) {
    const id = await insertCustomer(db, { ownerId: users.sales.id })
    ids.push(id)
    await db.execute(
      sql`update customer set lifecycle = 'regular', facts = ${`{"share_of_wallet": ${value}}`}::jsonb where id = ${id}`,
    )
    await insertWaybill(db, { customerId: id, acceptedOn: '2026-10-15', freightMinor: 1_000 })
  }
  await refreshTouchedMonths(db)
  await db.execute(sql`update customer_standing set loyalty_class = 'spurious' where listed`)
  await keepLoyalty(await company.contextAs('executive', now))
})
afterAll(() => company.close())

const shares = noted.map(([, share]) => share)

it('the share of wallet is read alike by everything that asks for it: a share or percent, and nothing beyond a whole', async () => {
  expect(noted.map(([value]) => walletShareOf(JSON.parse(value)))).toEqual(shares)

  const ctx = await company.contextAs('executive', now)
  const gates = await Promise.all(ids.map(async (id) => (await getLifecycle(ctx, { id })).gate[2]))
  expect(gates).toMatchObject(
    shares.map((reached) => ({ gate: 'attitude_or_wallet', reached, holds: reached !== null && reached >= 0.6 })),
  )

  const { rows } = await listLoyalty(ctx, { class: 'spurious', sort: '-revenue', limit: 50 })
  const listed = new Map(rows.map((row) => [row.id, row]))
  expect(ids.map((id) => listed.get(id)?.shareOfWallet)).toEqual(shares)
  expect(ids.map((id) => listed.get(id)?.ties)).toEqual(
    shares.map((share) => (share !== null && share >= 0.8 ? ['lock_in'] : [])),
  )

  const day = { from: '2026-01-01', to: '2026-11-01', until: '2026-11-01' }
  const evidence = await readEvidence(
    company.db,
    ids.map((id) => ({ id, ...day })),
  )
  expect(ids.map((id) => evidence.find((row) => row.id === id)?.shareOfWallet)).toEqual(shares)

  const { columns } = await company.db.bulk((client) =>
    readRunColumns(client, {
      ...{ period: { from: '2026-01-01', to: '2026-11-01', asOf: '2026-10-31' }, currency: 'CNY' },
      ...{ membership: 'waybill_in_period', metrics: ['walletShare'] },
    }),
  )
  const column = columns.metrics.walletShare ?? []
  expect(ids.map((id) => column[columns.customerIds.indexOf(id)])).toEqual(shares.map((share) => share ?? Number.NaN))
})
