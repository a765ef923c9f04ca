import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '#app/api/_operations/all'
import { workOffAll } from '#lib/jobs/registry'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { identifier, sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { dispatch } from '#lib/platform/http/dispatch'
import { log } from '#lib/platform/log/log'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// What has broken other programs is refused with the field's name, or kept exactly. Never shortened, replaced or rounded.

let company: TestCompany
let key: string
let customerId: number
let made = 0
beforeAll(async () => {
  company = await openTestCompany()
  key = await company.keyFor('administrator')
  customerId = await insertCustomer(company.db, { externalId: 'K-1', name: '甬江包装', outletId: company.outlets.shounan })
  const waybillId = await insertWaybill(company.db, { customerId, acceptedOn: '2026-11-01' })
  await company.db.execute(sql`update waybill set waybill_no = 'W-900' where id = ${waybillId}`)
})
afterAll(() => company.close())

/** A number as it is written in JSON: JavaScript's own would be rounded before it is sent. */
const written = (digits: string) => `@${digits}@`

/** Sends a body whose `written` numbers stand in it digit by digit. */
async function send(method: string, path: string, body: unknown) {
  const text = JSON.stringify(body).replace(/"@([^"@]+)@"/g, '$1')
  const request = new Request(`http://127.0.0.1/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: text,
  })
  const response = await dispatch(operations, authenticateKey, request)
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers and compare what they find
  return { status: response.status, body: (await response.json()) as any } // oxlint-disable-line typescript/no-explicit-any
}

/** The fields that a refusal names; one may be wrong in two ways. */
const namesOf = (answer: { body: { invalid_params?: { name: string }[] } }) => [
  ...new Set((answer.body.invalid_params ?? []).map(({ name }) => name)),
]

const textsRefused: [string, unknown][] = [
  ['a NUL byte', '前\u0000后'],
  ['half of a surrogate pair', '前\ud800后'],
  ['the other half', '\udc00'],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['a megabyte of 𠮷', '𠮷'.repeat(250_000)],
  ['blanks', ' \u3000'],
  ['a number', 12],
  ['1e309', written('1e309')],
  ['a list', ['x']],
  ['an object', { toString: 'x' }],
]
const textsKept = [
  '\u202e卖家\u202c\u200f2',
  '𠮷野家👨‍👩‍👧',
  '1e309',
  '9007199254740993',
  '0000-00-00',
  '-0',
  'NULL',
  '__proto__',
  "Robert'); drop table customer;--",
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '%_\\',
]
const amountsRefused = [
  '1e309',
  '-1e309',
  '9007199254740993',
  '-9007199254740993',
  '9007199254740992',
  '12.345',
  '1e-7',
  '"12"',
  'true',
  '[]',
]
const daysRefused = [
  '0000-00-00',
  '0000-01-01',
  '2026-02-30',
  '2026-13-01',
  '10000-01-01',
  '-0001-01-01',
  '2026-1-1',
  '20261101',
  '2026-11-01\u0000',
  '1e309',
  '',
]
const instantsRefused = [
  ...daysRefused,
  '0000-00-00T00:00:00Z',
  '2026-02-30T10:00:00Z',
  '2026-11-01T24:00:00Z',
  '2026-11-01T10:60:00Z',
  '2026-11-01T10:00:00+25:00',
  '1793000000',
]

interface Door {
  path: string
  method?: string
  table: string
  body: Record<string, unknown>
  /** Fields as a refusal names them. Those of `references` name another record, which is not there. */
  texts: string[]
  references?: string[]
  amounts?: string[]
  days?: string[]
  instants?: string[]
}

const doors: Door[] = [
  {
    path: '/customers',
    table: 'customer',
    body: { name: '宁波试验有限公司' },
    texts: ['external_id', 'name', 'industry', 'region_code', 'address', 'phone', 'credit_code', 'source', 'tags.0'],
    references: ['owner_email', 'outlet_code', 'referrer_external_id', 'parent_external_id'],
    amounts: ['annual_marketing_cost_minor'],
    days: ['customer_since', 'next_touch_on'],
  },
  {
    path: '/contacts',
    table: 'contact',
    body: { customer_external_id: 'K-1', name: '李四' },
    texts: ['external_id', 'name', 'phone', 'email', 'title'],
    references: ['customer_external_id'],
  },
  {
    path: '/interactions',
    table: 'interaction',
    body: { customer_external_id: 'K-1', channel: 'call' },
    texts: ['external_id', 'purpose', 'heard', 'answered', 'result'],
    references: ['customer_external_id'],
    amounts: ['cost_minor', 'duration_minutes'],
    days: ['next_touch_on'],
    instants: ['occurred_at'],
  },
  {
    path: '/tasks',
    table: 'task',
    body: { title: '回访' },
    texts: ['external_id', 'title', 'note'],
    references: ['customer_external_id'],
    instants: ['due_at', 'remind_at', 'done_at'],
  },
  {
    path: '/cases',
    table: 'case_record',
    body: { customer_external_id: 'K-1', type: 'complaint', opened_at: '2026-11-01', channel: 'hotline' },
    texts: ['external_id', 'waybill_no', 'source_no', 'subject', 'description', 'caller_name', 'caller_phone'],
    references: ['customer_external_id', 'complaint_external_id', 'liable_outlet_code'],
    amounts: ['compensation_minor'],
    instants: ['opened_at', 'due_at', 'resolved_at', 'informed_at'],
  },
  {
    path: '/tracking-events',
    table: 'tracking_event',
    body: { events: [{ waybill_no: 'W-900', occurred_at: '2026-11-02', provider: 'kuaidi100', code: '3' }] },
    texts: ['events.0.code', 'events.0.text', 'events.0.courier_code'],
    references: ['events.0.waybill_no', 'events.0.outlet_code', 'events.0.provider'],
    instants: ['events.0.occurred_at'],
  },
]

/** The body with a value put where a dotted name says. */
function put(body: unknown, name: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(body) as Record<string, unknown>
  const steps = name.split('.')
  const last = steps.pop() ?? ''
  let place = copy
  for (const step of steps) {
    // Lists are needed only where their first entry is asked for.
    place[step] ??= []
    place = place[step] as Record<string, unknown>
  }
  place[last] = value
  return copy
}

/** What stands in the newest row of a table under the column of a field. */
async function storedIn(table: string, field: string): Promise<unknown> {
  const [column = '', place] = field.replace(/^events\.0\./, '').split('.')
  const row = await company.db.row(
    z.object({ row: z.record(z.string(), z.unknown()) }),
    sql`select to_jsonb(t) as row from ${identifier(table)} t order by id desc limit 1`,
  )
  const value = row?.row[column]
  return place === undefined ? value : (value as unknown[])[Number(place)]
}

describe.each(doors)('POST $path', ({ path, table, body, texts, references = [], amounts = [], days = [], instants = [] }) => {
  const refused = async (field: string, what: string, value: unknown) => {
    const answer = await send('POST', path, put(body, field, value))
    expect({ what, status: answer.status, names: namesOf(answer) }).toEqual({
      what,
      status: 400,
      names: [expect.stringContaining(field)],
    })
  }

  it.each([...texts, ...references])('refuses in %s a text that cannot be kept, and names it', async (field) => {
    for (const [what, value] of textsRefused) await refused(field, what, value)
  })

  it.each(texts)('keeps in %s every other text exactly', async (field) => {
    for (const text of textsKept.filter((one) => field !== 'tags.0' || !one.includes(';'))) {
      // An event that stands already is not taken twice: each has a code of its own.
      made += 1
      const given = table === 'tracking_event' ? put(body, 'events.0.code', `code ${made}`) : body
      const answer = await send('POST', path, put(given, field, text))
      expect(answer.status, `${text} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
      expect(answer.body).not.toMatchObject({ created: 0 })
      expect(await storedIn(table, field)).toBe(text)
    }
  })

  it.each(amounts)('refuses in %s numbers that cannot be kept exactly, and names it', async (field) => {
    for (const digits of amountsRefused) await refused(field, digits, written(digits))
  })

  it.each(days)('refuses in %s days that are none, and names it', async (field) => {
    for (const day of daysRefused) await refused(field, day, day)
  })

  it.each(instants)('refuses in %s instants that are none, and names it', async (field) => {
    for (const instant of instantsRefused) await refused(field, instant, instant)
  })

  it('refuses a body of more than its limit', async () => {
    const answer = await send('POST', path, { ...body, x: 'x'.repeat(4_200_000) })
    expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } })
  })

  it('refuses a field that it does not know, __proto__ included, and names it', async () => {
    for (const name of ['colour', '__proto__', 'constructor', '前\u0000'])
      expect(namesOf(await send('POST', path, JSON.parse(`{${JSON.stringify(name)}:1}`)))).toContain(name)
  })
})

