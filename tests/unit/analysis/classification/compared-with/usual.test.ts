import { describe, expect, test } from 'vitest'
import { isOldEnough, usualOf } from '#lib/analysis/classification/compared-with/usual'

const asOf = '2026-06-30'
const run = (id: number, on: string, cut: number) => ({ id, asOf: on, cut })
/** Of runs that customers were shown, the latest first, the one with which a run of 30 June by 80 % is compared. */
const usual = (...runs: ReturnType<typeof run>[]) => usualOf(runs, asOf, ({ cut }) => cut === 80)?.id ?? null

describe('the run that another one is usually compared with', () => {
  test('is the last of at least 28 days before: 2 June, not 3 June', () => {
    expect(usual(run(4, '2026-06-29', 80), run(3, '2026-06-03', 80), run(2, '2026-06-02', 80), run(1, '2026-05-31', 80))).toBe(2)
    expect([isOldEnough('2026-06-02', asOf), isOldEnough('2026-06-03', asOf)]).toEqual([true, false])
  })

  test('is the last of these with the same parameters: one that was made by others is passed over', () => {
    expect(usual(run(3, '2026-06-02', 70), run(2, '2026-05-31', 80), run(1, '2026-04-30', 80))).toBe(2)
  })

  test('is the last of these by other parameters where there is none by the same, and none of last night', () => {
    expect(usual(run(3, '2026-06-29', 80), run(2, '2026-06-02', 70), run(1, '2026-05-31', 70))).toBe(2)
  })

  test('is in the first four weeks the last one with the same parameters, else the last one', () => {
    expect(usual(run(3, '2026-06-29', 70), run(2, '2026-06-28', 80), run(1, '2026-06-27', 80))).toBe(2)
    expect(usual(run(2, '2026-06-29', 70), run(1, '2026-06-28', 70))).toBe(2)
    expect(usual()).toBeNull()
  })
})
