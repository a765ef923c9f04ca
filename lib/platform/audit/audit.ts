import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'

export interface AuditEntry {
  /** resource.verb, such as `customer.update`. */
  action: string
  subjectType?: string
  subjectId?: string | number | bigint
  /** `{ field: [from, to] }` with personal values masked already, or counts for a bulk write. Nothing personal in clear. */
  detail?: Record<string, unknown>
  reason?: string
}

/** Appends an audit event in the transaction of `ctx.db`: call it with the context of the transaction that makes the change. */
export async function audit(ctx: Pick<Context, 'actor' | 'db' | 'requestId'>, entry: AuditEntry): Promise<void> {
  await ctx.db.execute(sql`
    insert into audit_event (actor_id, action, subject_type, subject_id, detail, reason, request_id)
    values (${ctx.actor.userId === 0 ? null : ctx.actor.userId}, ${entry.action}, ${entry.subjectType ?? null},
      ${entry.subjectId === undefined ? null : String(entry.subjectId)}, ${JSON.stringify(entry.detail ?? {})}::jsonb,
      ${entry.reason ?? null}, ${ctx.requestId})`)
}
