import { authenticateSession } from '#lib/platform/auth/authenticate-session'
import { dispatch } from '#lib/platform/http/dispatch'
import type { Operation } from '#lib/platform/http/operation'
import { nameOf } from './api-doors.ts'
import type { Door } from './door.ts'
import type { Line } from './line.ts'
import type { ScreenStranger } from './screen-callers.ts'
import { screenStrangers } from './screen-callers.ts'

const base = '/api/files'
const origin = 'http://yike.test'

const signs: Record<ScreenStranger, string> = {
  'signed out': '(401)',
  'disabled user': '(401)',
  'ended session': '(401)',
  'one-time password': 'x',
  'no role': 'x',
  'key alone': '(401)',
}

/** Makes a door of a line of the table of files, at which everybody comes as his browser would; it answers in this process. Null when there is no such operation. */
export function fileDoor(
  line: Line,
  operations: readonly Operation[],
  headersOf: (who: string) => Record<string, string>,
): Door | null {
  const operation = operations.find((one) => nameOf(one) === line.operation)
  if (operation === undefined) return null
  return {
    ...line,
    name: `${line.operation} of files`,
    strangers: screenStrangers.map((who) => [who, signs[who]]),
    open: false,
    readsOnly: operation.method === 'GET',
    async knock(who, target) {
      const { path, body } = line.request(target)
      const request = new Request(`${origin}${base}${path}`, {
        method: operation.method,
        headers: { ...headersOf(who), host: 'yike.test', ...(operation.method === 'GET' ? {} : { origin }) },
        ...(body instanceof FormData || body instanceof URLSearchParams ? { body } : {}),
      })
      const response = await dispatch(operations, authenticateSession, request, base)
      return { status: response.status, text: `${[...response.headers].flat().join('\n')}\n${await response.text()}` }
    },
  }
}
