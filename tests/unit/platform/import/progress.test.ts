import { expect, it } from 'vitest'
import { hasWritten, isUnderWay, progressOf } from '#lib/platform/import/progress'

const began = '2026-03-01T08:00:00.000Z'
const applying = {
  status: 'applying' as const,
  step: 'applying',
  total: 1_000_000,
  created: 150_000,
  updated: 20_000,
  skipped: 20_000,
  rejected: 10_000,
  appliedThrough: 200_001,
  applyBeganAt: began,
}
const after = (seconds: number) => new Date(Date.parse(began) + seconds * 1000)

it('a fifth is done after forty seconds: five thousand rows a second, and a hundred and sixty seconds more', () => {
  expect(progressOf(applying, after(40))).toEqual({
    done: 200_000,
    total: 1_000_000,
    share: 0.2,
    rowsPerSecond: 5_000,
    secondsLeft: 160,
  })
})

it('before the first chunk nothing is done, whatever reading the file has refused', () => {
  const fresh = { ...applying, created: 0, updated: 0, skipped: 0, appliedThrough: 0 }
  expect(progressOf(fresh, after(5))).toMatchObject({ done: 0, share: 0, rowsPerSecond: null, secondsLeft: null })
})

it('when all is written and sums follow, it is whole without a time', () => {
  expect(progressOf({ ...applying, step: 'refreshing' }, after(200))).toMatchObject({ share: 1, secondsLeft: null })
})

it('of anything but applying the share cannot be told', () => {
  expect(progressOf({ ...applying, status: 'validating' }, after(5)).share).toBeNull()
  expect(progressOf({ ...applying, total: 0 }, after(5)).share).toBeNull()
})

it('a file that nobody has looked into is under way, one that waits for its columns is not', () => {
  expect(isUnderWay({ status: 'uploaded', headings: null })).toBe(true)
  expect(isUnderWay({ status: 'uploaded', headings: ['name'] })).toBe(false)
  expect(
    (['queued', 'validating', 'applying', 'reverting'] as const).every((status) => isUnderWay({ status, headings: [] })),
  ).toBe(true)
  expect(
    (['ready', 'done', 'failed', 'cancelled', 'reverted'] as const).some((status) => isUnderWay({ status, headings: [] })),
  ).toBe(false)
})

it('only rows that were created or changed can be taken back', () => {
  expect(hasWritten({ created: 1, updated: 0, appliedThrough: 2 })).toBe(true)
  expect(hasWritten({ created: 0, updated: 0, appliedThrough: 2 })).toBe(false)
  expect(hasWritten({ created: 0, updated: 0, appliedThrough: 0 })).toBe(false)
})
