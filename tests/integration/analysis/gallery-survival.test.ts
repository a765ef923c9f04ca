import { afterAll, beforeAll, expect, it } from 'vitest'
import { readChart } from '#lib/analysis/gallery/service'
import { keepRetention } from '#lib/analysis/retention/keep'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * As of 10 June 2026; lost without a shipment since 12 December 2025, so that staying is watched up to November 2025. The records begin in June 2024.
 *
 *   首南  five since August 2025, here for 4 months each · one in March and April 2025, lost after 2
 *   东吴  three in November 2025 alone, lost after 1 month each · three since September 2025, here for 3 · one since March 2026, of which nothing can be seen
 *   西湖  one in June 2024, nobody knows since when · one since November 2024, here for 13 months
 */
let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { outlets } = company
  const add = async (outletId: number, customers: number, days: readonly string[]) => {
    for (let number = 1; number <= customers; number += 1) {
      const customerId = await insertCustomer(company.db, { outletId })
      for (const acceptedOn of days) await insertWaybill(company.db, { customerId, acceptedOn })
    }
  }
  await add(outlets.shounan, 5, ['2025-08-15', '2026-02-15'])
  await add(outlets.shounan, 1, ['2025-03-10', '2025-04-20'])
  await add(outlets.dongwu, 3, ['2025-11-10'])
  await add(outlets.dongwu, 3, ['2025-09-10', '2026-03-10'])
  await add(outlets.dongwu, 1, ['2026-03-10'])
  await add(outlets.xihu, 1, ['2024-06-10'])
  await add(outlets.xihu, 1, ['2024-11-20', '2026-01-15'])
  await keepRetention(await company.system(), '2026-06-10')
})
afterAll(() => company.close())

async function curveOf(outlet: number | null, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const filters = outlet === null ? {} : { outlet: String(outlet) }
  const found = await readChart({ ...(await company.contextAs('executive')), locale }, 'survival', filters)
  if (found.state !== 'shown' || found.data.drawing.kind !== 'lines') return found.state
  const { sentence, unit, drawing, table } = found.data
  return { sentence, unit, ...drawing, rows: table.rows.map(({ cells }) => cells.map(({ value }) => value)) }
}

it('is drawn at every whole month as long as five are watched', async () => {
  // One of six: S = 5 ÷ 6, with the error S √(1 ÷ (6 × 5)) = 0.152145 and 1.959964 of it on either side, 1 at most.
  const [stays, low] = [expect.closeTo(5 / 6, 12), expect.closeTo(0.535134, 6)]
  expect(await curveOf(company.outlets.shounan)).toMatchObject({
    rows: [
      [0, 1, 1, 1, 6, 0],
      [1, 1, 1, 1, 6, 0],
      [2, stays, low, 1, 6, 1],
      [3, stays, low, 1, 5, 0],
      [4, stays, low, 1, 5, 0],
    ],
    points: [
      { key: '0', label: '0 个月', values: { stays: 1 } },
      { key: '1' },
      { key: '2', values: { stays, low } },
      { key: '3' },
      { key: '4' },
    ],
    shownLabels: ['0 个月', '1 个月', '2 个月', '3 个月', '4 个月'],
    sentence: '观察的 6 户中 1 户流失；能观察到的还不满一年。',
    unit: expect.stringMatching(/观察到 25年11月底$/),
  })
  // One customer is watched.
  expect(await curveOf(company.outlets.xihu)).toBe('empty')
})

it('says whom it leaves out, and of a year only where somebody was watched for one', async () => {
  // 13 in the first month, of whom 3 are lost, and one of the 10 in the second: S = 10 ÷ 13 × 9 ÷ 10 = 9 ÷ 13. In the fifth month there is one.
  // The error is S √(3 ÷ (13 × 10)), then S √(3 ÷ (13 × 10) + 1 ÷ (10 × 9)).
  const later = [expect.closeTo(9 / 13, 12), expect.closeTo(0.441417, 6), expect.closeTo(0.943198, 6)]
  expect(await curveOf(null)).toMatchObject({
    rows: [
      [0, 1, 1, 1, 13, 0],
      [1, expect.closeTo(10 / 13, 12), expect.closeTo(0.5402, 6), expect.closeTo(0.998261, 6), 13, 3],
      [2, ...later, 10, 1],
      [3, ...later, 9, 0],
      [4, ...later, 6, 0],
    ],
    sentence:
      '观察的 13 户中 4 户流失；满一年仍在的占 69.2%，在能观察到的月数内流失不到一半。另有1 户在记录开始前已是客户、又没有客户起始日，不计入曲线。另有1 户在观察期后才开始发货，还看不出去留，不计入曲线。',
  })
  expect(await curveOf(company.outlets.dongwu)).toMatchObject({
    rows: [
      [0, 1, 1, 1, 6, 0],
      [1, 0.5, expect.closeTo(0.099924, 6), expect.closeTo(0.900076, 6), 6, 3],
    ],
    sentence:
      '观察的 6 户中 3 户流失；一半客户在第 1 个月前流失，能观察到的还不满一年。另有1 户在观察期后才开始发货，还看不出去留，不计入曲线。',
  })
  expect(await curveOf(null, 'en')).toMatchObject({
    shownLabels: ['0 months', '1 month', '2 months', '3 months', '4 months'],
    sentence: expect.stringMatching(
      /^Of 13 customers watched, 4 customers were lost; 69\.2% stay .+ fewer than half are lost\. Not in the curve: 1 customer from before .+ Not in the curve: 1 customer that began after /,
    ),
  })
})
