import 'server-only'
import { randomUUID } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Context } from '../context.ts'
import { currentDatabase } from '../db/current.ts'
import { log } from '../log/log.ts'
import { sessionCookieName } from './next-auth.ts'
import type { SessionContext } from './session.ts'
import { findSessionContext } from './session.ts'
import { readSessionId } from './session-cookie.ts'

const loadSession = cache(async (): Promise<SessionContext | null> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value
  const sessionId = cookie === undefined ? null : await readSessionId(cookie)
  if (sessionId === null) return null
  const acceptLanguage = (await headers()).get('accept-language')
  return findSessionContext(currentDatabase().db, sessionId, { requestId: randomUUID(), acceptLanguage, log })
})

/** Answers the context of whoever is signed in, or null. One reading a request, shared by layout, page and panels. */
export async function findCurrentContext(): Promise<Context | null> {
  return (await loadSession())?.ctx ?? null
}

/** Answers the context of whoever is signed in; for pages. Leads to /sign-in when nobody is, and to /change-password while a one-time password
 * has to be changed, unless the caller is that very page. */
export async function currentContext(options: { whilePasswordMustChange?: boolean } = {}): Promise<Context> {
  const found = await loadSession()
  if (found === null) {
    const path = (await headers()).get('x-path')
    redirect(path === null || path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`)
  }
  if (found.mustChangePassword && options.whilePasswordMustChange !== true) redirect('/change-password')
  return found.ctx
}

/** Says whether whoever is signed in still has a one-time password. */
export async function hasToChangePassword(): Promise<boolean> {
  return (await loadSession())?.mustChangePassword === true
}
