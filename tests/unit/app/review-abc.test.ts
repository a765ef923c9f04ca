import { expect, it } from 'vitest'
import { shareOfMostInA } from '#lib/plans/annual-review/abc-view'
import { findText } from '#lib/platform/i18n/messages'

const of = (a: number, b: number, c: number) => ({
  customers: a + b + c,
  classes: [
    { class: 'A', customers: a, value: 0, valueShare: null },
    { class: 'B', customers: b, value: 0, valueShare: null },
    { class: 'C', customers: c, value: 0, valueShare: null },
  ],
})

it('the workbook says so where class A holds more than half of the customers, and only then', () => {
  // As examined: 1,054 of 1,421 are 74.17 %.
  expect(shareOfMostInA(of(1_054, 200, 167))).toBeCloseTo(0.7417, 4)
  expect(shareOfMostInA(of(5, 3, 2))).toBeNull()
  expect(shareOfMostInA(of(1, 1, 8))).toBeNull()
  expect(shareOfMostInA(of(0, 0, 0))).toBeNull()
})

it('says that class A tells nobody apart, and apart from that what only some may change, and nobody once it is signed', () => {
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
    expect(findText(locale, 'review.parts.abc.holdsMost')).not.toMatch(/→/)
    expect(findText(locale, 'review.parts.abc.holdsMostAdvice')).toMatch(/→/)
    expect(findText(locale, 'review.parts.abc.holdsMostAsk')).toMatch(/→/)
  }
})
