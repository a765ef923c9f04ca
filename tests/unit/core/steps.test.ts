import { expect, test } from 'vitest'
import type { Steps } from '#lib/core/steps'
import { atOnce, forEachPlace, withPauses } from '#lib/core/steps'

function* countTo(most: number): Steps<number> {
  let count = 0
  while (count < most) {
    count += 1
    yield
  }
  return count
}

test('steps come to the same at once and with pauses, one after each', async () => {
  let pauses = 0
  const paused = await withPauses(countTo(5), async () => {
    pauses += 1
  })
  expect([atOnce(countTo(5)), paused, pauses]).toEqual([5, 5, 5])
})

test('what a pause throws ends the steps', async () => {
  let reached = 0
  function* endless(): Steps<never> {
    for (;;) {
      reached += 1
      yield
    }
  }
  const ended = withPauses(endless(), async () => {
    if (reached === 3) throw new Error('no more')
  })
  await expect(ended).rejects.toThrow('no more')
  expect(reached).toBe(3)
})

test('every place is gone through once and in order, with steps between', () => {
  const seen: number[] = []
  const steps = forEachPlace(100_000, (place) => seen.push(place))
  let count = 0
  while (steps.next().done !== true) count += 1
  expect(seen).toEqual(Array.from({ length: 100_000 }, (_, place) => place))
  expect(count).toBeGreaterThan(1)
  expect(Array.from(forEachPlace(0, () => seen.push(0)))).toEqual([])
})
