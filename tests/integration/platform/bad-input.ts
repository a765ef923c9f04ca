import { operations } from '#app/api/_operations/all'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { sql } from '#lib/platform/db/sql'
import { dispatch } from '#lib/platform/http/dispatch'
import { companyWithKey } from '#tests/support/company-with-key'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// What has broken other programs is refused with the field's name, or kept exactly. Never shortened, replaced or rounded.

/** A number as it is written in JSON: JavaScript's own would be rounded before it is sent. */
export const written = (digits: string) => `@${digits}@`

/** Texts that nothing can keep. */
export const textsRefused: [string, unknown][] = [
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
/** Texts that have broken other programs, and are kept exactly. */
export const textsKept = [
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
/** Numbers as JSON writes them that no amount can be. */
export const amountsRefused = [
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
export const daysRefused = [
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
export const instantsRefused = [
  ...daysRefused,
  '0000-00-00T00:00:00Z',
  '2026-02-30T10:00:00Z',
  '2026-11-01T24:00:00Z',
  '2026-11-01T10:60:00Z',
  '2026-11-01T10:00:00+25:00',
  '1793000000',
]

/** The fields that a refusal names; one may be wrong in two ways. */
export const namesOf = (answer: { body: { invalid_params?: { name: string }[] } }) => [
  ...new Set((answer.body.invalid_params ?? []).map(({ name }) => name)),
]

/** A company for one file of tests with a customer K-1 and its waybill W-900, to whose API an administrator sends what has broken other programs. */
export function companyForBadInput() {
  let customerId = 0
  const { company, key } = companyWithKey(async ({ db, outlets }) => {
    customerId = await insertCustomer(db, { externalId: 'K-1', name: '甬江包装', outletId: outlets.shounan })
    const waybillId = await insertWaybill(db, { customerId, acceptedOn: '2026-11-01' })
    await db.execute(sql`update waybill set waybill_no = 'W-900' where id = ${waybillId}`)
  })

  /** Sends a body whose `written` numbers stand in it digit by digit. */
  async function send(method: string, path: string, body: unknown) {
    const text = JSON.stringify(body).replace(/"@([^"@]+)@"/g, '$1')
    const request = new Request(`http://127.0.0.1/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' },
      body: text,
    })
    const response = await dispatch(operations, authenticateKey, request)
    // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers and compare what they find
    return { status: response.status, body: (await response.json()) as any } // oxlint-disable-line typescript/no-explicit-any
  }

  return { company, key, customerId: () => customerId, send }
}
