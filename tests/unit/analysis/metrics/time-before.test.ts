import { expect, test } from 'vitest'
import { periodBefore } from '#lib/analysis/metrics/time-before'

test('the time before is as many months, and as many days where it is no whole months', () => {
  expect(periodBefore({ from: '2025-11-27', to: '2026-11-27' })).toEqual({ from: '2024-11-27', to: '2025-11-27' })
  // A leap day lies in one of them.
  expect(periodBefore({ from: '2024-02-01', to: '2024-03-01' })).toEqual({ from: '2024-01-01', to: '2024-02-01' })
  expect(periodBefore({ from: '2026-01-01', to: '2026-01-11' })).toEqual({ from: '2025-12-22', to: '2026-01-01' })
  expect(periodBefore({ from: '2026-01-01', to: '2026-02-02' })).toEqual({ from: '2025-11-30', to: '2026-01-01' })
})
