import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, isAppError } from '#lib/core/errors'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Limit } from '../limit/limit.ts'
import { forgetPoints, giveBackPoint, takePoint } from '../limit/limit.ts'
import { maxPasswordCharacters, verifyPassword } from './password.ts'
import { createSession } from './session.ts'

// Guesses are counted three ways. Ten for one user from one address; so a colleague at the next desk is not touched. Fifty for one user from
// everywhere, and three hundred from one address for everybody, such as an outlet behind one router; these two never stop a user at an
// address where the same user has signed in before, so that a stranger can lock out neither a user nor an outlet.
const perPair: Limit = { name: 'sign_in_pair', points: 10, seconds: 15 * 60 }
const perUser: Limit = { name: 'sign_in_user', points: 50, seconds: 60 * 60 }
const perAddress: Limit = { name: 'sign_in_address', points: 300, seconds: 60 * 60 }

export interface SignIn {
  email: string
  password: string
  address: string
  agent: string
}

export interface SignedIn {
  sessionId: string
  userId: number
  name: string
  mustChangePassword: boolean
}

const userRow = z.object({
  id: z.int(),
  name: z.string(),
  passwordHash: z.string().nullable(),
  usable: z.boolean(),
  mustChangePassword: z.boolean(),
  known: z.boolean(),
})

/** Checks e-mail and password and opens a session. Throws `unauthenticated`, the same and after the same work for an unknown user, a wrong
 * password and a disabled user, and `rate_limited` after too many guesses. Both are audited. */
export async function signIn(db: Db, input: SignIn): Promise<SignedIn> {
  const email = input.email.normalize('NFKC').trim().toLowerCase().slice(0, 320)
  const user = await db.row(
    userRow,
    sql`
    select u.id, u.name, u.password_hash as "passwordHash", u.disabled_at is null and u.kind = 'person' as usable,
      u.must_change_password as "mustChangePassword",
      exists (select 1 from session s where s.user_id = u.id and s.address = ${input.address}) as known
    from app_user u where u.email = ${email}`,
  )
  const keys = limitKeys(email, input.address)
  const counted: [Limit, string][] = [[perPair, keys.pair]]
  if (user?.known !== true) counted.push([perUser, keys.user], [perAddress, keys.address])
  try {
    for (const [limit, key] of counted) await takePoint(limit, key)
  } catch (error) {
    if (isAppError(error, 'rate_limited')) await note(db, user?.id ?? null, 'session.limited', input.address)
    throw error
  }
  const fits = input.password.length <= maxPasswordCharacters * 2
  const right = await verifyPassword(user?.usable === true && fits ? user.passwordHash : null, fits ? input.password : '')
  if (user === null || !right) {
    await note(db, user?.id ?? null, 'session.refuse', input.address)
    throw new AppError('unauthenticated', {}, { detail: 'auth.wrong_sign_in' })
  }
  await forgetPoints(perPair, keys.pair)
  for (const [limit, key] of counted.slice(1)) await giveBackPoint(limit, key)
  const sessionId = await db.tx(async (tx) => {
    await note(tx, user.id, 'session.start', input.address)
    return createSession(tx, { userId: user.id, address: input.address, agent: input.agent })
  })
  return { sessionId, userId: user.id, name: user.name, mustChangePassword: user.mustChangePassword }
}

/** Counters carry no e-mail address in clear. */
function limitKeys(email: string, address: string): Record<'pair' | 'user' | 'address', string> {
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)
  return { pair: hash(`${email}\n${address}`), user: hash(email), address: hash(address) }
}

async function note(db: Db, userId: number | null, action: string, address: string): Promise<void> {
  await db.execute(sql`
    insert into audit_event (actor_id, action, subject_type, subject_id, detail)
    values (${userId}, ${action}, 'user', ${userId === null ? null : String(userId)}, ${JSON.stringify({ address: address.slice(0, 100) })}::jsonb)`)
}
