import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareShare, exactDecimal, exactDouble, ratioOrNull, reachesShare, shareCutoff } from '#lib/core/ratio'

test('a threshold is the decimal that was written', () => {
  expect(exactDecimal(0.8)).toEqual({ numerator: 8n, denominator: 10n })
  expect(exactDecimal(1e-7)).toEqual({ numerator: 1n, denominator: 10_000_000n })
  expect(exactDecimal('1.50')).toEqual({ numerator: 150n, denominator: 100n })
  expect(exactDecimal(1e21)).toEqual({ numerator: 10n ** 21n, denominator: 1n })
  expect(() => exactDecimal('0,8')).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  expect(() => exactDecimal(Number.NaN)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
})

test('a double is the fraction that it is', () => {
  expect(exactDouble(0.5)).toEqual({ numerator: 1n, denominator: 2n })
  expect(exactDouble(3)).toEqual({ numerator: 3n, denominator: 1n })
  expect(() => exactDouble(Number.NaN)).toThrow(expect.objectContaining({ code: 'internal' }))
})

test('three tenths of ten are exactly 0.3, where doubles say 0.1 + 0.2 > 0.3', () => {
  expect(0.1 + 0.2).toBeGreaterThan(0.3)
  expect(compareShare(3, 10, 0.3)).toBe(0)
  expect(compareShare(8, 10, 0.8)).toBe(0)
  expect(compareShare(80_000_001, 100_000_000, 0.8)).toBe(1)
  expect(reachesShare(9007199254740991, 9007199254740991, 1)).toBe(true)
  expect(reachesShare(9007199254740990, 9007199254740991, 1)).toBe(false)
})

test('the cut-off decides as the exact comparison does', () => {
  const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      share,
      (total, place, limit) => {
        const around = Math.floor(total * place)
        const cutoff = shareCutoff(total, limit)
        for (const part of [around, cutoff - 1, cutoff, cutoff + 1]) {
          expect(part < cutoff).toBe(compareShare(part, total, limit) < 0)
          expect(reachesShare(part, total, limit)).toBe(compareShare(part, total, limit) >= 0)
        }
      },
    ),
  )
})

test('nothing divided by nothing is null, not zero', () => {
  expect(ratioOrNull(0, 0)).toBeNull()
  expect(ratioOrNull(1, 4)).toBe(0.25)
})
