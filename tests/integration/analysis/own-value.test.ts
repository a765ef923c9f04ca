import { afterAll, beforeAll, expect, it } from 'vitest'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { distributionOfRun } from '#lib/analysis/distribution/service'
import { addDays } from '#lib/core/day'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany

/** Waybills of 100.00 each, one every five days, of which so much is left. */
async function customer(name: string, waybills: number, leftMinor: number): Promise<void> {
  const { db, users, outlets } = company
  const customerId = await insertCustomer(db, { name, ownerId: users.sales.id, outletId: outlets.shounan })
  for (let place = 0; place < waybills; place += 1)
    await insertWaybill(db, {
      ...{ customerId, acceptedOn: addDays('2026-11-01', -5 * place), freightMinor: 10_000, costMinor: 10_000 - leftMinor },
    })
}

beforeAll(async () => {
  company = await openTestCompany()
  // 480.00, 120.00 and −120.00 by twelve waybills each; 200.00 by two, which is too few to be judged.
  await customer('大', 12, 4_000)
  await customer('中', 12, 1_000)
  await customer('亏', 12, -1_000)
  await customer('少', 2, 10_000)
})
afterAll(() => company.close())

async function found(scheme: 'golden_list' | 'investment_npv' | 'rfm') {
  const ctx = await company.contextAs('administrator', now)
  const { id } = await startRun(ctx, { scheme })
  await recomputeRun(await company.system(now), Number(id))
  const { groups, ownValue } = await distributionOfRun(await company.contextAs('executive', now), id)
  return { ownValue, of: (key: string) => groups.find((group) => group.key === key)?.own }
}

it('the golden list says what profit each class holds, of that of all who are judged: the core what its cut asks for', async () => {
  const { ownValue, of } = await found('golden_list')
  expect(ownValue).toBe('profit')
  expect(of('core')).toEqual({ minor: 48_000, share: 0.8 })
  expect(of('towards')).toEqual({ minor: 12_000, share: 0.2 })
  // Its records begin within the year: whoever loses and may yet grow is potential.
  expect(of('potential')).toEqual({ minor: -12_000, share: 0 })
  expect(of('few')).toEqual({ minor: 20_000, share: null })
})

it('the net present value stands by class, losses with their sign', async () => {
  const { ownValue, of } = await found('investment_npv')
  expect(ownValue).toBe('npv')
  // Over 365 days, times 0.8 ÷ 0.3: 大 1,280.00, 少 533.33, 中 320.00, 亏 −320.00; 大 and 少 hold 1,813.33 of 2,133.33, before 少 60 %, before 中 85 %.
  expect(of('A')).toEqual({ minor: 181_333, share: expect.closeTo(0.85, 4) })
  expect(of('B')).toEqual({ minor: 32_000, share: expect.closeTo(0.15, 4) })
  expect(of('negative')).toEqual({ minor: -32_000, share: 0 })
})

it('a scheme whose value is revenue has none beside it', async () => {
  const { ownValue, of } = await found('rfm')
  expect([ownValue, of('lost')]).toEqual([null, null])
})
