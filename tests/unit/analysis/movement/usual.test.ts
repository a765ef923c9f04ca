import { expect, test } from 'vitest'
import { usualEarlier } from '#lib/analysis/movement/usual'

const run = (id: number, asOf: string, published = true) => ({ id, asOf, published })

test('a run is usually compared with the last that was shown at least four weeks before', () => {
  // 30 June less 28 days is 2 June.
  const earlier = [
    run(6, '2026-06-29'),
    run(5, '2026-06-03'),
    run(4, '2026-06-02', false),
    run(3, '2026-06-02'),
    run(2, '2026-05-01'),
  ]
  expect(usualEarlier(earlier, '2026-06-30')?.id).toBe(3)
  expect(usualEarlier(earlier, '2026-06-29')?.id).toBe(2)
  expect(usualEarlier(earlier.slice(0, 3), '2026-06-30')).toBeUndefined()
  expect(usualEarlier([], '2026-06-30')).toBeUndefined()
})
