import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { withoutCaller } from '#lib/records/cases/without-caller'

const caller = { name: '王小明', phone: '13812345678' }

describe('what an outlet reads', () => {
  test.each([
    ['王小明来电，电话13812345678，称未收到', '****来电，电话****，称未收到'],
    ['请回 138 1234 5678', '请回 ****'],
    ['请回１３８１２３４５６７８。', '请回****。'],
    ['+86 138-1234-5678', '****'],
    // Another person's number, as the courier's, goes too.
    ['收件人13900001111拒收', '收件人****拒收'],
    // Numbers of waybills stay: they are what the outlet looks for.
    ['运单 YT1381234567890、773812345678901 与 433812345678', '运单 YT1381234567890、773812345678901 与 433812345678'],
    ['赔付 1380 元', '赔付 1380 元'],
  ])('%s', (text, shown) => {
    expect(withoutCaller(text, caller)).toBe(shown)
  })

  it('a landline is hidden where it is the caller’s', () => {
    expect(withoutCaller('电话 0574-87654321，分机 8', { name: null, phone: '057487654321' })).toBe('电话 ****，分机 8')
  })

  it('without a caller hides numbers all the same', () => {
    expect(withoutCaller('13812345678 王', { name: null, phone: null })).toBe('**** 王')
  })
})

describe('laws', () => {
  const mobile = fc
    .tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.stringMatching(/^\d{9}$/))
    .map((parts) => parts.join(''))

  it('whatever stands around it, the number does not come through, and doing it twice is doing it once', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), mobile, (before, after, phone) => {
        const around = `${before.replace(/\d/g, '')}，${phone}，${after.replace(/\d/g, '')}`
        const shown = withoutCaller(around, { name: null, phone })
        expect(shown).not.toContain(phone)
        expect(withoutCaller(shown, { name: null, phone })).toBe(shown)
      }),
    )
  })
})
