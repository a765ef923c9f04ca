import { randomUUID } from 'node:crypto'
import { AppError } from '#lib/core/errors'
import { pickLocale } from '../i18n/locale.ts'
import { findText } from '../i18n/messages.ts'
import { log } from '../log/log.ts'
import { problemResponse } from './problem.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** What stands in the first line of a request, and which language its reader wants. */
export interface Asked {
  method: string
  /** As it came over the wire: a path, or a whole address. */
  target: string
  acceptLanguage: string | undefined
}

/** Why a request is for no door of ours: it has no path, or one that is not the UTF-8 that its percent signs promise, or its method is none that doors have. */
export interface Unroutable {
  status: 404 | 405
  door: 'api' | 'page'
}

/** Says why the router must not see a request, which would break on it and call that a fault of ours; null for every other one. */
export function unroutable({ method, target }: Pick<Asked, 'method' | 'target'>): Unroutable | null {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? ''
  const door = /^\/+api(\/|$)/.test(path) ? 'api' : 'page'
  if (!methods.includes(method)) return { status: 405, door }
  // `OPTIONS *` asks about the server as a whole.
  const isPath = path === '' || path.startsWith('/')
  return isPath && isDecodable(path) ? null : { status: 404, door }
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Answers such a request in its reader's language: a program with a problem, a person with a short page that needs nothing else. Nothing of the request stands in it. */
export function refuseUnroutable({ status, door }: Unroutable, { method, acceptLanguage }: Asked): Response {
  const requestId = randomUUID()
  const response = door === 'api' ? refuseProgram(status, acceptLanguage, requestId) : refusePerson(status, acceptLanguage)
  response.headers.set('x-request-id', requestId)
  response.headers.set('x-content-type-options', 'nosniff')
  if (status === 405) response.headers.set('allow', methods.join(', '))
  log.info({ requestId, method, status, door }, 'unroutable')
  return response
}

function refuseProgram(status: Unroutable['status'], acceptLanguage: string | undefined, requestId: string): Response {
  const locale = pickLocale(undefined, acceptLanguage ?? 'en')
  return problemResponse(new AppError(status === 405 ? 'method_not_allowed' : 'not_found', {}), { locale, log, requestId })
}

function refusePerson(status: number, acceptLanguage: string | undefined): Response {
  const locale = pickLocale(undefined, acceptLanguage)
  const [title, text] = ['title', 'text'].map((name) => findText(locale, `shell.notFound.${name}`) ?? '')
  const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><p>${text}</p></html>`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-frame-options': 'DENY',
  }
  return new Response(page, { status, headers })
}
