import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { pickLocale } from '../i18n/locale.ts'
import type { Log } from '../log/log.ts'
import { loadCompany } from '../org/company.ts'
import { resolveActors } from './resolve-actor.ts'

/** A session ends this long after the sign-in, whatever happens. */
export const sessionSeconds = 7 * 24 * 60 * 60
/** … and this long after it was last used. */
const idleHours = 24

const sessionDetail = z.object({ stale: z.boolean() })

const hashOf = (sessionId: string) => createHash('sha256').update(sessionId).digest('hex')

/** Opens a session and answers its secret id, which goes into the cookie; the database keeps its SHA-256. */
export async function createSession(db: Db, session: { userId: number; address: string; agent: string }): Promise<string> {
  const sessionId = randomBytes(32).toString('base64url')
  await db.execute(sql`
    insert into session (id_hash, user_id, expires_at, address, agent)
    values (${hashOf(sessionId)}, ${session.userId}, now() + make_interval(secs => ${sessionSeconds}), ${session.address.slice(0, 100)},
      ${session.agent.slice(0, 300)})`)
  return sessionId
}

export interface SessionContext {
  ctx: Context
  mustChangePassword: boolean
}

/** Answers the context of a session, rights resolved anew, in one round trip; null when it is unknown, revoked, expired, unused for a day or its
 * user is disabled. */
export async function findSessionContext(
  db: Db,
  sessionId: string,
  request: { requestId: string; acceptLanguage: string | null; log: Log },
): Promise<SessionContext | null> {
  const idHash = hashOf(sessionId)
  const [found] = await resolveActors(
    db,
    'actor_by_session',
    sql`
    select s.user_id, 'self'::text as part, jsonb_build_object('stale', s.last_seen_at < now() - interval '5 minutes') as detail
    from session s where s.id_hash = ${idHash} and s.expires_at > now() and s.last_seen_at > now() - make_interval(hours => ${idleHours})`,
  )
  if (found === undefined || found.disabled) return null
  if (sessionDetail.parse(found.detail).stale)
    await db.execute(sql`update session set last_seen_at = now() where id_hash = ${idHash}`)
  const ctx: Context = {
    actor: { ...found.actor, sessionIdHash: idHash },
    company: await loadCompany(db),
    db,
    now: new Date(),
    log: request.log.child({ requestId: request.requestId, actorId: found.actor.userId }),
    locale: pickLocale(found.locale, request.acceptLanguage),
    requestId: request.requestId,
  }
  return { ctx, mustChangePassword: found.mustChangePassword }
}

/** Ends a session at once and notes the sign-out; ending one that is over does nothing. */
export async function revokeSession(db: Db, sessionId: string): Promise<void> {
  await db.tx(async (tx) => {
    const ended = await tx.row(
      z.object({ userId: z.int() }),
      sql`delete from session where id_hash = ${hashOf(sessionId)} returning user_id as "userId"`,
    )
    if (ended === null) return
    await tx.execute(sql`
      insert into audit_event (actor_id, action, subject_type, subject_id) values (${ended.userId}, 'session.end', 'user', ${String(ended.userId)})`)
  })
}

/** Ends every session of a user, but for the one named. */
export async function revokeSessionsOf(db: Db, userId: number, exceptIdHash: string | null = null): Promise<number> {
  return db.execute(sql`delete from session where user_id = ${userId} and id_hash is distinct from ${exceptIdHash}`)
}

/** Removes sessions that are over; for a daily job. */
export async function deleteExpiredSessions(db: Db): Promise<number> {
  return db.execute(
    sql`delete from session where expires_at < now() or last_seen_at < now() - make_interval(hours => ${idleHours})`,
  )
}
