import { describe, expect, it } from 'vitest'
import { isMobile, phoneProblem } from '#lib/records/customers/typed-phone'

describe('a telephone number that was typed', () => {
  // Numbers that exist in kind: mobile, landline with and without its area code, 400, Hong Kong, an extension, and one that is still masked.
  it.each([
    '13912345678',
    '+86 139 1234 5678',
    '0574-87654321',
    '87654321',
    '400-820-8820',
    '+852 2123 4567',
    '0574-87654321-802',
    '138****5678',
    '',
  ])('%s is taken', (typed) => expect(phoneProblem(typed)).toBeNull())

  it.each([
    ['12', 'phone_digits'],
    ['电话忘了', 'phone_digits'],
    ['1391234567', 'phone_mobile_length'],
    ['139123456789', 'phone_mobile_length'],
    ['123456789012345678901', 'phone_digits'],
  ])('%s is refused', (typed, problem) => expect(phoneProblem(typed)).toBe(problem))
})

describe('a mainland mobile number', () => {
  it.each(['19900077771', '+86 199 0007 7771', '0086-19900077771', '１９９０００７７７７１'])('is %s', (typed) => {
    expect(isMobile(typed)).toBe(true)
  })

  it.each(['0574-87654321', '400-800-1234', '1990007777', '12900077771', '+852 6123 4567', ''])('is not %s', (typed) => {
    expect(isMobile(typed)).toBe(false)
  })
})
