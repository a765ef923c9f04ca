import { describe, expect, it } from 'vitest'
import { linesOf, searchTextOf } from '#lib/records/customers/search-text'
import { readTerm } from '#lib/records/record/search'

// Readings as the dictionary has them (现代汉语词典).

describe('what a name is found by', () => {
  it('ends in the pinyin of its characters, in capitals, syllable by syllable', () => {
    expect(searchTextOf('慈溪市亮禾小家电有限公司', 'KH-1')).toBe(
      '慈溪市亮禾小家电有限公司\ncxslhxjdyxgs\nkh-1\nCI XI SHI LIANG HE XIAO JIA DIAN YOU XIAN GONG SI',
    )
    expect(searchTextOf('王建军', null)).toBe('王建军\nwjj\nWANG JIAN JUN')
  })

  it('reads a character as its word has it', () => {
    expect(searchTextOf('重庆银行', null).split('\n').at(-1)).toBe('CHONG QING YIN HANG')
  })

  it('writes ü as it is typed, and leaves letters and digits of other scripts out', () => {
    expect(searchTextOf('3M 绿洲', null).split('\n').at(-1)).toBe('LV ZHOU')
    expect(searchTextOf('Kuehne', 'K1')).toBe('kuehne\nk1')
  })

  it('is all lower case where a short list is looked through, the pinyin without spaces', () => {
    expect(linesOf('宁波市', '330200')).toEqual(['宁波市', 'nbs', '330200', 'ningboshi'])
  })
})

describe('what was typed', () => {
  it.each([
    ['cixi', 'CIXI'],
    ["xi'an", 'XIAN'],
    ['ci xi', 'CIXI'],
    ['lüzhou', 'LVZHOU'],
    ['Nuan', 'NUAN'],
  ])('%s may be pinyin', (typed, letters) => {
    expect(readTerm(typed)?.spelled).toBe(letters)
  })

  it.each(['cxslh', '慈溪', 'kh-1', 'a', '1234', 'c1'])('%s is none', (typed) => {
    expect(readTerm(typed)?.spelled ?? null).toBeNull()
  })
})
