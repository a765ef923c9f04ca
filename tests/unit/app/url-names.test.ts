import { describe, expect, it } from 'vitest'
import { priceCutQuery } from '#lib/analysis/price-cut/schema'
import { keepingQuery } from '#lib/analysis/worth/schema'
import { URL_NAMES, URL_RANGES } from '#lib/core/url-names'
import { en } from '#messages/en'
import { zhCN } from '#messages/zh-CN'
import { zhTW } from '#messages/zh-TW'

// That no screen reads a parameter beside these is a matter of types: `satisfies UrlParams`.
describe('what the URLs of screens may name', () => {
  it.each([
    ['zh-CN', zhCN],
    ['zh-TW', zhTW],
    ['en', en],
  ] as const)('has a name for its readers in %s, and nothing else has', (_locale, { table }) => {
    expect(Object.keys(table.parameters).sort()).toEqual([...URL_NAMES].sort())
  })

  it('is told with the numbers between which it is read', () => {
    const { change, hours } = URL_RANGES
    const readsChange = (percent: number) => priceCutQuery.shape.change.safeParse(percent / 100).success
    expect([-51, change?.least, change?.most, 51].map((each) => readsChange(each ?? Number.NaN))).toEqual([
      ...[false, true, true, false],
    ])
    const readsHours = (given: number) => keepingQuery.shape.hours.safeParse(String(given)).success
    expect([-1, hours?.least, hours?.most, 1_000_000].map((each) => readsHours(each ?? Number.NaN))).toEqual([
      ...[false, true, true, false],
    ])
  })
})
