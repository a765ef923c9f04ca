import { afterAll, beforeAll, expect, it } from 'vitest'
import { getConcentrationGap } from '#lib/analysis/concentration/service'
import { keepConcentration } from '#lib/analysis/concentration-trend/keep'
import { getConcentrationTrend } from '#lib/analysis/concentration-trend/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * As of 28 February 2026, so the last twelve whole months are March 2025 to February 2026.
 *
 *   A  首南, 周敏   10 January 2024 1,000.00 · 10 February 2025 6,000.00, 1 piece each
 *   B  下应         10 June 2024 1,000.00 (1 piece) · 10 June 2025 3,000.00, cost 1,000.00 (4 pieces)
 *   C  西湖         10 July 2025 1,000.00 (1 piece)
 */
let company: TestCompany
const asOf = '2026-02-28'
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const a = await insertCustomer(db, { externalId: 'A', name: 'A', ownerId: users.sales.id, outletId: outlets.shounan })
  const b = await insertCustomer(db, { externalId: 'B', name: 'B', outletId: outlets.xiaying })
  const c = await insertCustomer(db, { externalId: 'C', name: 'C', outletId: outlets.xihu })
  await insertWaybill(db, { customerId: a, acceptedOn: '2024-01-10', freightMinor: 100_000 })
  await insertWaybill(db, { customerId: a, acceptedOn: '2025-02-10', freightMinor: 600_000 })
  await insertWaybill(db, { customerId: b, acceptedOn: '2024-06-10', freightMinor: 100_000 })
  await insertWaybill(db, { customerId: b, acceptedOn: '2025-06-10', freightMinor: 300_000, costMinor: 100_000, pieces: 4 })
  await insertWaybill(db, { customerId: c, acceptedOn: '2025-07-10', freightMinor: 100_000 })
  await keepConcentration(await company.system(), asOf)
})
afterAll(() => company.close())

it('every month end has the twelve months before it, from the first that the records cover as a whole', async () => {
  const { points, change, kept } = await getConcentrationTrend(await company.contextAs('executive'), {})
  expect([kept, points.length, points[0]?.to, points[0]?.from]).toEqual([true, 14, '2025-02-01', '2024-02-01'])
  const at = (to: string) => points.find((point) => point.to === to)
  // Of January 2024 only what came from the 10th on is known: it is in no window. June 2024 1,000.00 of B.
  expect(at('2025-02-01')).toMatchObject({ customers: 1, revenue_minor: 100_000, revenue: { cr1: 1, hhi: 1 } })
  // A 6,000.00 and B 1,000.00.
  expect(at('2025-03-01')?.revenue.cr1).toBeCloseTo(6 / 7, 12)
  // 6, 3 and 1 thousand; pieces 1, 4 and 1.
  expect(at('2026-02-01')?.revenue.hhi).toBeCloseTo(0.46, 12)
  expect(at('2026-02-01')?.pieces_held.hhi).toBeCloseTo(0.5, 12)
  expect(at('2026-03-01')).toMatchObject({ customers: 2, revenue: { cr1: 0.75, cr4: 1, hhi: 0.625 } })
  expect(change).toEqual({ limit: 0.03, revenue_cr4: 0, pieces_cr4: 0, revenue_alarm: false, pieces_alarm: false })
})

it('an outlet has its own with those below it; whoever does not see all of a place is told nothing of it', async () => {
  const { outlets } = company
  const yinzhou = await getConcentrationTrend(await company.contextAs('executive'), { outlet: String(outlets.yinzhou) })
  expect(yinzhou.points.at(-1)).toMatchObject({ customers: 1, revenue_minor: 300_000, revenue: { cr1: 1 } })
  const own = await getConcentrationTrend(await company.contextAs('sales'), {})
  expect([own.kept, own.points, own.change.revenue_alarm]).toEqual([false, [], null])
})

it('the gap is answered by API, with what goes when one of the largest leaves', async () => {
  const asked = { from: '2025-02-01', to: '2026-02-01', as_of: asOf }
  const { gap, customers, leaving } = await getConcentrationGap(await company.contextAs('executive'), asked)
  // Pieces 1, 4, 1 of 6: 0.5; revenue 0.46. B: (4/6)² − 0.3². At 1,666.67 a piece its four would bring 6,666.67.
  expect(gap).toBeCloseTo(0.04, 12)
  expect(customers[0]).toMatchObject({ customer: { name: 'B' }, below_average_minor: 366_667 })
  expect(customers[0]?.contribution).toBeCloseTo(4 / 9 - 0.09, 12)
  // Without A: 3 and 1 thousand.
  expect(leaving[0]).toMatchObject({ customer: { name: 'A' }, revenue_minor: 600_000, cr4_after: 1 })
  expect(leaving[0]?.revenue_hhi_after).toBeCloseTo(0.625, 12)
})
