import { expect, it } from 'vitest'
import type { GateLine } from '#lib/analysis/lifecycle/gate'
import { goesUp, isNear, monthsOfChanges } from '#lib/analysis/upgrade-path/path'

const row = (reached: number): GateLine => ({ gate: 'months_in_row', holds: reached >= 3, needed: 3, reached, shipments: 4 })
const line = (holds: boolean): GateLine => ({ gate: 'active_months', holds, needed: 10, reached: holds ? 10 : 2 })

it('just short of a gate is one month of a row, or one condition of several', () => {
  expect([0, 1, 2, 3].map((reached) => isNear([row(reached)]))).toEqual([false, false, true, false])
  expect(isNear([line(true), line(false), line(true)])).toBe(true)
  expect(isNear([line(false), line(false), line(true)])).toBe(false)
  expect(isNear([line(true), line(true)])).toBe(false)
  expect(isNear([])).toBe(false)
  expect(isNear([{ gate: 'first_waybill', holds: false }])).toBe(false)
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
