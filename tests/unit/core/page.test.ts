import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCursor, encodeCursor, hashFilter, pageOf, parseLimit } from '#lib/core/page'

const binding = { filter: hashFilter({ q: '宁波', owner: 3 }), sort: '-revenue' }
const issuedAt = new Date('2026-11-24T00:00:00Z')
const later = (hours: number) => new Date(issuedAt.getTime() + hours * 3_600_000)
const refused = expect.objectContaining({ code: 'invalid_cursor' })

describe('cursors', () => {
  test('a cursor gives back its key within 24 hours', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('𠮷野', "a'b", '\u202eabc')), {
          minLength: 1,
        }),
        (key) => {
          expect(decodeCursor(encodeCursor(binding, key, issuedAt), binding, later(24))).toEqual(key)
        },
      ),
    )
  })

  test('a cursor is refused after 24 hours, and from the future', () => {
    const cursor = encodeCursor(binding, [1], issuedAt)
    expect(() => decodeCursor(cursor, binding, new Date(later(24).getTime() + 1))).toThrow(refused)
    expect(() => decodeCursor(cursor, binding, later(-1))).toThrow(refused)
  })

  test('a cursor is refused under another filter or sort', () => {
    const cursor = encodeCursor(binding, [1], issuedAt)
    expect(() => decodeCursor(cursor, { ...binding, sort: 'name' }, later(1))).toThrow(refused)
    expect(() => decodeCursor(cursor, { ...binding, filter: hashFilter({}) }, later(1))).toThrow(refused)
  })

  test('anything else is an invalid cursor and never a fault', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.base64String(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (text) => {
          expect(() => decodeCursor(text, binding, later(1))).toThrow(refused)
        },
      ),
    )
    const withNul = Buffer.from(JSON.stringify([binding.filter, binding.sort, issuedAt.getTime(), ['a\u0000']])).toString(
      'base64url',
    )
    expect(() => decodeCursor(withNul, binding, later(1))).toThrow(refused)
  })

  test('filters are alike whatever the order of their keys, and differ by value', () => {
    expect(hashFilter({ a: 1, b: undefined, c: 'x' })).toBe(hashFilter({ c: 'x', a: 1 }))
    expect(hashFilter({ a: 1 })).not.toBe(hashFilter({ a: '1' }))
    expect(hashFilter({ a: 1 })).not.toBe(hashFilter({ b: 1 }))
  })
})

describe('limits', () => {
  test('50 by default, 1 to 200', () => {
    expect([parseLimit(undefined), parseLimit('1'), parseLimit('200')]).toEqual([50, 1, 200])
  })

  test.each(['0', '201', '-1', '1.5', '', 'all', '1e2', '99999999999999999999'])('%j is refused', (text) => {
    expect(() => parseLimit(text)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })
})

test('a page has a cursor only when there is more', () => {
  expect(pageOf([1, 2, 3], 2, String)).toEqual({ data: [1, 2], nextCursor: '2' })
  expect(pageOf([1, 2], 2, String)).toEqual({ data: [1, 2], nextCursor: null })
  expect(pageOf([], 2, String)).toEqual({ data: [], nextCursor: null })
})