it('keeps amounts up to the largest safe integer exactly', async () => {
  for (const [path, body, field, table] of [
    ['/customers', { name: '甲乙丙' }, 'annual_marketing_cost_minor', 'customer'],
    ['/interactions', { customer_external_id: 'K-1', channel: 'call' }, 'cost_minor', 'interaction'],
    ['/cases', { customer_external_id: 'K-1', type: 'complaint', opened_at: '2026-11-01' }, 'compensation_minor', 'case_record'],
  ] as const) {
    const answer = await send('POST', path, { ...body, [field]: written('9007199254740991') })
    expect({ status: answer.status, value: answer.body[field] }).toEqual({ status: 201, value: 9_007_199_254_740_991 })
    expect(await storedIn(table, field)).toBe(9_007_199_254_740_991)
  }
})

describe('a JSON body', () => {
  const sendAs = async (headers: Record<string, string>) => {
    const request = new Request('http://127.0.0.1/api/v1/customers', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, ...headers },
      body: JSON.stringify({ name: '编码有限公司' }),
    })
    const response = await dispatch(operations, authenticateKey, request)
    return { status: response.status, code: z.looseObject({ code: z.string().optional() }).parse(await response.json()).code }
  }

  it.each([
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': 'application/json;charset="GB18030"' },
    { 'content-type': 'application/json; charset=' },
    { 'content-type': 'application/merge-patch+json; v=1; Charset=latin1' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    { 'content-type': 'application/json', 'content-encoding': 'identity, br' },
  ])('is not read as something else than it says it is: %j', async (headers) => {
    expect(await sendAs(headers)).toEqual({ status: 415, code: 'unsupported_media' })
  })

  it.each([
    { 'content-type': 'application/json; charset=UTF-8' },
    { 'content-type': 'application/json; charset="utf-8"' },
    { 'content-type': 'application/json', 'content-encoding': 'identity' },
  ])('is read when it says that it is plain UTF-8: %j', async (headers) => {
    expect(await sendAs(headers)).toEqual({ status: 201, code: undefined })
  })
})

