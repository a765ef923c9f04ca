import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMovers } from '#lib/analysis/movement/movers'
import { getMovementAgainst, listEarlierRuns, movementWithin } from '#lib/analysis/movement/service'
import { sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import { insertWaybill } from '#tests/support/shipments'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// K1 13,000 and K2 5,000 are A, K3 and K4 1,500 each are B, K5 −500 is C. Then K9 comes in with 4,000, K3 is archived, and K4 ships for 6,000 more:
// 13,000 · 7,500 · 5,000 · 4,000 of 29,500, before-shares 0, 0.44, 0.69, 0.86: K1, K4, K2 are A, K9 is B.
// Then K2 ships for 20,000 more: 25,000 · 13,000 · 7,500 · 4,000 of 49,500, before-shares 0, 0.51, 0.77, 0.92: K2, K1, K4 are A, K9 is B.
let company: SmallCompany
let first: string
let second: string
let third: string
beforeAll(async () => {
  company = await openSmallCompany()
  first = (await runScheme(company, { scheme: 'abc', ...period })).run.id
  await insertWaybill(company.db, { customerId: company.ids.K9, acceptedOn: '2026-06-05', freightMinor: 400_000 })
  await insertWaybill(company.db, { customerId: company.ids.K4, acceptedOn: '2026-06-06', freightMinor: 600_000 })
  await company.db.execute(sql`update customer set archived_at = now() where id = ${company.ids.K3}`)
  second = (await runScheme(company, { scheme: 'abc', ...period })).run.id
  await insertWaybill(company.db, { customerId: company.ids.K2, acceptedOn: '2026-06-07', freightMinor: 2_000_000 })
  third = (await runScheme(company, { scheme: 'abc', ...period })).run.id
})
afterAll(() => company.close())

const cell = (from: string | null, to: string | null, customers: number, value: number) => ({ from, to, customers, value })
const everyCell = { limit: 50 }

describe('an earlier run that is chosen', () => {
  it('is one of the same scheme and currency, and before it', async () => {
    const ctx = await company.contextAs('executive')
    const other = (await runScheme(company, { scheme: 'rfm', ...period })).run.id
    expect((await listEarlierRuns(ctx, third)).map(({ id }) => id)).toEqual([second, first])
    expect(await listEarlierRuns(ctx, first)).toEqual([])
    for (const wrong of [other, third, '999999']) {
      await expect(movementWithin(ctx, third, { against: wrong })).rejects.toMatchObject({ code: 'not_found' })
      await expect(listMovers(ctx, third, { ...everyCell, against: wrong })).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('is compared with customer by customer, over the company or over one’s own', async () => {
    const executive = await company.contextAs('executive')
    const before = await movementWithin(executive, third)
    expect(before).toMatchObject({ against: { id: second } })
    expect(await movementWithin(executive, third, { against: second })).toEqual(before)
    const moved = await movementWithin(executive, third, { against: first })
    expect(moved).toMatchObject({ scope: 'company', against: { id: first, asOf: '2026-06-30' } })
    expect(moved?.cells).toEqual([
      cell('A', 'A', 2, 3_800_000),
      cell('B', 'A', 1, 750_000),
      cell('B', null, 1, 150_000),
      cell('C', 'C', 1, -50_000),
      cell(null, 'B', 1, 400_000),
    ])
    const own = await movementWithin(await company.contextAs('sales'), third, { against: first })
    expect(own?.cells).toEqual([cell('A', 'A', 1, 1_300_000), cell('B', null, 1, 150_000)])
    const { rows, against } = await listMovers(executive, third, { ...everyCell, from: 'B', to: 'A', against: first })
    expect([rows.map(({ externalId }) => externalId), against?.id]).toEqual([['K4'], first])
  })

  it('is named by programs too, of readers of the whole company', async () => {
    const key = await company.keyFor('executive')
    const { status, body } = await company.api('GET', `/runs/${third}/movement?against=${first}`, { key })
    expect([status, body.against]).toEqual([200, first])
    expect(body.cells).toContainEqual({ from: 'B', to: 'A', customers: 1, value: 750_000, value_minor: 750_000 })
    expect((await company.api('GET', `/runs/${third}/movement`, { key })).body.against).toBe(second)
    await expect(getMovementAgainst(await company.contextAs('sales'), third, first)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is gone with its rows', async () => {
    const ctx = await company.contextAs('executive')
    await company.db.execute(sql`update analysis_run set rows_kept = false where id = ${Number(first)}`)
    expect(await movementWithin(ctx, third, { against: first })).toBeNull()
    await expect(getMovementAgainst(ctx, third, first)).rejects.toMatchObject({ detail: 'run.rows_not_kept' })
    expect((await listEarlierRuns(ctx, third)).map(({ id }) => id)).toEqual([second])
    await company.db.execute(sql`update analysis_run set rows_kept = true where id = ${Number(first)}`)
  })
})
