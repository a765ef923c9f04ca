import type { AuthOptions } from 'next-auth'
import { isAppError } from '#lib/core/errors'
import { currentDatabase } from '../db/current.ts'
import { env } from '../env.ts'
import { log } from '../log/log.ts'
import { revokeSession, sessionSeconds } from './session.ts'
import { signIn } from './sign-in.ts'

/** Whether the address that people use is https: it decides over the Secure flag and the name of the cookie. */
function isSecure(): boolean {
  return (process.env.NEXTAUTH_URL ?? env().APP_URL ?? '').startsWith('https:')
}

/** The name of the cookie that carries the session. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-yike.session' : 'yike.session'
}

/** next-auth as a thin transport: it keeps a secret session id in an encrypted cookie and nothing else; users, sessions, limits and
 * the audit are ours. Errors of a sign-in reach the page as `CredentialsSignin` (wrong) or `rate_limited` or `unavailable`. */
export function authOptions(): AuthOptions {
  const secure = isSecure()
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    jwt: { maxAge: sessionSeconds },
    useSecureCookies: secure,
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    logger: { error: (code) => log.warn({ code }, 'next-auth'), warn: () => {}, debug: () => {} },
    providers: [
      {
        id: 'credentials',
        name: 'credentials',
        type: 'credentials',
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => authorize(credentials, request.headers ?? {}),
      },
    ],
    callbacks: {
      // `user` is there at the sign-in only; the token keeps nothing of it but the session's id.
      jwt: ({ token, user }) => (user === undefined ? { sid: token.sid } : { sid: user.id }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (url.startsWith('/') && !url.startsWith('//') ? new URL(url, baseUrl).href : baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await revokeSession(currentDatabase().db, token.sid)
      },
    },
  }
}

async function authorize(
  credentials: Record<string, unknown> | undefined,
  headers: Record<string, unknown>,
): Promise<{ id: string } | null> {
  const { email, password } = credentials ?? {}
  if (typeof email !== 'string' || typeof password !== 'string') return null
  try {
    const agent = headers['user-agent']
    const { sessionId } = await signIn(currentDatabase().db, {
      email,
      password,
      address: addressOf(headers['x-forwarded-for']),
      agent: typeof agent === 'string' ? agent : '',
    })
    return { id: sessionId }
  } catch (error) {
    if (isAppError(error, 'unauthenticated')) return null
    if (isAppError(error, 'rate_limited')) throw new Error('rate_limited')
    log.error({ err: error }, 'sign-in failed')
    throw new Error('unavailable')
  }
}

/** The address nearest to us: what the last proxy wrote, not what the caller may have put before it. */
function addressOf(forwarded: unknown): string {
  return typeof forwarded === 'string' ? (forwarded.split(',').at(-1)?.trim() ?? '') : ''
}
