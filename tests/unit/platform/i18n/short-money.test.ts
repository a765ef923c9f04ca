import { expect, it } from 'vitest'
import { shortMoney } from '#lib/platform/i18n/short-money'

it('an amount below a hundred million shows every digit of its whole units, so that a column can be compared', () => {
  expect(shortMoney(4_680_049, 'CNY', 'zh-CN')).toBe('¥46,800')
  expect(shortMoney(9_999_999_900, 'CNY', 'en')).toBe('¥99,999,999')
  expect(shortMoney(-123_456, 'CNY', 'zh-CN')).toBe('-¥1,235')
})

it('a little less than nothing is nothing', () => {
  expect(shortMoney(-30, 'CNY', 'zh-CN')).toBe('¥0')
})

it('a larger one is 亿 in Chinese and M in English', () => {
  expect(shortMoney(12_345_678_900, 'CNY', 'zh-CN')).toBe('¥1.23亿')
  expect(shortMoney(12_345_678_900, 'CNY', 'zh-TW')).toBe('¥1.23億')
  expect(shortMoney(12_345_678_900, 'CNY', 'en')).toBe('¥123.46M')
})

it('a currency without minor units is not divided', () => {
  expect(shortMoney(46_800, 'JPY', 'en')).toBe('¥46,800')
})
