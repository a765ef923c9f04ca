import { afterAll, beforeAll, expect, it } from 'vitest'
import { getManagerFigures } from '#lib/analysis/home/service'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * As of 10 June 2026, so the last twelve whole months are June 2025 to May 2026. The records begin on 10 March 2025: April and May are whole in both years.
 *
 *   six customers   10 March 2025 and 10 April 2025 10.00 each
 *   the first       10 July 2025 1,000.00, 10 April 2026 30.00
 *   the others      10 April 2026 10.00 each
 */
let company: TestCompany
const asOf = '2026-06-10'
beforeAll(async () => {
  company = await openTestCompany()
  const { db } = company
  for (let place = 1; place <= 6; place += 1) {
    const customerId = await insertCustomer(db, { externalId: `C${place}`, name: `客户${place}` })
    const bring = (acceptedOn: string, freightMinor: number) => insertWaybill(db, { customerId, acceptedOn, freightMinor })
    for (const day of ['2025-03-10', '2025-04-10']) await bring(day, 1_000)
    await bring('2026-04-10', place === 1 ? 3_000 : 1_000)
    if (place === 1) await bring('2025-07-10', 100_000)
  }
})
afterAll(() => company.close())

async function kept() {
  await keepManagerFigures(await company.system(), asOf)
  return (await getManagerFigures(await company.contextAs('executive')))?.concentration
}

it('the share of the four largest moves between the months that the records cover in both years', async () => {
  const found = await kept()
  // Of the year 1,060.00 of 1,080.00; of April 2026 60.00 of 80.00, of April 2025 40.00 of 60.00. What came in March is no whole month.
  expect(found?.cr4).toBeCloseTo(1_060 / 1_080, 12)
  expect(found?.comparedMonths).toBe(2)
  expect(found?.cr4Change).toBeCloseTo(60 / 80 - 40 / 60, 12)
})

it('where no month is in both years, nothing is said of how it moved', async () => {
  await company.db.execute(sql`delete from waybill where accepted_on < '2025-05-15'`)
  const found = await kept()
  expect(found?.cr4).toBeCloseTo(1_060 / 1_080, 12)
  expect([found?.comparedMonths, found?.cr4Change]).toEqual([0, null])
})