describe('PUT /customers/{id}/facts/{key}', () => {
  const note = (factKey: string, body: unknown) => send('PUT', `/customers/${customerId}/facts/${factKey}`, body)

  it('refuses values that cannot be kept, and names the value', async () => {
    const money = (digits: string) => ({ amount_minor: written(digits), currency: 'CNY' })
    const values: [string, unknown[]][] = [
      ['stated_need', textsRefused.map(([, value]) => value)],
      ['employees', [...['1e309', '-1e309'].map(written), '12', '前\u0000']],
      ['founded_on', daysRefused],
      ['main_goods', [['前\u0000后'], ['\ud800'], ['x'.repeat(1_000_000)], [12]]],
      ['special_goods', [['fresh\u0000'], ['spoilt']]],
      ['express_spend_month', [...['1e309', '9007199254740993', '12.345'].map(money), { amount_minor: 1, currency: 'C\u0000Y' }]],
    ]
    for (const [factKey, all] of values)
      for (const value of all) {
        const answer = await note(factKey, { value })
        const what = `${factKey} ${JSON.stringify(value).slice(0, 40)}`
        expect({ what, status: answer.status, names: namesOf(answer) }).toEqual({
          what,
          status: 400,
          names: expect.arrayContaining([expect.stringMatching(/^value/)]),
        })
      }
  })

  it('keeps every other text exactly', async () => {
    for (const text of textsKept) {
      const answer = await note('stated_need', { value: text, source: text })
      expect(answer).toMatchObject({ status: 200, body: { value: text, source: text } })
      const shown = await company.api('GET', `/customers/${customerId}/facts`, { key })
      expect(shown.body.data.find((fact: { key: string }) => fact.key === 'stated_need')).toMatchObject({
        value: text,
        source: text,
      })
      expect((await note('main_goods', { value: [text] })).body.value).toEqual([text])
    }
  })

  it('refuses what else is said of a value, by name', async () => {
    for (const [field, values] of [
      ['source', textsRefused.map(([, value]) => value)],
      ['confidence', ['1e309', '1.0000001', '-1', '"1"'].map(written)],
      ['verified_on', daysRefused],
    ] as const)
      for (const value of values) {
        const answer = await note('stated_need', { value: '每天取件', [field]: value })
        expect({ status: answer.status, names: namesOf(answer) }).toEqual({
          status: 400,
          names: [expect.stringContaining(field)],
        })
      }
  })
})

