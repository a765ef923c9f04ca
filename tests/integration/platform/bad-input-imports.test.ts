import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { workOffAll } from '#lib/jobs/registry'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { companyForBadInput, namesOf, textsKept } from './bad-input.ts'

const { company, key } = companyForBadInput()

describe('POST /imports', () => {
  async function bring(
    kind: string,
    file: string | Uint8Array<ArrayBuffer>,
    fields: Record<string, string> = {},
    name = 'file.csv',
  ) {
    const form = new FormData()
    for (const [field, value] of Object.entries({ kind, ...fields })) form.set(field, value)
    form.set('file', new Blob([file]), name)
    const started = await company().api('POST', '/imports', { key: key(), body: form })
    if (started.status !== 202) return { started, import: null, errors: '' }
    await workOffAll({ db: company().db, log, dataDirectory: env().DATA_DIR })
    const shown = await company().api('GET', `/imports/${started.body.id}`, { key: key() })
    const errors = await company().api('GET', `/imports/${started.body.id}/errors`, { key: key() })
    return { started, import: shown.body, errors: String(errors.body) }
  }
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')

  it('keeps every text exactly', async () => {
    const rows = textsKept.map((text, index) => quoted([`KEPT-${index}`, text, text]))
    const done = await bring('customers', `external_id,name,industry\n${rows.join('\n')}\n`)
    expect(done.import).toMatchObject({ status: 'done', created: textsKept.length, rejected: 0 })
    const stored = await company().db.rows(
      z.object({ external_id: z.string(), name: z.string(), industry: z.string() }),
      sql`select external_id, name, industry from customer where external_id like 'KEPT-%' order by substr(external_id, 6)::int`,
    )
    expect(stored).toEqual(textsKept.map((text, index) => ({ external_id: `KEPT-${index}`, name: text, industry: text })))
  })

  it('rejects a row whose cell cannot be kept, and names row and column; the others stand', async () => {
    const columns = ['waybill_no', 'customer_external_id', 'accepted_at', 'freight', 'pieces', 'weight_kg', 'product']
    const good = ['B-1', 'K-1', '2026-11-01', '1.00', '1', '1.5', 'standard']
    const bad: [string, string][] = [
      ['freight', '1e309'],
      ['freight', '9007199254740993'],
      ['freight', '90071992547409.93'],
      ['freight', '12.345'],
      ['freight', '1,000'],
      ['freight', 'NaN'],
      ['pieces', '9007199254740993'],
      ['pieces', '1e309'],
      ['weight_kg', '1e309'],
      ['weight_kg', '-1'],
      ['accepted_at', '0000-00-00'],
      ['accepted_at', '2026-02-30'],
      ['accepted_at', '10000-01-01'],
      ['waybill_no', 'x'.repeat(1_000_000)],
      ['product', 'x'.repeat(1_000_000)],
    ]
    const rows = bad.map(([column, value], row) =>
      quoted(good.map((cell, index) => (columns[index] === column ? value : index === 0 ? `BAD-${row}` : cell))),
    )
    const done = await bring('waybills', `${columns.join(',')}\n${quoted(good)}\n${rows.join('\n')}\n`)
    expect(done.import).toMatchObject({ status: 'done', created: 1, rejected: bad.length })
    const reported =
      done.errors.trim().split('\r\n').length === 1 ? done.errors.trim().split('\n') : done.errors.trim().split('\r\n')
    expect(reported.slice(1).map((line) => line.split(',').slice(0, 2))).toEqual(
      bad.map(([column], row) => [String(row + 3), column]),
    )
  })

  it.each([
    ['a NUL byte', Uint8Array.from(Buffer.from('external_id,name\nN-1,前\u0000后\n'))],
    [
      'half of a surrogate pair',
      Uint8Array.from(Buffer.concat([Buffer.from('external_id,name\nN-1,'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('\n')])),
    ],
  ])('takes nothing of a file with %s, and says where', async (_what, file) => {
    const done = await bring('customers', file)
    expect(done.import).toMatchObject({ created: 0 })
    expect(done.import.status === 'failed' ? done.import.failure.params : done.errors).toEqual(
      done.import.status === 'failed' ? expect.objectContaining({ line: 2 }) : expect.stringMatching(/^2,name,/m),
    )
    expect(
      await company().db.row(z.object({ id: z.number() }), sql`select id from customer where external_id = 'N-1'`),
    ).toBeNull()
  })

  it('refuses fields of the form that it cannot mean, and names them', async () => {
    for (const [field, value] of [
      ['kind', '\u0000'],
      ['kind', '__proto__'],
      ['date_format', 'yyyy\u0000'],
      ['date_format', 'x'.repeat(1_000_000)],
      ['dry_run', '1e309'],
      ['on_duplicate', '\u202eupdate'],
      ['mapping', '{"name":"前\\u0000后"}'],
      ['mapping', '{"name":"\\ud800"}'],
      ['mapping', `{"name":"${'x'.repeat(1_000_000)}"}`],
      ['mapping', '{"__proto__":"x"}'],
      ['mapping', '[]'],
      ['mapping', '1e309'],
      ['colour', 'x'],
    ] as const) {
      const { started } = await bring('customers', 'external_id,name\nX-1,甲乙\n', { [field]: value })
      const what = `${field} ${value.slice(0, 30)}`
      expect({ what, status: started.status, names: namesOf(started) }).toEqual({
        what,
        status: 400,
        names: [expect.stringContaining(field)],
      })
    }
  })

  it('keeps the name of a file exactly, and the beginning of one that is too long', async () => {
    const kept = await bring('customers', 'external_id,name\nF-1,甲乙\n', {}, '\u202e𠮷野家.csv')
    expect(kept.import).toMatchObject({ status: 'done', file_name: '\u202e𠮷野家.csv' })
    const long = await bring('customers', 'external_id,name\nF-2,甲乙\n', {}, `${'x'.repeat(1_000)}.csv`)
    expect(long.import.file_name).toMatch(/^x{100,300}$/)
    const endless = await bring('customers', 'external_id,name\nF-3,甲乙\n', {}, `${'x'.repeat(1_000_000)}.csv`)
    expect(endless.started).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })
})
