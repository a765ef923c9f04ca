import { AppError } from '#lib/core/errors'
import type { Locale } from '../i18n/locale.ts'
import { errorText, issueText } from '../i18n/messages.ts'
import type { Log } from '../log/log.ts'
import { statusOf } from './status.ts'

/** Shapes an error as application/problem+json (RFC 9457), in the reader's language. What is not an AppError is logged and answered as
 * 503 when the database is away, else as 500 without a word of what happened inside. */
export function problemResponse(error: unknown, options: { locale: Locale; log: Log; requestId: string }): Response {
  const known = error instanceof AppError ? error : translate(error)
  const status = statusOf[known.code]
  // A database that is away is told by health checks; what nobody expected must not drown among it.
  if (status >= 500) options.log[status === 503 ? 'warn' : 'error']({ err: error }, 'request failed')
  const detail = errorText(options.locale, known.detail ?? known.code, known.params)
  const body = {
    type: `urn:yike:problem:${known.code}`,
    title: errorText(options.locale, known.code, known.params),
    status,
    code: known.code,
    detail,
    instance: `urn:yike:request:${options.requestId}`,
    ...(status === 400
      ? {
          invalid_params: [
            ...known.issues.map(({ name, code, params }) => ({ name, code, reason: issueText(options.locale, code, params) })),
            ...known.fields.map((name) => ({ name, code: known.code, reason: detail })),
          ],
        }
      : {}),
    ...(known.current === undefined ? {} : { current: known.current }),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
  if (status === 503 || status === 429) headers.set('retry-after', String(known.retryAfterSeconds ?? 5))
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(body), { status, headers })
}

/** Answers the same refusal as a plain sentence, for a browser that was led to a file and shows what comes instead. */
export async function asSentence(problem: Response): Promise<Response> {
  const { detail }: { detail?: unknown } = await problem.json()
  const headers = new Headers(problem.headers)
  headers.set('content-type', 'text/plain; charset=utf-8')
  return new Response(String(detail), { status: problem.status, headers })
}

const networkFaults = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])
// Prisma's own codes: cannot reach, timed out reaching, closed (also in a transaction), no connection free, transaction could not start or was lost.
const prismaFaults = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P1018', 'P2024', 'P2028', 'P2037'])
// What Prisma's driver adapter calls the same.
const adapterFaults = new Set(['ConnectionClosed', 'DatabaseNotReachable', 'SocketTimeout', 'TooManyConnections'])
/** Texts of drivers that come without any code when a connection breaks in the middle. */
const brokenConnection =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Client was closed|Can't reach database|server (has )?closed the connection|terminating connection|Transaction (not found|already closed)|database system is (starting up|shutting down|in recovery)/i
const serialization = new Set(['40001', '40P01', '55P03', 'P2034'])
const impossibleValues = new Set(['22003', '22021', '22P05'])

/** Says what an error of a driver means to the caller. Connection and shutdown classes of SQLSTATE (08, 57P, 53) are `unavailable`;
 * values that the database cannot hold are `invalid_request`; everything else is `internal`. Causes are looked at too, errors or not: Prisma's are plain
 * objects, and its codes say little of what the database said (P2010 and P2039 wrap every SQLSTATE). */
export function translate(error: unknown): AppError {
  for (let cause: unknown = error; typeof cause === 'object' && cause !== null; cause = causeOf(cause)) {
    const code = codeOf(cause)
    const away = /^(08|57P|53)/.test(code) || networkFaults.has(code) || prismaFaults.has(code) || serialization.has(code)
    const broken =
      adapterFaults.has(textOf(cause, 'kind')) ||
      brokenConnection.test(textOf(cause, 'message') || textOf(cause, 'originalMessage'))
    if (away || broken) return new AppError('unavailable', {}, { cause: error })
    if (impossibleValues.has(code)) return new AppError('invalid_request', {}, { cause: error })
  }
  return new AppError('internal', {}, { cause: error })
}

/** What stands below: Prisma keeps the error of its driver in `meta`, JavaScript in `cause`. */
function causeOf(error: object): unknown {
  const meta: unknown = Reflect.get(error, 'meta')
  const driver: unknown = typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'driverAdapterError') : undefined
  return driver ?? Reflect.get(error, 'cause')
}

function codeOf(error: object): string {
  return textOf(error, 'code') || textOf(error, 'originalCode')
}

function textOf(from: object, key: string): string {
  const value: unknown = Reflect.get(from, key)
  return typeof value === 'string' ? value : ''
}
