import { describe, expect, it } from 'vitest'
import { barsChart } from '#lib/analysis/gallery/bars-chart'
import { linesChart } from '#lib/analysis/gallery/lines-chart'
import { numbersChart } from '#lib/analysis/gallery/numbers-chart'
import { wordsOf } from '#lib/analysis/gallery/words'

const words = wordsOf({ locale: 'en', company: { currency: 'CNY', timeZone: 'Asia/Shanghai' } })
const columns = ['row', 'share'].map((key) => ({ key, label: key }))
const rows = [
  { key: 'a', label: 'first', href: '/a', share: 0.25 },
  { key: 'b', label: 'second', share: null },
]

describe('a drawing and the table behind it say the same', () => {
  it('of lines: what is not known is a gap, and a dash where it is written', () => {
    const { drawing, table } = linesChart(words, rows, {
      ...{ axis: 'percent', series: [{ key: 'share', label: 'share', tone: 'first' }], columns },
      values: ({ share }) => ({ share }),
      labelled: rows.slice(0, 1),
      cells: ({ share }) => [words.cells.percent(share)],
    })
    expect(drawing).toMatchObject({
      points: [
        { values: { share: 0.25 }, texts: { share: '25.0%' }, href: '/a', notes: [] },
        { values: { share: null }, texts: { share: '—' }, notes: [] },
      ],
      shownLabels: ['first'],
    })
    expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['first', '25.0%'],
      ['second', '—'],
    ])
  })

  it('of numbers: what is not known is no number', () => {
    const { drawing, table } = numbersChart(
      words,
      rows.map(({ share, ...row }) => ({ ...row, cell: words.cells.percent(share) })),
      columns,
    )
    expect(drawing).toMatchObject({
      tiles: [
        { text: '25.0%', value: 0.25, href: '/a' },
        { text: '—', value: null },
      ],
    })
    expect(table.rows.map(({ cells }) => cells[1]?.text)).toEqual(['25.0%', '—'])
  })

  it('of bars: rows without one are in the table all the same', () => {
    const { drawing, table } = barsChart(words, rows, {
      ...{ measure: 'share', axis: 'percent', columns, drawn: rows.slice(0, 1) },
      bar: ({ share }) => ({ value: share, notes: [] }),
      cells: ({ share }) => [words.cells.percent(share)],
    })
    expect(drawing).toMatchObject({ bars: [{ label: 'first', text: '25.0%' }] })
    expect(table.rows).toHaveLength(2)
  })
})
