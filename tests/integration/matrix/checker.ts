import { authenticateKey } from '#lib/platform/auth/authenticate'
import { makeKey } from '#lib/platform/auth/key-format'
import { sql } from '#lib/platform/db/sql'
import { dispatch } from '#lib/platform/http/dispatch'
import type { Operation } from '#lib/platform/http/operation'
import type { RoleKey } from '#lib/platform/org/roles'
import { roleKeys } from '#lib/platform/org/roles'
import type { TestCompany } from '#tests/support/company'
import { userOfRole } from '#tests/support/company'
import type { Line } from './line.ts'
import type { Place } from './place.ts'
import { places } from './place.ts'
import type { Target } from './world.ts'
import { fingerprint, makeRun, makeTarget } from './world.ts'

/** What the table says about one operation, tried out; every difference is a sentence. */
export interface Checker {
  check(line: Line, operations: readonly Operation[]): Promise<string[]>
}

/** What an operation is called in the table. */
export const nameOf = (operation: Operation): string => `${operation.method} ${operation.path}`

interface Answer {
  status: number
  text: string
}

/** Signs of the table by status; a success is any 2xx. */
function signOf(status: number): string {
  if (status >= 200 && status < 300) return '+'
  return { 400: 'b', 403: 'x', 404: '-', 409: 'r', 422: 'r' }[status] ?? `(${status})`
}

/** What each role may know of: the places whose records may show in any answer at all. Written by hand, as the table is. */
const visible: Record<RoleKey, readonly Place[]> = {
  sales: ['own', 'archived'],
  sales_manager: ['own', 'colleague', 'archived'],
  service: ['own', 'colleague', 'outlet', 'child', 'franchise', 'archived'],
  service_manager: ['own', 'colleague', 'outlet', 'child', 'franchise', 'archived'],
  outlet: ['own', 'colleague', 'outlet', 'archived'],
  claims: ['own', 'colleague', 'outlet', 'child', 'franchise', 'archived'],
  finance: ['own', 'colleague', 'outlet', 'child', 'franchise', 'archived'],
  executive: places,
  administrator: places,
}

/** Makes a checker over one company, with one set of records that stays and more for each call that changes something. */
export async function makeChecker(company: TestCompany): Promise<Checker> {
  const lasting = new Map<Place, Target>()
  for (const place of places) lasting.set(place, await makeTarget(company, place))
  const runId = await makeRun(company)
  for (const target of lasting.values()) if (target.place !== 'gone') target.runId = runId
  const strangers = await makeStrangers(company)
  const targetAt = async (line: Line, place: Place) =>
    line.changes === true ? makeTarget(company, place) : required(lasting.get(place))

  return {
    async check(line, operations) {
      const operation = operations.find((one) => nameOf(one) === line.operation)
      if (operation === undefined) return [`${line.operation}: no such operation`]
      const complaints: string[] = []
      const call = async (key: string | undefined, target: Target): Promise<Answer> =>
        send(operations, operation, line, key, target)

      /** A refusal may not have written anything; nothing foreign may stand in any answer. */
      const judge = async (
        who: string,
        expected: string,
        target: Target,
        run: () => Promise<Answer>,
        mayKnow: readonly Place[],
      ) => {
        const before = await fingerprint(company)
        const answer = await run()
        const at = `${line.operation}, ${who}, ${line.everywhere === true ? 'everywhere' : target.place}`
        const found = signOf(answer.status)
        if (found !== expected) complaints.push(`${at}: expected ${expected}, found ${found} ${answer.text.slice(0, 300)}`)
        if (found !== '+')
          for (const table of changedTables(before, await fingerprint(company)))
            complaints.push(`${at}: refused, and wrote to ${table}`)
        const mayShow = line.mayShow?.(target) ?? []
        for (const leak of leaksIn(answer.text, [...lasting.values(), target], mayKnow, found === '+' ? mayShow : []))
          complaints.push(`${at}: shows ${leak}`)
        return answer
      }

      for (const role of roleKeys) {
        const key = await company.keyFor(userOfRole[role])
        const row = line.expect[role]
        if (line.shows !== undefined) {
          const target = required(lasting.get('own'))
          const allowed = !row.startsWith('x')
          const answer = await judge(role, allowed ? '+' : 'x', target, () => call(key, target), visible[role])
          for (const [index, place] of places.entries()) {
            const there = answer.text.includes(line.shows(required(lasting.get(place))))
            if (allowed && there !== (row[index] === '+'))
              complaints.push(`${line.operation}, ${role}: the record at ${place} ${there ? 'shows' : 'does not show'}`)
          }
          continue
        }
        for (const [index, place] of places.entries()) {
          const expected = row[index]
          if (line.everywhere === true && index > 0) break
          if (expected === undefined) complaints.push(`${line.operation}, ${role}: no sign for ${place}`)
          const target = await targetAt(line, place)
          await judge(role, expected ?? '?', target, () => call(key, target), visible[role])
        }
      }

      const target = await targetAt(line, 'own')
      for (const [who, key] of strangers) {
        const open = operation.permission === 'public'
        const expected = open ? '+' : who === 'no role' ? (operation.permission === null ? '+' : 'x') : '(401)'
        await judge(who, expected, target, () => call(key, target), open ? places : [])
      }
      return complaints
    },
  }
}

async function send(
  operations: readonly Operation[],
  operation: Operation,
  line: Line,
  key: string | undefined,
  target: Target,
): Promise<Answer> {
  const { path, body, headers: more } = line.request(target)
  const headers = new Headers(more)
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`)
  const form = body instanceof FormData
  if (body !== undefined && !form) headers.set('content-type', 'application/json')
  const request = new Request(`http://127.0.0.1/api/v1${path}`, {
    method: operation.method,
    headers,
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  })
  const response = await dispatch(operations, authenticateKey, request)
  return { status: response.status, text: `${[...response.headers].flat().join('\n')}\n${await response.text()}` }
}

/** Those who may not come in at all, and one who may and has no role. */
async function makeStrangers(company: TestCompany): Promise<[string, string | undefined][]> {
  const made = makeKey()
  await company.db.execute(sql`
    insert into api_key (name, prefix, secret_hash, user_id, created_by_id)
    values ('orphan', ${made.prefix}, ${made.secretHash}, ${company.users.administrator.id}, ${company.users.disabled.id})`)
  return [
    ['signed out', undefined],
    ['disabled user', await company.keyFor('disabled')],
    ['key of a disabled creator', made.key],
    ['no role', await company.keyFor('nobody')],
  ]
}

function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((table) => before.get(table) !== after.get(table))
}

/** Finds names of records that the reader may not know of, and telephone numbers in clear, which nobody may see unasked. */
function leaksIn(text: string, targets: readonly Target[], mayKnow: readonly Place[], mayShow: readonly string[]): string[] {
  const leaks: string[] = []
  for (const target of targets) {
    if (!mayKnow.includes(target.place) && text.includes(target.token) && !mayShow.includes(target.token))
      leaks.push(target.token)
    if (text.includes(target.digits) && !mayShow.includes(target.digits)) leaks.push(`the telephone number ${target.digits}`)
    for (const secret of [`联系人${target.token}`, `来电${target.token}`, `${target.token}@mail`, `${target.token}路18号502`]) {
      if (text.includes(secret) && !mayShow.includes(secret)) leaks.push(secret)
    }
  }
  return leaks
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the matrix has no such place')
  return value
}
