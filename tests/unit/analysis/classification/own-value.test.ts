import { expect, it } from 'vitest'
import { sharesOfJudged } from '#lib/analysis/classification/own-value'

const classes = [
  { key: 'core', held: 320 },
  { key: 'towards', held: 80 },
  { key: 'part', held: 0 },
  { key: 'few', held: 100 },
]

it('shares are of those who are judged and add up to one; who is not judged has none', () => {
  // 320 + 80 = 400 are judged: 0.8, 0.2, 0; of all 500 the core would hold 64 %.
  expect(sharesOfJudged(classes, ['few', 'unknown'])).toEqual([0.8, 0.2, 0, null])
  expect(sharesOfJudged(classes, [])).toEqual([0.64, 0.16, 0, 0.2])
})

it('with nothing positive there is nothing to have a share of', () => {
  expect(sharesOfJudged([{ key: 'part', held: 0 }], [])).toEqual([null])
  expect(sharesOfJudged([], [])).toEqual([])
})
