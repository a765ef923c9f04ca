import { describe, expect, it } from 'vitest'
import { measure, p50Of, p95Of } from '#tests/bench/load'
import { judge } from '#tests/bench/result'

const figure = { row: 'P0', name: '', value: 100, limit: 50, atMostTimes: null, ceiling: null }

describe('a percentile', () => {
  it('is one of the values, which so many do not exceed, in whatever order they came', () => {
    expect(p50Of([5, 1, 3])).toBe(3)
    expect(p50Of([4, 1, 3, 2])).toBe(2)
    expect(p95Of(Array.from({ length: 100 }, (_, place) => 100 - place))).toBe(95)
    expect(p50Of([])).toBeNaN()
  })
})

describe('calls that are measured', () => {
  it('are as many as were asked for, and a tenth more before them that do not count', async () => {
    const seen: [number, boolean][] = []
    const took = await measure(20, 1, async (index, counts) => seen.push([index, counts]))
    expect(took).toHaveLength(20)
    expect(seen.filter(([, counts]) => !counts)).toEqual([
      [0, false],
      [1, false],
    ])
    expect(seen.at(-1)).toEqual([21, true])
  })
})

describe('a figure', () => {
  it('has its ceiling scaled by the machine when it is a time, and not when it is a size', () => {
    expect(judge({ ...figure, unit: 'ms', ceiling: 60 }, 2)).toMatchObject({ scaledCeiling: 120, holds: true })
    expect(judge({ ...figure, unit: 'KB', ceiling: 60 }, 2)).toMatchObject({ scaledCeiling: 60, holds: false })
    expect(judge({ ...figure, unit: 'MB', ceiling: 60 }, 2)).toMatchObject({ scaledCeiling: 60, holds: false })
  })

  it('is held against its limit: a time may be so many times as long, a rate so many times as low', () => {
    expect(judge({ ...figure, unit: 'ms', atMostTimes: 2 }, 1)).toMatchObject({ ratio: 2, holds: true })
    expect(judge({ ...figure, unit: 'ms', atMostTimes: 1.9 }, 1)).toMatchObject({ holds: false })
    expect(judge({ ...figure, unit: 'rows/s', limit: 300, atMostTimes: 2 }, 1)).toMatchObject({ ratio: 3, holds: false })
  })
})
