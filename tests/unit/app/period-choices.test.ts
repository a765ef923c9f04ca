import { expect, it } from 'vitest'
import { rateMarks } from '#app/(crm)/analysis/on-time/_components/rate-marks'
import { periodChoices } from '#lib/analysis/period/preset'

it('the stretches that are asked for most are half-open; three months end with the last day that is over', () => {
  expect(periodChoices('2026-03-31')).toEqual({
    year: null,
    quarter: { from: '2025-12-31', to: '2026-03-31' },
    thisMonth: { from: '2026-03-01', to: '2026-04-01' },
    lastMonth: { from: '2026-02-01', to: '2026-03-01' },
    thisYear: { from: '2026-01-01', to: '2026-04-01' },
    lastYear: { from: '2025-01-01', to: '2026-01-01' },
  })
})

it('an axis of rates begins at the tenth below the lowest and has room for two steps', () => {
  expect(rateMarks([0.93, 0.881])).toEqual([0.8, 0.9, 1])
  expect(rateMarks([0.99])).toEqual([0.8, 0.9, 1])
  expect(rateMarks([0.55])).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1])
  expect(rateMarks([])).toEqual([0.8, 0.9, 1])
})
