import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlankWatch } from '#lib/platform/import/blank-watch'

/** Feeds a text in pieces of the given sizes. */
function watched(text: string, delimiter: string, sizes: readonly number[]): boolean {
  const bytes = Buffer.from(text)
  const watch = new BlankWatch(delimiter)
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const end = at + Math.max(1, sizes[turn % sizes.length] ?? 1)
    watch.take(Buffer.from(bytes.subarray(at, end)))
    at = end
  }
  return watch.mayHaveBlanks()
}

/** What the engine takes off the ends of a cell. */
const trims = /^[ \t\r\n\u00a0\u3000\ufeff]|[ \t\r\n\u00a0\u3000\ufeff]$/

describe('blanks at the ends of cells', () => {
  it.each([
    ['a,b\n1,2\n', false],
    ['a,b\n1 x,2026-01-01 08:00:00\n', false],
    ['a,b\r\n1,2\r\n', false],
    ['a,b\n1 ,2\n', true],
    ['a,b\n1, 2\n', true],
    ['a,b\n 1,2\n', true],
    ['a,b\n1,2 \n', true],
    ['a,b\n1,2 \r\n', true],
    ['a,b\n1,2 ', true],
    ['a,b\n1,2\t', true],
    ['a,b\n\u30001,2', true],
    ['a,b\n1\u00a0,2', true],
    ['a,b\n\ufeff1,2', true],
    ['a,b\n" 1",2', true],
  ])('%j: %s', (text, expected) => {
    for (const sizes of [[1], [2], [3], [4], [1000]]) expect(watched(text, ',', sizes)).toBe(expected)
  })

  it('the mark of byte order at the beginning is none, where the first piece holds it whole', () => {
    for (const sizes of [[3], [4], [1000]]) expect(watched('\ufeffa,b\n1,2', ',', sizes)).toBe(false)
  })

  it('a tab that separates cells is no blank', () => {
    expect(watched('a\tb\n1\t2\n', '\t', [2])).toBe(false)
    expect(watched('a\tb\n1\t 2\n', '\t', [2])).toBe(true)
  })

  it('are never overlooked, however the bytes come in', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '字', ' ', '\t', '\u00a0', '\u3000', '\ufeff', '\u2000', '.'),
      maxLength: 4,
    })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        (table, sizes, end) => {
          const text = `x,y${end}${table.map((cells) => cells.join(',')).join(end)}`
          if (table.flat().some((one) => trims.test(one))) expect(watched(text, ',', sizes)).toBe(true)
        },
      ),
    )
  })
})
