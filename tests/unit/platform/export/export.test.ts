import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { ExportTable } from '#lib/platform/export/column'
import { exportFile } from '#lib/platform/export/file'

interface Row {
  no: string | null
  freight: string | null
  pieces: number | null
  day: string | null
  at: Date | null
}

const PHONE = '19900001234'
const hostile = ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x']

async function* inPages(...pages: Row[][]) {
  for (const page of pages) yield page
}

const row = (given: Partial<Row>): Row => ({ no: null, freight: null, pieces: null, day: null, at: null, ...given })

const table = (pages: AsyncIterable<readonly Row[]>): ExportTable<Row> => ({
  name: '运单',
  timeZone: 'Asia/Shanghai',
  columns: [
    { kind: 'text', title: '运单号, "全"', of: (one) => one.no },
    { kind: 'number', title: '运费（元）', decimals: 2, of: (one) => one.freight },
    { kind: 'number', title: '件数', decimals: 0, of: (one) => one.pieces },
    { kind: 'day', title: '收寄日', of: (one) => one.day },
    { kind: 'instant', title: '签收时间', of: (one) => one.at },
  ],
  pages,
})

const csvOf = async (...pages: Row[][]) => {
  const bytes = await new Response(exportFile('csv', table(inPages(...pages)), '2026-11-23').stream).arrayBuffer()
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
const linesOf = async (...pages: Row[][]) => (await csvOf(...pages)).split('\n').slice(1, -1)
const sheetOf = async (...pages: Row[][]) => {
  const bytes = await new Response(exportFile('xlsx', table(inPages(...pages)), '2026-11-23').stream).arrayBuffer()
  return (await readXlsx(new Uint8Array(bytes))).sheets[0]
}

describe('a table as CSV', () => {
  it('begins with a byte order mark and the titles', async () => {
    expect(await csvOf()).toBe('\ufeff"运单号, ""全""",运费（元）,件数,收寄日,签收时间\n')
  })

  it('has a line for each row of every page, and an empty cell for what is not known', async () => {
    const first = row({ no: 'YK1', freight: '-0.05', pieces: 2, day: '2026-11-11', at: new Date('2026-11-11T16:30:05Z') })
    expect(await linesOf([first], [], [row({ no: 'YK2' })])).toEqual(['YK1,-0.05,2,2026-11-11,2026-11-12 00:30:05', 'YK2,,,,'])
  })

  it('makes texts of what a spreadsheet would run', async () => {
    const lines = await linesOf(hostile.map((no) => row({ no })))
    expect(lines.map((line) => line.replace(/^"/, '')[0])).toEqual(hostile.map(() => "'"))
  })

  it.each([PHONE, '773012345678901234', '0574', '7E10', '+8619900001234'])('keeps %s a text', async (no) => {
    expect(await linesOf([row({ no })])).toEqual([`\t${no},,,,`])
  })

  it.each(['YT773012345678901', '1234567890', '-12.5'])('leaves %s as it is', async (no) => {
    expect(await linesOf([row({ no })])).toEqual([`${no},,,,`])
  })
})

describe('a table as a workbook', () => {
  it('has a sheet of the name, the titles, and numbers and days that can be counted with', async () => {
    const sheet = await sheetOf([
      row({ no: PHONE, freight: '12.30', pieces: 2, day: '2026-11-11', at: new Date('2026-11-11T16:30:00Z') }),
    ])
    expect(sheet?.name).toBe('运单')
    expect(sheet?.rows).toEqual([
      ['运单号, "全"', '运费（元）', '件数', '收寄日', '签收时间'],
      [PHONE, 12.3, 2, new Date('2026-11-11T00:00:00Z'), new Date('2026-11-12T00:30:00Z')],
    ])
  })

  it('makes texts of what a spreadsheet would run', async () => {
    const sheet = await sheetOf(hostile.map((no) => row({ no })))
    expect(sheet?.rows.slice(1).map(([no]) => String(no)[0])).toEqual(hostile.map(() => "'"))
  })
})

describe('a file that is being written', () => {
  it.each(['csv', 'xlsx'] as const)('reads no further page of %s before somebody takes what is there', async (format) => {
    let read = 0
    let ended = false
    async function* many() {
      try {
        for (; read < 10_000; read += 1) yield Array.from({ length: 100 }, (_, index) => row({ no: `YK${read}-${index}` }))
      } finally {
        ended = true
      }
    }
    const reader = exportFile(format, table(many()), 'x').stream.getReader()
    await reader.read()
    await reader.read()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(read).toBeLessThan(200)
    await reader.cancel()
    expect(ended).toBe(true)
  })

  it('fails where its rows cannot be read, and does not end as if it were whole', async () => {
    async function* failing(): AsyncGenerator<Row[]> {
      yield [row({ no: 'YK1' })]
      throw new Error('the database went away')
    }
    await expect(new Response(exportFile('csv', table(failing()), 'x').stream).text()).rejects.toThrow()
    await expect(new Response(exportFile('xlsx', table(failing()), 'x').stream).arrayBuffer()).rejects.toThrow()
  })
})
