import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { Bytes } from '#tests/support/files-by-api'
import { filesByApi } from '#tests/support/files-by-api'

// Files as people have them, through the API's own door.

const { company, bring, namesStored } = filesByApi()

/** 名称 in GB18030, taken from the standard's table by hand: 张 D5C5, 三 C8FD, 丰 B7E1; 𠮷 is four bytes, 95339133… by its algorithm. */
const zhangSanfeng = [0xd5, 0xc5, 0xc8, 0xfd, 0xb7, 0xe1]
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  ) as Uint8Array<ArrayBuffer>

describe('a CSV', () => {
  it.each([
    ['UTF-8', 'external_id,name\nA,张三丰\n'],
    ['UTF-8 with a byte order mark', '\ufeffexternal_id,name\nA,张三丰\n'],
    ['Windows line ends', 'external_id,name\r\nA,张三丰\r\n'],
    ['no newline at the end', 'external_id,name\nA,张三丰'],
    ['quoted cells', '"external_id","name"\n"A","张三丰"\n'],
    ['semicolons', 'external_id;name\nA;张三丰\n'],
    ['tabs', 'external_id\tname\nA\t张三丰\n'],
    ['columns in another order, and one more', 'note,name,external_id\nx,张三丰,A\n'],
    ['blank lines between', 'external_id,name\n\nA,张三丰\n\n\n'],
    ['spaces around, full-width ones too', 'external_id,name\n A ,\u3000张三丰\u3000\n'],
  ])('with %s is read', async (_, file) => {
    expect(await bring(file)).toMatchObject({ status: 'done', created: 1, rejected: 0 })
    expect(await namesStored()).toEqual(['A 张三丰'])
  })

  it('in GB18030 is read', async () => {
    expect(await bring(bytes('external_id,name\nA,', zhangSanfeng, '\n'))).toMatchObject({ status: 'done', created: 1 })
    expect(await namesStored()).toEqual(['A 张三丰'])
  })

  it('keeps what is inside quotes exactly: commas, quotes, line breaks, rare characters', async () => {
    await bring('external_id,name\nA,"甲, ""乙""\n丙 𠮷 \u202Ex"\n')
    expect(await namesStored()).toEqual(['A 甲, "乙"\n丙 𠮷 \u202Ex'])
  })

  it('tells which columns it left alone', async () => {
    const done = await bring('external_id,name,colour\nA,x,red\n')
    expect(done.notices).toEqual([
      { code: 'columns_ignored', params: { count: 1, headers: 'colour' }, text: expect.stringMatching(/colour/) },
    ])
  })
})

describe('a file that cannot be read says why, with its line, and nothing of it is imported', () => {
  const good = 'external_id,name\nA,x\n'
  const xls = bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'x'.repeat(600))
  it.each<[string, Bytes, string, Record<string, unknown>]>([
    ['empty', '', 'file_empty', {}],
    ['only newlines', '\n\n\n', 'file_empty', {}],
    ['a NUL byte', bytes(`${good}B,y`, [0], '\n'), 'nul_byte', { line: 3 }],
    ['an encoding that is none', bytes(good, [0x42, 0x2c, 0xff, 0xff, 0x0a]), 'encoding_unreadable', { line: 3 }],
    ['cut inside a character', bytes('external_id,name\nA,', [0xe5, 0xbc, 0xa0, 0xe4, 0xb8]), 'cut_short', { line: 2 }],
    ['cut inside a row', 'external_id,name,kind\nA,x,business\nB,y', 'cut_short', { line: 3 }],
    [
      'three hundred columns',
      `external_id,name,${Array.from({ length: 298 }, (_, i) => `c${i}`).join()}\n`,
      'too_many_columns',
      { line: 1, found: 300, max: 200 },
    ],
    ['no column that is required', 'external_id,nom\nA,x\n', 'column_missing', { line: 1, column: 'name' }],
    ['a column twice', 'external_id,name,name\nA,x,y\n', 'header_twice', { line: 1, header: 'name' }],
    ['the old Excel format', xls, 'file_is_xls', {}],
    ['an archive that is cut', bytes([0x50, 0x4b, 0x03, 0x04], 'rest'), 'cut_short_archive', {}],
  ])('%s', async (_, file, code, params) => {
    const failed = await bring(file)
    expect(failed).toMatchObject({ status: 'failed', failure: { code, params } })
    expect(failed.failure.text).not.toContain('{')
    expect(await namesStored()).toEqual([])
  })
})

describe('an XLSX', () => {
  it('is read in a process of its own: texts, numbers, days', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: '客户',
          rows: [
            ['external_id', 'name', 'annual_marketing_cost', 'customer_since'],
            ['A', '张三丰', 12.5, new Date('2024-05-06T00:00:00Z')],
            [42, 'x', null, null],
          ],
        },
      ],
    })
    expect(await bring(new Uint8Array(file), {}, 'customers.xlsx')).toMatchObject({ status: 'done', created: 2, rejected: 0 })
    const stored = await company().db.rows(
      z.object({ text: z.string() }),
      sql`select concat_ws(' ', external_id, name, annual_marketing_cost_minor, customer_since) as text from customer order by 1`,
    )
    expect(stored.map((row) => row.text)).toEqual(['42 x', 'A 张三丰 1250 2024-05-06'])
  })

  it('that unpacks to more than may be read is refused', async () => {
    const failed = await bring(bombOf(), {}, 'bomb.xlsx')
    expect(failed.status).toBe('failed')
    expect(failed.failure.code).toMatch(/^xlsx_(bomb|too_large|unreadable)$/)
  })
})

/** An archive whose one entry says that it is four gigabytes large. */
function bombOf(): Uint8Array<ArrayBuffer> {
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const content = deflateRawSync(Buffer.alloc(50_000_000))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(content.length, 18)
  local.writeUInt32LE(0xfffffff0, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(content.length, 20)
  central.writeUInt32LE(0xfffffff0, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + content.length, 16)
  return Buffer.concat([local, name, content, central, name, end]) as Uint8Array<ArrayBuffer>
}
