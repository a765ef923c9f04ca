import { expect, it } from 'vitest'
import { ruleThatLeftNobody } from '#lib/analysis/price-cut/nobody'

it.each([
  [
    { alike: 0, sized: 0, weighed: 0 },
    { rule: 'like', before: 0 },
  ],
  [
    { alike: 9, sized: 0, weighed: 0 },
    { rule: 'size', before: 9 },
  ],
  [
    { alike: 9, sized: 4, weighed: 0 },
    { rule: 'weight', before: 4 },
  ],
  [
    { alike: 9, sized: 4, weighed: 2 },
    { rule: 'price', before: 2 },
  ],
])('of %o the rule is named that left nobody', (left, said) => {
  expect(ruleThatLeftNobody(left)).toEqual(said)
})