describe('lists', () => {
  const queries: [string, string, string[]][] = [
    ...(['/customers', '/contacts', '/cases', '/waybills', '/outlets', '/users'] as const).map(
      (path): [string, string, string[]] => [path, 'q', ['前\u0000后', 'x'.repeat(1_000_000)]],
    ),
    ...(['/interactions', '/cases', '/waybills'] as const).map((path): [string, string, string[]] => [path, 'from', daysRefused]),
    ['/tasks', 'due_from', daysRefused],
    ['/customers', 'created_from', daysRefused],
    ...(['/customers', '/contacts', '/interactions', '/tasks', '/cases', '/waybills', '/imports'] as const).map(
      (path): [string, string, string[]] => [path, 'limit', ['1e309', '9007199254740993', '-1', '201', '0', '1.5', '']],
    ),
  ]
  it.each(queries)('GET %s refuses in %s what it cannot mean, and names it', async (path, name, values) => {
    for (const value of values) {
      const answer = await company.api('GET', `${path}?${new URLSearchParams({ [name]: value })}`, { key })
      expect({ value: value.slice(0, 20), status: answer.status, names: namesOf(answer) }).toEqual({
        value: value.slice(0, 20),
        status: 400,
        names: [name],
      })
    }
  })

  it.each(['/customers', '/contacts', '/interactions', '/tasks', '/cases', '/waybills', '/outlets', '/users', '/imports'])(
    'GET %s finds nothing under an id or a cursor that cannot be',
    async (path) => {
      for (const id of ['%00', 'ext:%00', '%ED%A0%80', 'ext:%F0%A0%AE%B7', '0', '9007199254740993', '1e309', '0000-00-00']) {
        const answer = await company.api('GET', `${path}/${id}`, { key })
        expect([400, 404], `${id} ${answer.status}`).toContain(answer.status)
      }
      for (const cursor of ['%00', 'x', '1e309', 'e30']) {
        const answer = await company.api('GET', `${path}?cursor=${cursor}`, { key })
        expect({ cursor, status: answer.status, code: answer.body.code }).toEqual({ cursor, status: 400, code: 'invalid_cursor' })
      }
    },
  )
})

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
    const started = await company.api('POST', '/imports', { key, body: form })
    if (started.status !== 202) return { started, import: null, errors: '' }
    await workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })
    const shown = await company.api('GET', `/imports/${started.body.id}`, { key })
    const errors = await company.api('GET', `/imports/${started.body.id}/errors`, { key })
    return { started, import: shown.body, errors: String(errors.body) }
  }
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')

  it('keeps every text exactly', async () => {
    const rows = textsKept.map((text, index) => quoted([`KEPT-${index}`, text, text]))
    const done = await bring('customers', `external_id,name,industry\n${rows.join('\n')}\n`)
    expect(done.import).toMatchObject({ status: 'done', created: textsKept.length, rejected: 0 })
    const stored = await company.db.rows(
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
    expect(await company.db.row(z.object({ id: z.number() }), sql`select id from customer where external_id = 'N-1'`)).toBeNull()
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
