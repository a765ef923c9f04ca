import { AppError } from '#lib/core/errors'
import type { Locale } from '../i18n/locale.ts'
import { errorText, issueText } from '../i18n/messages.ts'
import type { Log } from '../log/log.ts'
import { statusOf } from './status.ts'

/** Shapes an error as application/problem+json (RFC 9457), in the reader's language. What is not an AppError is logged and answered as
 * 503 when the database is away, else as 500 without a word of what happened inside. `status` stands in for that of the code. */
export function problemResponse(
  error: unknown,
  options: { locale: Locale; log: Log; requestId: string; status?: number },
): Response {
  const known = error instanceof AppError ? error : translate(error)
  const status = options.status ?? statusOf[known.code]
  if (status >= 500) options.log.error({ err: error }, 'request failed')
  const body = {
    type: `urn:yike:problem:${known.code}`,
    title: errorText(options.locale, known.code, known.params),
    status,
    code: known.code,
    detail: errorText(options.locale, known.detail ?? known.code, known.params),
    instance: `urn:yike:request:${options.requestId}`,
    ...(status === 400
      ? {
          invalid_params: (known.issues ?? []).map((issue) => ({
            name: issue.name,
            code: issue.code,
            reason: issueText(options.locale, issue.code, issue.params),
          })),
        }
      : {}),
    ...(known.current === undefined ? {} : { current: known.current }),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
  if (status === 503 || status === 429) headers.set('retry-after', String(known.retryAfterSeconds ?? 5))
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(body), { status, headers })
}

const networkFaults = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])
// Prisma's own codes: cannot reach, timed out reaching, closed, no connection free, transaction could not start.
const prismaFaults = new Set(['P1001', 'P1002', 'P1017', 'P2024', 'P2028'])

/** Says what an error of a driver means to the caller. Connection and shutdown classes of SQLSTATE (08, 57P, 53) are `unavailable`;
 * values that the database cannot hold are `invalid_request`; everything else is `internal`. */
export function translate(error: unknown): AppError {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = codeOf(cause)
    if (/^(08|57P|53)/.test(code) || networkFaults.has(code) || prismaFaults.has(code)) return new AppError('unavailable', {})
    if (/timeout exceeded when trying to connect|Connection terminated|Can't reach database/i.test(cause.message))
      return new AppError('unavailable', {})
    if (code === '40001' || code === '40P01' || code === '55P03' || code === 'P2034') return new AppError('unavailable', {})
    if (code === '22003' || code === '22021' || code === '22P05') return new AppError('invalid_request', {})
  }
  return new AppError('internal', {})
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') {
    // Prisma wraps an SQLSTATE of raw statements as P2010 with the original code in meta.
    if (error.code !== 'P2010') return error.code
    const meta = 'meta' in error && typeof error.meta === 'object' ? JSON.stringify(error.meta) : ''
    return /"(?:originalCode|code)":"([0-9A-Z]{5})"/.exec(meta)?.[1] ?? error.code
  }
  return ''
}
