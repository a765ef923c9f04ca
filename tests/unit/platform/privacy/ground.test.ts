import { describe, expect, it } from 'vitest'
import type { Asked } from '#lib/platform/privacy/ground'
import { groundFor } from '#lib/platform/privacy/ground'
import { phoneDigits, phoneVariants } from '#lib/platform/privacy/phone-digits'

const asked: Asked = { subject: 'contact', business: true, own: true, phone: '139 0013 9034', openCase: null, reason: undefined }

describe('the ground on which a personal value is shown', () => {
  it('is the customer’s owner for a business contact, and for nobody and nothing else', () => {
    expect(groundFor(asked)).toBe('own_contact')
    expect(groundFor({ ...asked, own: false })).toBeNull()
    expect(groundFor({ ...asked, business: false })).toBeNull()
    expect(groundFor({ ...asked, subject: 'customer' })).toBeNull()
  })

  it('is an open case for its caller, told by the number', () => {
    const other = { ...asked, own: false }
    expect(groundFor({ ...other, openCase: { callerPhone: '+86 13900139034' } })).toBe('case')
    expect(groundFor({ ...other, openCase: { callerPhone: '13900139035' } })).toBeNull()
    expect(groundFor({ ...other, phone: null, openCase: { callerPhone: '13900139035' } })).toBeNull()
    expect(groundFor({ ...other, phone: null, openCase: { callerPhone: null } })).toBe('case')
    expect(groundFor({ ...other, subject: 'caller', openCase: { callerPhone: '13900139035' } })).toBe('case')
  })

  it('is a typed reason when nothing else holds', () => {
    expect(groundFor({ ...asked, own: false, reason: '核对' })).toBe('reason')
    expect(groundFor({ ...asked, reason: '核对' })).toBe('own_contact')
  })
})

describe('a telephone number', () => {
  it.each([
    ['138 0013-8012', '13800138012'],
    ['+8613800138012', '13800138012'],
    ['008613800138012', '13800138012'],
    ['１３８００１３８０１２', '13800138012'],
    ['0574-8712 3456', '057487123456'],
    ['86123456', '86123456'],
  ])('%s is %s', (text, digits) => expect(phoneDigits(text)).toBe(digits))

  it('is looked for with and without the country code', () => {
    expect(phoneVariants('+86 138 0013 8012')).toEqual(['13800138012', '8613800138012', '008613800138012'])
    expect(phoneVariants('0574-87123456')).toEqual(['057487123456'])
  })
})
