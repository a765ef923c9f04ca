import { describe, expect, it } from 'vitest'
import { scanFileName, scanTypeOf } from '#lib/records/papers/scan'

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))))

describe('what a file is', () => {
  it.each([
    ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'), 'image/jpeg'],
    ['a PNG', bytes([0x89], 'PNG\r\n', [0x1a], '\n'), 'image/png'],
    ['nothing', bytes(), null],
    ['half a signature', bytes('%PDF'), null],
    ['a page that calls itself a PDF further on', bytes('<html><script>alert(1)</script>%PDF-1.7'), null],
    ['a drawing with a script', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), null],
    ['a picture of another kind', bytes('GIF89a'), null],
    ['a PNG whose line ends were changed on the way', bytes([0x89], 'PNG\n', [0x1a], '\n'), null],
  ])('%s', (_, content, type) => expect(scanTypeOf(content)).toBe(type))
})

describe('the name of a scan', () => {
  it('is the title, in any script, with the ending of what it is', () =>
    expect(scanFileName('2026 年快件安全协议', 'image/jpeg')).toBe('2026 年快件安全协议.jpg'))

  it('leads into no folder and breaks no line', () =>
    expect(scanFileName('../a\\b\r\n"c"', 'application/pdf')).toBe('.._a_b___c_.pdf'))
})
