import { decode } from 'next-auth/jwt'
import { env } from '../env.ts'

/** Reads the secret id of a session out of its cookie. One that was tampered with, or made with another secret, is no session: null. */
export async function readSessionId(cookie: string): Promise<string | null> {
  try {
    const token = await decode({ token: cookie, secret: env().AUTH_SECRET })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    return null
  }
}
