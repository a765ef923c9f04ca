import { authenticateKey } from '#lib/platform/auth/authenticate'
import { makeKey } from '#lib/platform/auth/key-format'
import { sql } from '#lib/platform/db/sql'
import { dispatch } from '#lib/platform/http/dispatch'
import type { Operation } from '#lib/platform/http/operation'
import { roleKeys } from '#lib/platform/org/roles'
import type { TestCompany } from '#tests/support/company'
import { userOfRole } from '#tests/support/company'
import type { Answer, Door } from './door.ts'
import type { Line } from './line.ts'
import { signIn } from './screen-callers.ts'
import type { Target } from './target.ts'

/** What an operation is called in the table. */
export const nameOf = (operation: Operation): string => `${operation.method} ${operation.path}`

/** Makes doors of the lines of the API's table: each caller has a key, or what a stranger has, and the API answers in this process. */
export async function makeApiDoors(company: TestCompany): Promise<(line: Line, operations: readonly Operation[]) => Door | null> {
  const callers = new Map<string, Record<string, string>>(Object.entries(await makeStrangers(company)))
  for (const role of roleKeys) callers.set(role, bearer(await company.keyFor(userOfRole[role])))
  return (line, operations) => {
    const operation = operations.find((one) => nameOf(one) === line.operation)
    if (operation === undefined) return null
    const open = operation.permission === 'public'
    const signFor = (stranger: string) =>
      open ? '+' : stranger === 'no role' ? (operation.permission === null ? '+' : 'x') : '(401)'
    return {
      ...line,
      name: line.operation,
      strangers: strangers.map((stranger) => [stranger, signFor(stranger)]),
      open,
      readsOnly: operation.method === 'GET',
      knock: (who, target) => send(operations, operation, line, callers.get(who) ?? {}, target),
    }
  }
}

async function send(
  operations: readonly Operation[],
  operation: Operation,
  line: Line,
  caller: Record<string, string>,
  target: Target,
): Promise<Answer> {
  const { path, body, headers: more } = line.request(target)
  const headers = new Headers({ ...more, ...caller })
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

const strangers = ['signed out', 'disabled user', 'key of a disabled creator', 'revoked key', 'session alone', 'no role'] as const

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** What those send who may not come in at all, and one who may and has no role. `session alone` is the browser of an administrator: sessions open the screens only. */
async function makeStrangers(company: TestCompany): Promise<Record<(typeof strangers)[number], Record<string, string>>> {
  const { administrator, disabled } = company.users
  const [orphan, revoked] = [makeKey(), makeKey()]
  await company.db.execute(sql`
    insert into api_key (name, prefix, secret_hash, user_id, created_by_id, revoked_at)
    values ('orphan', ${orphan.prefix}, ${orphan.secretHash}, ${administrator.id}, ${disabled.id}, null),
      ('revoked', ${revoked.prefix}, ${revoked.secretHash}, ${administrator.id}, ${administrator.id}, now())`)
  return {
    'signed out': {},
    'disabled user': bearer(await company.keyFor('disabled')),
    'key of a disabled creator': bearer(orphan.key),
    'revoked key': bearer(revoked.key),
    'session alone': { cookie: (await signIn(company, administrator.id)).cookie },
    'no role': bearer(await company.keyFor('nobody')),
  }
}
