import { expect, it } from 'vitest'
import { figureCsv } from '../../../components/chart/figure-csv.ts'

const written = (row: readonly string[]) => row.map((text) => ({ text }))

it('the table of a figure has a byte order mark, its headings first, bare numbers, and what it is about below in lines that begin with #', () => {
  expect(figureCsv([written(['类别', '户数']), written(['A 类', '1,204'])], ['少数客户带来多少', '', '口径：ABC, 帕累托'])).toBe(
    '\ufeff类别,户数\nA 类,1204\n# 少数客户带来多少\n# 口径：ABC， 帕累托\n',
  )
})

it('written numbers are bare: no thousands, no currency, a percent as a ratio, nothing for a dash', () => {
  const row = written(['1,184', '¥1,234.50', '-¥65', '7.0%', '-12.5%', '0.1%', '+3', '—', '−3', '100.0%'])
  // 7 ÷ 100, −12.5 ÷ 100, 0.1 ÷ 100.
  expect(figureCsv([row], [])).toBe('\ufeff1184,1234.50,-65,0.07,-0.125,0.001,3,,-3,1\n')
})

it('where the table knows the number itself, that one stands in the file', () => {
  const row = [
    { text: '3.21', value: '3.2149876' },
    { text: '¥1.2亿', value: '123456789.01' },
  ]
  expect(figureCsv([row], [])).toBe('\ufeff3.2149876,123456789.01\n')
})

it('what a spreadsheet would run is made a text, and codes are not spoilt', () => {
  expect(figureCsv([written(['=1+1', '@x', '-1+cmd', '13800138000', '007'])], [])).toBe(
    `\ufeff'=1+1,'@x,'-1+cmd,\t13800138000,\t007\n`,
  )
})

it('headings and names of rows stay as they are written, and a line of what it is about is one cell in every language', () => {
  const names = ['20%', '1,000', '—'].map((text) => ({ text, isName: true }))
  expect(figureCsv([names], ['网点：甲,=1+1;=2+2'])).toBe('\ufeff20%,"1,000",—\n# 网点：甲，=1+1；=2+2\n')
})
