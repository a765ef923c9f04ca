import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLeadLine } from '#lib/records/opportunities/lead-line'

const empty = { phone: null, contactName: null, piecesMonth: null, rival: null, note: null }

describe('a lead in one line', () => {
  it.each([
    ['鄞州知夏服饰商行', { ...empty, name: '鄞州知夏服饰商行' }],
    [
      '鄞州知夏服饰商行 13912345678 王姐 日均50票 想换快递',
      { name: '鄞州知夏服饰商行', phone: '13912345678', contactName: '王姐', piecesMonth: 1_500, rival: null, note: '想换快递' },
    ],
    [
      '宁海文谷文具厂，月均 800 件，李建国，0574-87654321',
      { ...empty, name: '宁海文谷文具厂', phone: '057487654321', contactName: '李建国', piecesMonth: 800 },
    ],
    ['亮禾小家电 138 1234 5678', { ...empty, name: '亮禾小家电', phone: '13812345678' }],
    ['亮禾小家电 ＋８６１３８１２３４５６７８ 张总', { ...empty, name: '亮禾小家电', phone: '13812345678', contactName: '张总' }],
    ['亮禾小家电 现在用中通 想换快递', { ...empty, name: '亮禾小家电', rival: '中通', note: '想换快递' }],
    ['亮禾小家电 用极兔 李姐', { ...empty, name: '亮禾小家电', rival: '极兔', contactName: '李姐' }],
    ['亮禾小家电 用量大得很', { ...empty, name: '亮禾小家电', note: '用量大得很' }],
    ['亮禾小家电 每天0票', { ...empty, name: '亮禾小家电' }],
  ])('%s', (line, expected) => {
    expect(readLeadLine(line)).toEqual(expected)
  })

  it('without a name is none', () => {
    for (const line of ['', '  ，', '13912345678']) expect(readLeadLine(line)).toBeNull()
  })

  it('keeps the name that comes first, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const found = readLeadLine(text)
        if (found !== null) expect(found.name.length).toBeGreaterThan(0)
      }),
    )
  })
})
