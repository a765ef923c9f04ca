import { expect, it } from 'vitest'
import type { GateLine } from '#lib/analysis/lifecycle/gate'
import { goesUp, isNear, mayHavePassed, monthsOfChanges } from '#lib/analysis/upgrade-path/path'

const row = (reached: number, running = reached): GateLine => ({
  gate: 'months_in_row',
  holds: reached >= 3,
  needed: 3,
  reached,
  running,
  shipments: 4,
})
const line = (holds: boolean, reached = 9): GateLine => ({
  gate: 'active_months',
  holds,
  needed: 10,
  reached: holds ? 10 : reached,
})
const meaning = (attitudeIsHigh: boolean | null, reached: number | null): GateLine => ({
  ...{ gate: 'attitude_or_wallet', holds: false, needed: 0.6, reached, attitudeIsHigh },
})

it('just short of a gate is one condition that lacks one month, or little of the share, or was not asked about', () => {
  expect([0, 1, 2, 3].map((reached) => isNear([row(reached)]))).toEqual([false, false, true, false])
  // Two months in a row, last spring.
  expect(isNear([row(2, 0)])).toBe(false)
  expect(isNear([line(true), line(false), line(true)])).toBe(true)
  // One condition alone, but eight months of it.
  expect(isNear([line(true), line(false, 2), line(true)])).toBe(false)
  // Nobody has asked; asked, and 50 of 60 per cent, 49 of 60, nothing known.
  const asked = ([attitude, share]: [boolean | null, number | null]) => isNear([line(true), meaning(attitude, share)])
  expect(
    (
      [
        [null, null],
        [null, 0.2],
        [false, 0.5],
        [false, 0.49],
        [false, null],
      ] as [boolean | null, number | null][]
    ).map(asked),
  ).toEqual([...[true, true, true, false, false]])
  expect(isNear([line(false), line(false), line(true)])).toBe(false)
  expect(isNear([line(true), line(true)])).toBe(false)
  expect(isNear([])).toBe(false)
  expect(isNear([{ gate: 'first_waybill', holds: false }])).toBe(false)
})

it('nobody of a quarter can have passed a gate before the first day of it has had the months that it asks for', () => {
  const cuts = { regular_months: 3, loyal_months: 12 }
  // October, November and the running December are three months in a row.
  expect(mayHavePassed('2026-10-01', '2026-11-30', cuts)).toEqual({ regular: false, loyal: false })
  expect(mayHavePassed('2026-10-01', '2026-12-01', cuts)).toEqual({ regular: true, loyal: false })
  expect(mayHavePassed('2026-10-01', '2027-09-30', cuts)).toEqual({ regular: true, loyal: false })
  expect(mayHavePassed('2026-10-01', '2027-10-01', cuts)).toEqual({ regular: true, loyal: true })
  expect(mayHavePassed('2026-10-01', '2026-10-01', { ...cuts, regular_months: 1 }).regular).toBe(true)
})

it('changes of stage go up or down, by month, and a month without any has none', () => {
  expect(goesUp({ from: 'new', to: 'loyal' })).toBe(true)
  expect(goesUp({ from: 'loyal', to: 'potential' })).toBe(false)
  const changes = [
    { month: '2026-01-01', from: 'new', to: 'regular', customers: 3 },
    { month: '2026-01-01', from: 'regular', to: 'new', customers: 1 },
    { month: '2026-01-01', from: 'potential', to: 'new', customers: 2 },
  ] as const
  expect(monthsOfChanges(['2026-01-01', '2026-02-01'], changes)).toEqual([
    { month: '2026-01-01', up: 5, down: 1 },
    { month: '2026-02-01', up: 0, down: 0 },
  ])
})
