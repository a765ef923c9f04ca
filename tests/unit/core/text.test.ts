import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseText, textProblem, truncateText } from '#lib/core/text'

test('NUL bytes and halves of a surrogate pair are refused', () => {
  expect(textProblem('a\u0000b', 100)).toBe('text_has_nul')
  expect(textProblem('a\ud842', 100)).toBe('text_is_not_unicode')
  expect(textProblem('\udfb7a', 100)).toBe('text_is_not_unicode')
})

test('characters outside the first plane count once and are kept', () => {
  expect(textProblem('𠮷𠮷', 2)).toBeNull()
  expect(textProblem('𠮷𠮷𠮷', 2)).toBe('text_too_long')
  expect(textProblem('abc', 2)).toBe('text_too_long')
  expect(textProblem('a'.repeat(1_000_000), 200)).toBe('text_too_long')
  expect(normaliseText('𠮷\u202eabc\u202c')).toBe('𠮷\u202eabc\u202c')
})

test('composed and decomposed texts become one', () => {
  expect(normaliseText('e\u0301')).toBe('\u00e9')
})

test('cutting never halves a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, length) => {
      expect(truncateText(text, length).isWellFormed()).toBe(true)
      expect(textProblem(truncateText(text, length).replaceAll('\u0000', ''), length)).toBeNull()
    }),
  )
})
