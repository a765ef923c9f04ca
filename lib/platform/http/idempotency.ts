import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import { seal, unseal } from './seal.ts'

const kept = z.object({
  requestHash: z.string(),
  responseStatus: z.number().nullable(),
  responseBody: z.string().nullable(),
  running: z.boolean(),
})
const lockSeconds = 120

/** The fingerprint of a request: method, path and body. */
export function requestHash(method: string, path: string, body: Uint8Array | string): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('hex')
}

export interface Answer {
  status: number
  body: unknown
}

/** Runs `work` at most once per actor and key within 24 hours; the same request again gets the first answer, another one 422
 * `idempotency_mismatch`, one that still runs 409 `conflict`. The answer is stored in the transaction of the work itself, so that a
 * process killed in between leaves neither. Errors are not kept: the caller may put the request right and send it again. */
export async function once(ctx: Context, key: string, hash: string, work: (ctx: Context) => Promise<Answer>): Promise<Answer> {
  if (key.length > 200 || !/^[\x21-\x7e]+$/.test(key)) {
    throw new AppError(
      'invalid_request',
      {},
      { issues: [{ name: 'Idempotency-Key', code: 'invalid_format', params: { in: 'header' } }] },
    )
  }
  const userId = ctx.actor.userId
  const claimed = await ctx.db.execute(sql`
    insert into idempotency_key as k (user_id, key, request_hash, locked_until)
    values (${userId}, ${key}, ${hash}, now() + make_interval(secs => ${lockSeconds}))
    on conflict (user_id, key) do update
    set request_hash = excluded.request_hash, locked_until = excluded.locked_until, created_at = now(), response_status = null, response_body = null
    where k.created_at < now() - interval '24 hours' or (k.response_status is null and k.locked_until < now() and k.request_hash = excluded.request_hash)`)
  if (claimed === 0) return replay(ctx, key, hash)
  try {
    return await ctx.db.tx(async (db) => {
      const answer = await work({ ...ctx, db })
      await db.execute(sql`
        update idempotency_key set response_status = ${answer.status}, response_body = ${seal(JSON.stringify(answer.body))}, locked_until = null
        where user_id = ${userId} and key = ${key}`)
      return answer
    })
  } catch (error) {
    await ctx.db.execute(sql`delete from idempotency_key where user_id = ${userId} and key = ${key} and response_status is null`)
    throw error
  }
}

async function replay(ctx: Context, key: string, hash: string): Promise<Answer> {
  const row = await ctx.db.row(
    kept,
    sql`select request_hash as "requestHash", response_status as "responseStatus", response_body as "responseBody", true as running
        from idempotency_key where user_id = ${ctx.actor.userId} and key = ${key}`,
  )
  if (row === null) throw new AppError('conflict', {}, { detail: 'idempotency.still_running' })
  if (row.requestHash !== hash) throw new AppError('idempotency_mismatch', {})
  if (row.responseStatus === null || row.responseBody === null)
    throw new AppError('conflict', {}, { detail: 'idempotency.still_running' })
  return { status: row.responseStatus, body: JSON.parse(unseal(row.responseBody)) }
}
