import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Actor, Context } from '../context.ts'
import { currentDatabase } from '../db/current.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { pickLocale } from '../i18n/locale.ts'
import { log } from '../log/log.ts'
import { loadCompany } from '../org/company.ts'
import { cutPermissions } from '../scope/combine.ts'
import { readKey } from './key-format.ts'
import { resolveActors } from './resolve-actor.ts'

const keyDetail = z.object({ keyId: z.int(), secretHash: z.string(), createdById: z.int().nullable(), stale: z.boolean() })

/** Makes the context of whoever the request's Bearer key belongs to. Throws `unauthenticated` for a missing, malformed, unknown or revoked key, for one that has ended,
 * and when the user it acts as, or the one who made it, is disabled. */
export async function authenticateKey(request: Request, requestId: string): Promise<Context> {
  const { db } = currentDatabase()
  const actor = await actorOfKey(db, request.headers.get('authorization'))
  return {
    actor,
    company: await loadCompany(db),
    db,
    now: new Date(),
    log: log.child({ requestId, actorId: actor.userId }),
    locale: pickLocale(undefined, request.headers.get('accept-language') ?? 'en'),
    requestId,
  }
}

async function actorOfKey(db: Db, authorization: string | null): Promise<Actor> {
  const bearer = /^Bearer ([^\s]{1,200})$/i.exec(authorization ?? '')?.[1]
  const key = bearer === undefined ? null : readKey(bearer)
  if (key === null) throw new AppError('unauthenticated', {})
  const found = await resolveActors(
    db,
    'actor_by_key',
    sql`
    select p.user_id, p.part, jsonb_build_object('keyId', k.id, 'secretHash', k.secret_hash, 'createdById', k.created_by_id,
      'stale', k.last_used_at is null or k.last_used_at < now() - interval '1 minute') as detail
    from api_key k cross join lateral (values (k.user_id, 'self'), (k.created_by_id, 'creator')) as p (user_id, part)
    where k.prefix = ${key.prefix} and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and p.user_id is not null`,
  )
  const self = found.find((one) => one.part === 'self')
  const creator = found.find((one) => one.part === 'creator')
  if (self === undefined || self.disabled || creator?.disabled === true) throw new AppError('unauthenticated', {})
  const detail = keyDetail.parse(self.detail)
  if (!timingSafeEqual(Buffer.from(detail.secretHash), Buffer.from(key.secretHash))) throw new AppError('unauthenticated', {})
  if (detail.stale) await noteUse(db, detail.keyId)
  const permissions =
    creator === undefined ? self.actor.permissions : cutPermissions(self.actor.permissions, creator.actor.permissions)
  return { ...self.actor, permissions, apiKeyId: detail.keyId }
}

/** At most one write a minute and key, whatever the number of requests. */
async function noteUse(db: Db, keyId: number): Promise<void> {
  await db.execute(sql`
    update api_key set last_used_at = now() where id = ${keyId} and (last_used_at is null or last_used_at < now() - interval '1 minute')`)
}
