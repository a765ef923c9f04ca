import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { seal, unseal } from './seal.ts'

const kept = z.object({ requestHash: z.string(), rightsHash: z.string(), responseStatus: z.number(), responseBody: z.string() })

/** The fingerprint of a request: method, path and body. */
export function requestHash(method: string, path: string, body: Uint8Array | string): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('hex')
}

export interface Answer {
  status: number
  body: unknown
}

/** Runs `work` at most once per actor and key within 24 hours; the same request again gets the first answer, another one 422
 * `idempotency_mismatch`, one that comes while the first still runs 409 `conflict`. All of it is one transaction: whatever ends it early, a process killed
 * or no connection left, leaves nothing behind that would refuse the caller's next try. Errors are not kept: the caller may put the request right
 * and send it again. Nor is an answer given again to whoever's rights have changed since, because what was in reach then may be so no more: 409. */
export async function once(ctx: Context, key: string, hash: string, work: (ctx: Context) => Promise<Answer>): Promise<Answer> {
  if (key.length > 200 || !/^[\x21-\x7e]+$/.test(key)) {
    throw new AppError(
      'invalid_request',
      {},
      { issues: [{ name: 'Idempotency-Key', code: 'invalid_format', params: { in: 'header' } }] },
    )
  }
  const userId = ctx.actor.userId
  const rights = rightsHash(ctx)
  return ctx.db.tx(async (db) => {
    await claim(db, userId, key)
    const earlier = await db.row(
      kept,
      sql`select request_hash as "requestHash", rights_hash as "rightsHash", response_status as "responseStatus", response_body as "responseBody"
          from idempotency_key where user_id = ${userId} and key = ${key} and created_at >= now() - interval '24 hours'`,
    )
    if (earlier !== null) return replay(earlier, hash, rights)
    const answer = await work({ ...ctx, db })
    await db.execute(sql`
      insert into idempotency_key (user_id, key, request_hash, rights_hash, response_status, response_body)
      values (${userId}, ${key}, ${hash}, ${rights}, ${answer.status}, ${seal(JSON.stringify(answer.body))})
      on conflict (user_id, key) do update set request_hash = excluded.request_hash, rights_hash = excluded.rights_hash, response_status = excluded.response_status,
        response_body = excluded.response_body, created_at = excluded.created_at`)
    return answer
  })
}

/** Takes the key until the transaction ends, or throws `conflict`. Waiting for the other one instead would hold a connection for each try. */
async function claim(db: Db, userId: number, key: string): Promise<void> {
  const lock = await db.row(
    z.object({ taken: z.boolean() }),
    sql`select pg_try_advisory_xact_lock(hashtextextended(${key}, ${userId}::int8)) as taken`,
  )
  if (lock?.taken !== true) throw new AppError('conflict', {}, { detail: 'idempotency.still_running' })
}

/** The fingerprint of what the actor may do, and how far. */
function rightsHash({ actor }: Context): string {
  const ordered = (ids: readonly number[]) => ids.toSorted((left, right) => left - right)
  const rights = Object.entries(actor.permissions).map(([permission, scope]) =>
    scope.kind === 'all' ? permission : [permission, ordered(scope.ownerIds), ordered(scope.outletIds), scope.collaboratorId],
  )
  const text = rights.map((right) => JSON.stringify(right)).sort()
  return createHash('sha256').update(text.join('\n')).digest('hex')
}

function replay(earlier: z.infer<typeof kept>, hash: string, rights: string): Answer {
  if (earlier.requestHash !== hash) throw new AppError('idempotency_mismatch', {})
  if (earlier.rightsHash !== rights) throw new AppError('conflict', {}, { detail: 'idempotency.rights_changed' })
  return { status: earlier.responseStatus, body: JSON.parse(unseal(earlier.responseBody)) }
}
