import { describe, expect, it } from 'vitest'
import { readNumbers, spellingsOf } from '#lib/records/waybills/numbers'

describe('numbers in a pasted text', () => {
  it('are separated by anything, keep their order, and stand once', () => {
    expect(readNumbers('YT1000001\nYT1000002, YT1000003；YT1000001 / yt1000002\tYT1000004|SF-1')).toEqual([
      'YT1000001',
      'YT1000002',
      'YT1000003',
      'YT1000004',
      'SF-1',
    ])
  })

  it('are found among words, without the words', () => {
    expect(readNumbers('请查询单号：YT1000001（王先生）和【773000111222333】，谢谢 thanks')).toEqual([
      'YT1000001',
      '773000111222333',
    ])
  })

  it('are the same in full-width letters and digits', () => {
    expect(readNumbers('ＹＴ１０００００１ YT1000001')).toEqual(['YT1000001'])
  })

  it('lose hyphens around them, not within', () => {
    expect(readNumbers('- YT1000001-2 -\n--YT1000003--')).toEqual(['YT1000001-2', 'YT1000003'])
  })

  it('are none in an empty text, in words, or in what is longer than a number can be', () => {
    expect(readNumbers(' \n,;、')).toEqual([])
    expect(readNumbers('没有 only words')).toEqual([])
    expect(readNumbers('1'.repeat(101))).toEqual([])
    expect(readNumbers('\u0000\ud800YT1\udc00')).toEqual(['YT1'])
  })
})

it('a number is looked for as it was typed, then in capital letters', () => {
  expect(spellingsOf('yt1')).toEqual(['yt1', 'YT1'])
  expect(spellingsOf('YT1')).toEqual(['YT1'])
})
