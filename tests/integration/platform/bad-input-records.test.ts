import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { identifier, sql } from '#lib/platform/db/sql'
import {
  amountsRefused,
  companyForBadInput,
  daysRefused,
  instantsRefused,
  namesOf,
  textsKept,
  textsRefused,
  written,
} from './bad-input.ts'

// Records that are sent to the API, field by field.

const { company, send } = companyForBadInput()

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
  const row = await company().db.row(
    z.object({ row: z.record(z.string(), z.unknown()) }),
    sql`select to_jsonb(t) as row from ${identifier(table)} t order by id desc limit 1`,
  )
  const value = row?.row[column]
  return place === undefined ? value : (value as unknown[])[Number(place)]
}

let made = 0

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
