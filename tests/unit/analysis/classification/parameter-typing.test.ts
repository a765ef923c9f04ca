import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPARISONS, comparisonText, readNumber, readNumbers, typedText } from '#lib/analysis/classification/parameter-typing'

describe('a share', () => {
  it.each([
    [0.07, '7'],
    [0.57, '57'],
    [0.29, '29'],
    [0.071, '7.1'],
    [0.0005, '0.05'],
    [0, '0'],
    [1, '100'],
    [-0.05, '-5'],
    [100, '10000'],
  ])('of %d is typed %s, and read again as the very number', (share, text) => {
    expect(typedText(share, 'share')).toBe(text)
    expect(readNumber(text, 'share')).toBe(share)
  })

  it('comes back as it was, whatever it is', () => {
    const share = fc.double({ min: -10, max: 100, noNaN: true }).filter((value) => value === 0 || Math.abs(value) >= 1e-6)
    fc.assert(fc.property(share, (value) => readNumber(typedText(value, 'rate'), 'rate') === value))
  })

  it('may be typed with the sign of any keyboard; a word is handed on', () => {
    expect([' 20 % ', '20％', '−5', '.5'].map((text) => readNumber(text, 'share'))).toEqual([0.2, 0.2, -0.05, 0.005])
    expect(['many', '', '1/3', '5 5%%'].map((text) => readNumber(text, 'share'))).toEqual(['many', '', '1/3', '5 5%%'])
  })
})

describe('a comparison', () => {
  it('is one of 17, and comes back as it was', () => {
    expect(COMPARISONS).toHaveLength(17)
    for (const text of COMPARISONS) expect(comparisonText(Number(readNumber(text, 'comparison')))).toBe(text)
    expect([comparisonText(0.2), comparisonText(1 / 3), comparisonText(2.5)]).toEqual(['1/5', '1/3', '2.5'])
  })
})

it('other numbers may have their thousands parted, rows have the commas of any keyboard', () => {
  expect(readNumber('1,000,000', 'money')).toBe(1_000_000)
  expect(readNumber('1，000', 'money')).toBe(1_000)
  expect(readNumbers('8，20', 'share')).toEqual([0.08, 0.2])
  expect(readNumbers('10, 40', 'number')).toEqual([10, 40])
})
