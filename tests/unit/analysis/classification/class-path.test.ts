import { expect, it } from 'vitest'
import { stepsOf } from '#lib/analysis/classification/class-path'

const found = (asOf: string, group: string | null) => ({ asOf, group })

it('a path has a step where the class became another, the latest first, each with the day of the first run that found it so', () => {
  const runs = [
    found('2026-01-31', 'C'),
    found('2026-02-28', 'C'),
    found('2026-03-31', null),
    found('2026-04-30', 'B'),
    found('2026-05-31', 'B'),
  ]
  expect(stepsOf(runs)).toEqual([found('2026-04-30', 'B'), found('2026-03-31', null), found('2026-01-31', 'C')])
})

it('goes by the day that a run looks from, not by when it was made, and of two runs for one day the later counts', () => {
  const runs = [found('2026-03-31', 'A'), found('2026-01-31', 'B'), found('2026-03-31', 'C')]
  expect(stepsOf(runs)).toEqual([found('2026-03-31', 'C'), found('2026-01-31', 'B')])
})

it('that never changed is one step, and without runs there is none', () => {
  expect(stepsOf([found('2026-01-31', 'B'), found('2026-02-28', 'B')])).toEqual([found('2026-01-31', 'B')])
  expect(stepsOf([])).toEqual([])
})
