import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURRENCY_EXPONENTS } from '#lib/core/currencies'
import { isAppError } from '#lib/core/errors'
import {
  addMinor,
  currencyExponent,
  divideRounded,
  formatMoney,
  minorToDecimal,
  parseMinor,
  readMinor,
  roundHalfAwayFromZero,
  sumMinor,
} from '#lib/core/money'

describe('reading amounts', () => {
  test.each([
    ['0.1', 'CNY', 10],
    ['0.29', 'CNY', 29],
    ['1.15', 'CNY', 115],
    ['-0.05', 'CNY', -5],
    ['+7', 'CNY', 700],
    ['.5', 'CNY', 50],
    ['5.', 'CNY', 500],
    ['1234', 'JPY', 1234],
    ['1.234', 'KWD', 1234],
    ['1.2345', 'CLF', 12345],
    ['90071992547409.91', 'CNY', 9007199254740991],
  ])('%s %s is %d minor units', (text, currency, minor) => {
    expect(readMinor(text, currency)).toEqual({ ok: true, minor })
  })

  test.each([
    ['1.005', 'CNY', 'too_many_decimals'],
    ['1.000', 'CNY', 'too_many_decimals'],
    ['1.0', 'JPY', 'too_many_decimals'],
    ['90071992547409.92', 'CNY', 'amount_out_of_range'],
    ['1e309', 'CNY', 'amount_unreadable'],
    ['1,234.00', 'CNY', 'amount_unreadable'],
    ['Freight Included in Commodity Cost', 'USD', 'amount_unreadable'],
    ['', 'CNY', 'amount_unreadable'],
    ['.', 'CNY', 'amount_unreadable'],
    ['NaN', 'CNY', 'amount_unreadable'],
    ['１２', 'CNY', 'amount_unreadable'],
  ])('%s %s is refused: %s', (text, currency, problem) => {
    expect(readMinor(text, currency)).toEqual({ ok: false, problem })
  })

  test('what is written is read back the same', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('CNY', 'JPY', 'KWD', 'CLF'), (minor, currency) => {
        expect(parseMinor(minorToDecimal(minor, currency), currency)).toBe(minor + 0)
      }),
    )
  })

  test('a refused amount names its field', () => {
    try {
      parseMinor('1.005', 'CNY', 'freight')
      expect.unreachable()
    } catch (error) {
      if (!isAppError(error, 'invalid_request')) throw error
      expect(error.issues).toEqual([{ name: 'freight', code: 'too_many_decimals', params: { currency: 'CNY', decimals: 2 } }])
    }
  })
})

describe('currencies', () => {
  // ISO 4217 list one: these differ from the two decimals that most have.
  test.each([
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['ISK', 0],
    ['IQD', 3],
    ['TND', 3],
    ['UYW', 4],
    ['CNY', 2],
    ['HUF', 2],
    ['TWD', 2],
  ])('%s has %d decimals', (currency, exponent) => {
    expect(currencyExponent(currency)).toBe(exponent)
  })

  test('every currency stands once, by three capital letters', () => {
    expect([...CURRENCY_EXPONENTS.keys()].filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([])
    expect(CURRENCY_EXPONENTS.size).toBeGreaterThan(160)
  })

  test('an unknown currency is an invalid request', () => {
    expect(() => currencyExponent('cny')).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })
})

describe('arithmetic', () => {
  test('halves are rounded away from zero, on both sides', () => {
    expect([0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994, 2.4, -2.6].map(roundHalfAwayFromZero)).toEqual([
      1, -1, 2, 3, -3, 0, 2, -3,
    ])
  })

  test('a quotient is rounded as the exact fraction', () => {
    expect(divideRounded(5, 2)).toBe(3)
    expect(divideRounded(-5, 2)).toBe(-3)
    expect(divideRounded(1, 3)).toBe(0)
    expect(divideRounded(-1, 3)).toBe(0)
    expect(divideRounded(Number.MAX_SAFE_INTEGER, 2)).toBe(4503599627370496)
    expect(() => divideRounded(1, 0)).toThrow(expect.objectContaining({ code: 'rule_violated' }))
  })

  test('a sum beyond a safe integer is refused and never rounded', () => {
    expect(sumMinor([1, 2, -3])).toBe(0)
    expect(() => addMinor(Number.MAX_SAFE_INTEGER, 1)).toThrow(expect.objectContaining({ code: 'rule_violated' }))
    expect(() => addMinor(0.5, 1)).toThrow(expect.objectContaining({ code: 'rule_violated' }))
  })
})

test('an amount is shown with the decimals of the standard, exactly', () => {
  expect(formatMoney(9007199254740991, 'CNY', 'en')).toBe('¥90,071,992,547,409.91')
  expect(formatMoney(-5, 'CNY', 'zh-CN')).toBe('-¥0.05')
  expect(formatMoney(1500, 'IQD', 'en')).toMatch(/1\.500$/)
})
