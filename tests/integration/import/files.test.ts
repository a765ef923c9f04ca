import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { Bytes } from '#tests/support/files-by-api'
import { filesByApi } from '#tests/support/files-by-api'

// Files as people have them, through the API's own door.

const { company, key, send, bring, namesStored } = filesByApi()

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

describe('rows', () => {
  it('are refused with all of their reasons', async () => {
    const done = await bring(
      'external_id,name,kind,customer_since,annual_marketing_cost\n,,company,2025-02-30,1.234\nB,y,business,2025-02-28,1.23\n',
    )
    expect(done).toMatchObject({ status: 'done', total: 2, created: 1, rejected: 1 })
    expect(done.lines.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      '2 external_id',
      '2 name',
      '2 kind',
      '2 customer_since',
      '2 annual_marketing_cost',
    ])
    expect(done.lines.every((line) => line.endsWith(',error'))).toBe(true)
    expect(await namesStored()).toEqual(['B y'])
  })

  it('with too few or too many cells are refused, and the others come in', async () => {
    const done = await bring('external_id,name,kind\nA,x\nB,y,business\nC,z,business,more\n')
    expect(done).toMatchObject({ status: 'done', total: 3, created: 1, rejected: 2 })
    expect(done.lines.map((line) => line[0])).toEqual(['2', '4'])
  })

  it('of one key: the later one wins, the earlier is skipped', async () => {
    expect(await bring('external_id,name\nA,first\nA,second\n')).toMatchObject({ total: 2, created: 1, skipped: 1 })
    expect(await namesStored()).toEqual(['A second'])
  })

  it('of one key that say different things are told of by the numbers of both, beforehand and after; those that say the same are not', async () => {
    const file = 'external_id,name,phone\nD1,一号商行,0574-63001122\nD2,二号商行,\nD2,二号商行,\nD1,四号商行,0574-63003344\n'
    const looked = await bring(file, { dry_run: 'true' })
    expect(looked).toMatchObject({ status: 'ready', warnings: 1, forecast: { created: 2, skipped: 2, rejected: 0 } })
    const told = ['2,external_id,D1,"has the code of row 5 and says something else: row 5 counts, row 2 is not written",warning']
    expect(looked.lines).toEqual(told)
    const done = await bring(file)
    expect(done).toMatchObject({ status: 'done', created: 2, skipped: 2, warnings: 1 })
    expect(done.lines).toEqual(told)
    expect(await namesStored()).toEqual(['D1 四号商行', 'D2 二号商行'])
  })

  it('may name an outlet and a manager by name where one alone has it, by code always; and are told what to write where several have it', async () => {
    await company().db.execute(sql`
      insert into outlet (external_id, name, parent_id) select c, n, ${company().outlets.shounan}::int
      from (values ('GHW', '观海卫网点'), ('TWIN1', '双子网点'), ('TWIN2', '双子网点'), ('双子', '另一网点')) v (c, n)`)
    const { name } = company().users.sales
    const done = await bring(
      `external_id,name,outlet_code,owner_email\nA,x,观海卫网点,${name}\nB,y,双子,\nC,z,双子网点,\nD,w,无此网点,无此人\nE,v,GHW,\n`,
    )
    expect(done).toMatchObject({ status: 'done', created: 3, rejected: 2 })
    expect(done.lines.map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      '4 outlet_code 双子网点',
      '5 owner_email 无此人',
      '5 outlet_code 无此网点',
    ])
    expect(done.lines[0]).toContain('more than one')
    expect(done.lines[2]).toContain('outlet code')
    const stored = await company().db.rows(
      z.object({ text: z.string() }),
      sql`select c.external_id || ' ' || o.name || ' ' || coalesce(c.owner_id::text, '-') as text from customer c join outlet o on o.id = c.outlet_id order by 1`,
    )
    expect(stored.map((row) => row.text)).toEqual([`A 观海卫网点 ${company().users.sales.id}`, 'B 另一网点 -', 'E 观海卫网点 -'])
  })

  it('with a telephone of fewer than seven digits come in, and are told of without it', async () => {
    const done = await bring('external_id,name,phone\nA,x,12\nB,y,0574-6300112\nC,z,\n')
    expect(done).toMatchObject({ status: 'done', created: 3, warnings: 1 })
    expect(done.lines).toEqual(['2,phone,***,fewer than 7 digits in a phone number; please check,warning'])
  })

  it('that change nothing are skipped; an empty cell and an absent column leave what is stored', async () => {
    await bring('external_id,name,industry\nA,x,纺织\nB,y,机械\n')
    expect(await bring('external_id,name,industry\nA,x,\nB,z,\n')).toMatchObject({ created: 0, updated: 1, skipped: 1 })
    const stored = await company().db.rows(
      z.object({ text: z.string() }),
      sql`select name || ' ' || industry as text from customer order by 1`,
    )
    expect(stored.map((row) => row.text)).toEqual(['x 纺织', 'z 机械'])
  })

  it.each([
    ['update', { created: 1, updated: 1, skipped: 0, rejected: 0 }, ['A new', 'B y']],
    ['skip', { created: 1, updated: 0, skipped: 1, rejected: 0 }, ['A old', 'B y']],
    ['error', { created: 1, updated: 0, skipped: 0, rejected: 1 }, ['A old', 'B y']],
  ])('that are there already, on_duplicate %s', async (on_duplicate, counts, names) => {
    await bring('external_id,name\nA,old\n')
    expect(await bring('external_id,name\nA,new\nB,y\n', { on_duplicate })).toMatchObject({ status: 'done', ...counts })
    expect(await namesStored()).toEqual(names)
  })

  it('that are refused while they are written are listed with their cell', async () => {
    await bring('external_id,name\nA,old\n')
    const { lines } = await bring('external_id,name\nA,new\n', { on_duplicate: 'error' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^2,external_id,A,/)
  })

  it('never show what a personal cell held', async () => {
    const done = await bring(`external_id,name,phone\nA,x,${'13800001111'.repeat(20)}\n`)
    expect(done).toMatchObject({ rejected: 1 })
    expect(done.lines.join()).not.toContain('1380000')
  })

  it('with what a spreadsheet would run are inert in the list of reasons', async () => {
    const done = await bring('external_id,name,kind\nA,x,=HYPERLINK(1)\nB,y,@sum\nC,z,＝1\n')
    expect(done.lines.map((line) => /^\d,kind,"?'/.test(line))).toEqual([true, true, true])
  })
})

describe('amounts and dates', () => {
  const head = 'waybill_no,customer_external_id,accepted_at,freight,weight_kg,currency\n'
  beforeEach(async () => {
    await bring('external_id,name\nK,x\n')
  })
  const stored = async () =>
    (
      await company().db.rows(
        z.object({ text: z.string() }),
        sql`select concat_ws(' ', waybill_no, freight_minor, weight_grams, currency, accepted_on, to_char(accepted_at at time zone 'Asia/Shanghai', 'HH24:MI')) as text from waybill order by 1`,
      )
    ).map((row) => row.text)

  it('are kept exactly, in the decimals of their currency', async () => {
    const done = await bring(
      `${head}1,K,2026-03-01,12.3,0.25,\n2,K,2026-03-01 23:59,-0.05,1,CNY\n3,K,2026-03-01T15:59:59Z,90071992547409.91,2.5,\n4,K,2026-03-01,1234,,JPY\n5,K,2026-03-01,1.234,,KWD\n`,
      { kind: 'waybills' },
    )
    expect(done).toMatchObject({ created: 5, rejected: 0 })
    expect(await stored()).toEqual([
      '1 1230 250 CNY 2026-03-01 00:00',
      '2 -5 1000 CNY 2026-03-01 23:59',
      '3 9007199254740991 2500 CNY 2026-03-01 23:59',
      '4 1234 JPY 2026-03-01 00:00',
      '5 1234 KWD 2026-03-01 00:00',
    ])
  })

  it.each([
    ['three decimals of yuan', '1.234,,', 'freight'],
    ['a decimal of yen', '1.5,,JPY', 'freight'],
    ['more than a number can hold', '90071992547409.92,,', 'freight'],
    ['an exponent', '1e309,,', 'freight'],
    ['a grouping sign', '"1,234",,', 'freight'],
    ['a weight below nothing', '1,-1,', 'weight_kg'],
    ['a currency that is none', '1,,XXX', 'currency'],
  ])('%s is refused', async (_, cells, column) => {
    const done = await bring(`${head}1,K,2026-03-01,${cells}\n`, { kind: 'waybills' })
    expect(done).toMatchObject({ created: 0, rejected: 1 })
    expect(done.lines.map((line) => line.split(',')[1])).toContain(column)
  })

  it.each(['0000-00-00', '2026-02-30', '2026-13-01', '2026-03-01 25:00', 'yesterday', '01/02/2026'])(
    'the day %s is refused',
    async (day) => {
      expect(await bring(`${head}1,K,${day},1,,\n`, { kind: 'waybills' })).toMatchObject({ created: 0, rejected: 1 })
    },
  )

  it('are read in the format that is given, months by name too', async () => {
    const mapping = JSON.stringify({
      waybill_no: 'No',
      customer_external_id: 'Who',
      accepted_at: 'When',
      freight: { column: 'Cost', unreadable: 'empty' },
    })
    const done = await bring('No,Who,When,Cost\n1,K,02-Jun-06,free\n2,K,31-Dec-15,7\n3,K,31-Foo-15,7\n', {
      kind: 'waybills',
      mapping,
      date_format: 'dd-MMM-yy',
    })
    expect(done).toMatchObject({ created: 2, rejected: 1, warnings: 1 })
    expect(done.lines).toEqual([
      expect.stringMatching(/^2,freight,free,.*,warning$/),
      expect.stringMatching(/^4,accepted_at,31-Foo-15,.*,error$/),
    ])
    expect(await stored()).toEqual(['1 CNY 2006-06-02 00:00', '2 700 CNY 2015-12-31 00:00'])
  })

  it('of customers that are not there are refused, or make them when that is asked for', async () => {
    expect(await bring(`${head}1,新客户,2026-03-01,1,,\n`, { kind: 'waybills' })).toMatchObject({ created: 0, rejected: 1 })
    expect(await bring(`${head}1,新客户,2026-03-01,1,,\n`, { kind: 'waybills', create_missing_customers: 'true' })).toMatchObject(
      { created: 1, rejected: 0 },
    )
    expect(await namesStored()).toEqual(['K x', '新客户 新客户'])
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

describe('what is asked', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a kind that is none', { kind: 'people' }, 'kind'],
    ['a field that is none', { colour: 'red' }, 'colour'],
    ['a mapping that is no JSON', { mapping: '{' }, 'mapping'],
    ['a mapping of a column that is none', { mapping: '{"colour":"x"}' }, 'mapping.colour'],
    ['a date format that is none', { date_format: 'dd-QQ' }, 'date_format'],
    ['an answer that is none', { dry_run: 'maybe' }, 'dry_run'],
    ['what to do with duplicates', { on_duplicate: 'merge' }, 'on_duplicate'],
  ])('%s is refused by name', async (_, fields, name) => {
    const { status, body } = await send('external_id,name\nA,x\n', fields)
    expect(status).toBe(400)
    expect(body.invalid_params.map((param: { name: string }) => param.name)).toEqual([name])
  })

  it('a form without a file, and a body that is no form', async () => {
    const form = new FormData()
    form.set('kind', 'customers')
    expect((await company().api('POST', '/imports', { key: key(), body: form })).body).toMatchObject({
      status: 400,
      invalid_params: [{ name: 'file' }],
    })
    expect((await company().api('POST', '/imports', { key: key(), body: { kind: 'customers' } })).status).toBe(415)
  })

  it('a form that ends before it is whole', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nexternal_id,name\nA,'
    const { dispatch } = await import('#lib/platform/http/dispatch')
    const { operations } = await import('#app/api/_operations/all')
    const { authenticateKey } = await import('#lib/platform/auth/authenticate')
    const request = new Request('http://127.0.0.1/api/v1/imports', {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${key()}` },
      body,
    })
    const answer = await dispatch(operations, authenticateKey, request)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ invalid_params: [{ name: 'file', code: 'cut_short' }] })
  })
})

describe('a row that names another of the same file', () => {
  it('is refused when that one is, and so are those that name it in turn', async () => {
    const done = await bring(
      'external_id,name,kind,parent_external_id\nQ1,x,company,\nQ2,y,business,Q1\nQ3,z,business,Q2\nQ4,w,business,Q5\nQ5,v,business,\n',
    )
    expect(done).toMatchObject({ status: 'done', total: 5, created: 2, rejected: 3 })
    expect(done.lines.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      '2 kind',
      '3 parent_external_id',
      '4 parent_external_id',
    ])
    expect(await namesStored()).toEqual(['Q4 w', 'Q5 v'])
  })

  it('that may not be named is listed as a warning: a claim names a complaint of its own customer', async () => {
    await bring('external_id,name\nK,x\nL,y\n')
    const done = await bring(
      'external_id,customer_external_id,type,opened_at,complaint_external_id\nD2,K,claim,2026-01-02,D1\nD1,K,enquiry,2026-01-01,\nD4,K,claim,2026-01-02,D3\nD3,L,complaint,2026-01-01,\nD6,K,claim,2026-01-02,D5\nD5,K,complaint,2026-01-01,\n',
      { kind: 'cases' },
    )
    expect(done).toMatchObject({ status: 'done', created: 6, rejected: 0, warnings: 2 })
    expect(done.lines.map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      '2 complaint_external_id D1',
      '4 complaint_external_id D3',
    ])
    const linked = await company().db.rows(
      z.object({ id: z.string() }),
      sql`select external_id as id from case_record where complaint_id is not null`,
    )
    expect(linked).toEqual([{ id: 'D6' }])
  })
})
