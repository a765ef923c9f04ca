import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCustomerVolume } from '#lib/analysis/expected-volume/service'
import { addMonths } from '#lib/core/day'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { mergeInto } from '../records/relations-company.ts'

const now = new Date('2026-06-15T04:00:00Z')
let company: TestCompany
let own: number
let branch: number
let young: number

beforeAll(async () => {
  company = await openTestCompany()
  const { db, users } = company
  own = await insertCustomer(db, { ownerId: users.sales.id })
  branch = await insertCustomer(db, { ownerId: users.sales.id })
  young = await insertCustomer(db, { ownerId: users.sales.id })
  await mergeInto(company, branch, own)
  // From November 2025 on four shipments a month, half of them written under the one that was merged away; one of them so far in June.
  for (let month = '2025-11-01'; month < '2026-06-01'; month = addMonths(month, 1))
    for (const customerId of [own, own, branch, branch]) await insertWaybill(db, { customerId, acceptedOn: month })
  await insertWaybill(db, { customerId: own, acceptedOn: '2026-06-02' })
  await insertWaybill(db, { customerId: own, acceptedOn: '2026-06-02', status: 'cancelled' })
  await insertWaybill(db, { customerId: young, acceptedOn: '2026-05-20' })
  await db.execute(sql`
    with k as (
      insert into season_kind (level, name, customers, shipments_per_month, weight, growth, levels, ordinary, festival, from_on, to_on, known)
      values ('kind', 'business', 1, 4, 1, 1, array_fill(1::float8, array[10]), 1, 1, '2025-01-01', '2026-06-01', true) returning id
    )
    insert into season_month (season_kind_id, month, index)
    select k.id, d::date, case when extract(month from d) = 7 then 1.5 else 1 end from k, generate_series(timestamp '2024-01-01', '2027-01-01', '1 month') d`)
})
afterAll(() => company.close())

describe('the volume of a customer beside its season', () => {
  it('is of it and those merged into it; the running month rests on the six whole ones, the next one on its own index', async () => {
    const volume = await getCustomerVolume(await company.contextAs('sales', now), own)
    expect(volume?.past.map(({ month, shipments }) => [month, shipments])).toEqual(
      ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map((month) => [`${month}-01`, 4]),
    )
    // 24 shipments from December to May, over 31 + 31 + 28 + 31 + 30 + 31 = 182 days.
    expect(volume?.running).toMatchObject({ month: '2026-06-01', shipments: 1 })
    expect(volume?.running.expected).toBeCloseTo((24 / 182) * 30, 9)
    expect(volume?.next).toMatchObject({ month: '2026-07-01', shipments: null })
    expect(volume?.next.expected).toBeCloseTo((24 / 182) * 31 * 1.5, 9)
    // March, April and May have three months after the first before them: too few for a band.
    expect(volume).toMatchObject({ tested: 3, reference: 6, silence: null, seasonKnown: true })
    expect(volume?.running.band).toBeNull()
  })

  it('says how few months there are', async () => {
    const volume = await getCustomerVolume(await company.contextAs('sales', now), young)
    expect(volume).toMatchObject({ silence: 'few_months', reference: 0, running: { expected: null } })
  })

  it('counts alike all year where no season is kept, and says so', async () => {
    const { db, users } = company
    const person = await insertCustomer(db, { ownerId: users.sales.id, kind: 'consumer' })
    for (const acceptedOn of ['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05', '2026-05-05'])
      await insertWaybill(db, { customerId: person, acceptedOn })
    const volume = await getCustomerVolume(await company.contextAs('sales', now), person)
    expect(volume).toMatchObject({ seasonKnown: false, reference: 4 })
    // Four from February to May, 28 + 31 + 30 + 31 = 120 days.
    expect(volume?.next.expected).toBeCloseTo((4 / 120) * 31, 9)
  })

  it('is nothing for a customer out of reach, and for one that has not shipped', async () => {
    expect(await getCustomerVolume(await company.contextAs('salesHangzhou', now), own)).toBeNull()
    const idle = await insertCustomer(company.db, { ownerId: company.users.sales.id })
    expect(await getCustomerVolume(await company.contextAs('sales', now), idle)).toBeNull()
  })
})
