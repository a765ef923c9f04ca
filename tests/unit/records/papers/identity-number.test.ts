import { describe, expect, it } from 'vitest'
import { fileHoldsIdentityNumber, holdsIdentityNumber } from '#lib/records/papers/identity-number'

// The example of GB 11643-1999.
const printed = '11010519491231002X'

describe('a text with the number of an identity card', () => {
  it.each([
    ['alone', printed],
    ['in a sentence', `王建军，身份证${printed}，已核对`],
    ['with a small x', '11010519491231002x'],
    ['in groups', '110105 19491231 002X'],
    ['with dashes', '110105-19491231-002X'],
    ['in wide digits', '１１０１０５１９４９１２３１００２Ｘ'],
  ])('%s', (_, text) => expect(holdsIdentityNumber(text)).toBe(true))

  it.each([
    ['a wrong check character', '110105194912310021'],
    ['a month that is none', '11010519491331002X'],
    ['digits beside it', `7${printed}`],
    ['the credit code of a firm', '91330200MA2AFH1X3N'],
    ['a number of a contract', 'AQ-2026-0001'],
    ['a telephone number', '13800138000'],
    ['nothing', ''],
  ])('not %s', (_, text) => expect(holdsIdentityNumber(text)).toBe(false))
})

describe('a file', () => {
  it('holds one where it can be read, and only there', () => {
    expect(fileHoldsIdentityNumber(Buffer.from(`%PDF-1.4 (${printed}) Tj`))).toBe(true)
    expect(fileHoldsIdentityNumber(Buffer.from('%PDF-1.4 0000000016 00000 n 0000000081 00000 n'))).toBe(false)
  })
})
