import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { CONTACT_WAYS, EVENT_KINDS } from '../event.ts'

/** An event to be noted. */
export interface NewEvent {
  caseId: number
  kind: (typeof EVENT_KINDS)[number]
  at: Date
  /** Null: the system. */
  actorId: number | null
  channel?: (typeof CONTACT_WAYS)[number] | null
  outletId?: number | null
  text?: string | null
  /** Nothing personal. */
  detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Appends what happened to cases. */
export async function insertEventRows(db: Db, events: readonly NewEvent[]): Promise<void> {
  const rows = events.map((event) => ({
    case_id: event.caseId,
    kind: event.kind,
    at: event.at,
    actor_id: event.actorId,
    channel: event.channel ?? null,
    outlet_id: event.outletId ?? null,
    text: event.text ?? null,
    detail: event.detail ?? {},
  }))
  await db.execute(sql`
    insert into case_event (case_id, kind, at, actor_id, channel, outlet_id, text, detail)
    select e.case_id, e.kind, e.at, e.actor_id, e.channel, e.outlet_id, e.text, e.detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (case_id int, kind text, at timestamptz, actor_id int, channel text, outlet_id int, text text, detail jsonb)`)
}

const eventRow = z.object({
  id: z.int(),
  kind: z.enum(EVENT_KINDS),
  at: z.date(),
  notedAt: z.date(),
  actorId: z.int().nullable(),
  actorName: z.string().nullable(),
  channel: z.enum(CONTACT_WAYS).nullable(),
  outletId: z.int().nullable(),
  outletName: z.string().nullable(),
  text: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type EventRow = z.infer<typeof eventRow>

/** Lists what happened in a case, the latest first. */
export function listEventRows(db: Db, caseId: number): Promise<EventRow[]> {
  return db.rows(
    eventRow,
    sql`
    select e.id::float8 as id, e.kind, e.at, e.noted_at as "notedAt", e.actor_id as "actorId", u.name as "actorName", e.channel, e.outlet_id as "outletId",
      o.name as "outletName", e.text, e.detail
    from case_event e left join app_user u on u.id = e.actor_id left join outlet o on o.id = e.outlet_id
    where e.case_id = ${caseId} order by e.at desc, e.id desc`,
  )
}
