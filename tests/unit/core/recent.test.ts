import { expect, it } from 'vitest'
import { Recent } from '#lib/core/recent'

it('answers what was set until it is too old', () => {
  const recent = new Recent<string>({ most: 2, lastsMs: 100 })
  recent.set('a', 'one', 1_000)
  expect(recent.get('a', 1_099)).toBe('one')
  expect(recent.get('a', 1_100)).toBeUndefined()
  expect(recent.get('b', 1_000)).toBeUndefined()
})

it('forgets the longest unused when there are too many', () => {
  const recent = new Recent<number>({ most: 2, lastsMs: 100 })
  recent.set('a', 1, 0)
  recent.set('b', 2, 0)
  expect(recent.get('a', 1)).toBe(1)
  recent.set('c', 3, 1)
  expect([recent.get('a', 2), recent.get('b', 2), recent.get('c', 2)]).toEqual([1, undefined, 3])
})

it('a value set again lasts anew', () => {
  const recent = new Recent<number>({ most: 2, lastsMs: 100 })
  recent.set('a', 1, 0)
  recent.set('a', 2, 90)
  expect(recent.get('a', 150)).toBe(2)
})
