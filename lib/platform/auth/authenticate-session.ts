import { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import { currentDatabase } from '../db/current.ts'
import { isFromElsewhere } from '../http/own-site.ts'
import { log } from '../log/log.ts'
import { sessionCookieName } from './next-auth.ts'
import { findSessionContext } from './session.ts'
import { readSessionId } from './session-cookie.ts'

/** Makes the context of whoever is signed in in the browser that sent the request. Throws `unauthenticated` when nobody is, and `forbidden` while a one-time
 * password has to be changed, and for whatever writes and does not come from a page of ours: a browser always says where a post comes from. */
export async function authenticateSession(request: Request, requestId: string): Promise<Context> {
  const cookie = cookieOf(request, sessionCookieName())
  const sessionId = cookie === null ? null : await readSessionId(cookie)
  if (sessionId === null) throw new AppError('unauthenticated', {})
  const acceptLanguage = request.headers.get('accept-language')
  const found = await findSessionContext(currentDatabase().db, sessionId, { requestId, acceptLanguage, log })
  if (found === null) throw new AppError('unauthenticated', {})
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads && (request.headers.get('origin') === null || isFromElsewhere(request)))
    throw new AppError('forbidden', {}, { detail: 'auth.from_elsewhere' })
  if (found.mustChangePassword) throw new AppError('forbidden', {}, { detail: 'auth.change_password_first' })
  return found.ctx
}

function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}
