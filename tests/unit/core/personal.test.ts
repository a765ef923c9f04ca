import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAddress, maskCustomerName, maskEmail, maskName, maskPhone, maskPhonesIn } from '#lib/core/personal'

// GB/T 41833-2022: a name hides at least one character, a telephone number at least six digits, an address the unit and room.
describe('names', () => {
  test.each([
    ['张三', '张*'],
    ['王建军', '王**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳', '欧*'],
    ['王', '*'],
    ['𠮷田一郎', '𠮷***'],
    ['阿依古丽·买买提', '阿***·***'],
    ['John Smith', 'J*** *****'],
    ['A', '*'],
    ['', ''],
  ])('%s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test('of customers are masked where these are private persons', () => {
    expect(maskCustomerName('consumer', '王建军')).toBe('王**')
    expect(maskCustomerName('business', '王建军食品店')).toBe('王建军食品店')
    expect(maskCustomerName('consumer', null)).toBe(null)
  })
})

describe('telephone numbers', () => {
  test.each([
    ['13812345678', '138******78'],
    ['+86 138 1234 5678', '+86 1** **** **78'],
    ['0574-87654321', '057*-******21'],
    ['87654321', '8******1'],
    ['1234567', '1******'],
    ['123456', '******'],
    ['110', '***'],
    ['１３８１２３４５６７８', '138******78'],
    ['张三13812345678', '138******78'],
    ['none', '******'],
  ])('%s is shown as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  test('at least six digits are hidden, or all of them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789') }), (digits) => {
        const hidden = Array.from(maskPhone(digits)).filter((character) => character === '*').length
        expect(hidden).toBeGreaterThanOrEqual(Math.min(6, digits.length))
      }),
    )
  })
})

describe('addresses', () => {
  test.each([
    ['浙江省杭州市西湖区文三路18号3单元502室', '浙江省杭州市西湖区文三路18号****'],
    ['宁波市鄞州区鄞县大道东段1299号汇港大厦12楼1203室', '宁波市鄞州区鄞县大道东段1299号****'],
    ['宁波市鄞州区天童南路1299号汇港大厦12楼1203室', '宁波市鄞州区天童南路1299号****'],
    ['上海市黄浦区中山南路18弄3号502室', '上海市黄浦区中山南路18弄****'],
    ['北京市朝阳区三环路18号楼2单元', '北京市朝阳区三环路****'],
    ['慈溪市观海卫镇学府村十二幢三单元五〇二室', '慈溪市观海卫镇学府村****'],
    ['余姚市泗门镇', '余姚市泗门镇****'],
    ['汇港大厦1203', '****'],
    ['18 Main Street, Apt 5, Springfield', '****, Springfield'],
    ['18 Main Street, Apt 5', '****, Apt *'],
    ['18 Main Street', '****'],
  ])('%s is shown as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })

  test('no room, building or unit number is left', () => {
    const number = fc.integer({ min: 1, max: 9999 })
    fc.assert(
      fc.property(number, number, number, number, (street, building, unit, room) => {
        expect(maskAddress(`宁波市鄞州区天童南路${street}号${building}幢${unit}单元${room}室`)).toBe(
          `宁波市鄞州区天童南路${street}号****`,
        )
        expect(maskAddress(`宁波市鄞州区南苑小区${building}幢${unit}单元${room}室`)).toBe('宁波市鄞州区南苑小区****')
      }),
    )
  })
})

test.each([
  ['zhang.san@example.com', 'z***@example.com'],
  ['z@example.com', '***@example.com'],
  ['not an address', '***'],
  ['张三@例子', '***'],
])('the e-mail address %s is shown as %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})

test.each([
  ['派件员王强，电话19900001234', '派件员王强，电话199******34'],
  ['请致电 +86 199-0000-1234 或 0574-87654321', '请致电 +86 1**-****-**34 或 057*-******21'],
  ['+8619900001234；861990000123412', '+861********34；861990000123412'],
  ['运单 YT19900001234，773019900001234', '运单 YT19900001234，773019900001234'],
  ['没有号码', '没有号码'],
])('in the text %s telephone numbers are masked', (value, masked) => {
  expect(maskPhonesIn(value)).toBe(masked)
})

const piece = fc.constantFrom(...'张欧阳三 ·*0123456789号弄楼单元室路市区镇村一五〇+-()@.,abcA𠮷')
const text = fc.oneof(fc.string({ unit: piece, maxLength: 40 }), fc.string({ unit: 'grapheme' }))
test.each([
  ['name', maskName],
  ['phone', maskPhone],
  ['address', maskAddress],
  ['email', maskEmail],
])('masking a %s twice is masking it once', (_, mask) => {
  fc.assert(
    fc.property(text, (value) => {
      expect(mask(mask(value))).toBe(mask(value))
    }),
    { numRuns: 3000 },
  )
})
