import { expect, it } from 'vitest'
import { figureCsv } from '../../../components/chart/figure-csv.ts'

it('the table of a figure has a byte order mark, what it is about, an empty line and its rows', () => {
  expect(
    figureCsv(
      ['少数客户带来多少', '', '口径：ABC'],
      [
        ['类别', '户数'],
        ['A 类', '1,204'],
      ],
    ),
  ).toBe('\ufeff少数客户带来多少\n口径：ABC\n\n类别,户数\nA 类,"1,204"\n')
})

it('what a spreadsheet would run is made a text, and a negative amount stays what it is', () => {
  const [, line] = figureCsv([], [['=1+1', '-¥1,234.50', '-12.5%', '@x', '-1+cmd', '13800138000', '007', '−3']]).split('\n')
  expect(line).toBe(`'=1+1,"-¥1,234.50",-12.5%,'@x,'-1+cmd,\t13800138000,\t007,−3`)
})
