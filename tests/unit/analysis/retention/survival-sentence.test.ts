import { expect, it } from 'vitest'
import { survivalSentence } from '#lib/analysis/retention/survival-sentence'

it.each([
  [5, 0.4, 'half'],
  [5, null, 'halfNoYear'],
  [null, 0.7, 'moreThanHalf'],
  [null, null, 'noYear'],
] as const)('half lost after %d months and %d still here after a year are told as %s', (medianMonths, yearSurvival, sentence) => {
  expect(survivalSentence({ medianMonths, yearSurvival })).toBe(sentence)
})
