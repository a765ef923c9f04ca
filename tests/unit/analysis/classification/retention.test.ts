import { describe, expect, test } from 'vitest'
import { runsToForget } from '#lib/analysis/classification/retention'

const run = (
  id: number,
  month: string,
  more: { recent?: boolean; published?: boolean; held?: boolean; againstRunId?: number; usualRunId?: number } = {},
) => ({
  id,
  month,
  recent: false,
  published: false,
  held: false,
  ...{ againstRunId: null, usualRunId: null },
  ...more,
})

describe('the rows of runs', () => {
  test('are kept of the latest, of the last of a month and of those of the last day', () => {
    expect(runsToForget([])).toEqual([])
    expect(runsToForget([run(3, '2026-06'), run(1, '2026-05'), run(2, '2026-05'), run(4, '2026-06')])).toEqual([3, 1])
    expect(runsToForget([run(1, '2024-06'), run(2, '2024-07'), run(3, '2026-06')])).toEqual([1])
    expect(runsToForget([run(1, '2026-06', { recent: true }), run(2, '2026-06')])).toEqual([])
  })

  test('are kept of those that somebody refers to, however old', () => {
    const held = { held: true }
    expect(runsToForget([run(1, '2019-06', held), run(2, '2026-06', held), run(3, '2026-06'), run(4, '2026-06')])).toEqual([3])
  })

  const published = { published: true }

  test('are kept of the one that lists show and of the one before it, not of those they showed before', () => {
    expect(
      runsToForget([
        ...[run(1, '2026-06', published), run(2, '2026-06', published), run(3, '2026-06', published)],
        ...[run(4, '2026-06'), run(5, '2026-06')],
      ]),
    ).toEqual([1, 4])
  })

  test('are kept of the last of a month that lists showed, beside the last of that month', () => {
    const may = [run(1, '2026-05', published), run(2, '2026-05', published), run(3, '2026-05')]
    const june = [run(4, '2026-06', published), run(5, '2026-06', published)]
    expect(runsToForget([...may, ...june])).toEqual([1])
    const old = [run(1, '2024-06', published), run(2, '2024-06')]
    expect(runsToForget([...old, run(4, '2026-06', published), run(5, '2026-06', published)])).toEqual([1, 2])
  })

  test('are kept of those that the latest and the shown one were compared with, so that who moved can be looked up', () => {
    const runs = [
      run(1, '2026-06'),
      run(2, '2026-06', { againstRunId: 1 }),
      run(3, '2026-06', { againstRunId: 2, published: true }),
      run(4, '2026-06', { againstRunId: 3 }),
      run(5, '2026-06', { againstRunId: 4 }),
    ]
    expect(runsToForget(runs)).toEqual([1])
    expect(runsToForget([...runs.slice(0, 4), run(5, '2026-06', { againstRunId: 4, usualRunId: 1 })])).toEqual([])
    const shown = run(3, '2026-06', { againstRunId: 2, usualRunId: 1, published: true })
    expect(runsToForget([...runs.slice(0, 2), shown, ...runs.slice(3)])).toEqual([])
  })
})
