import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { consentPurposes, reachChannels } from './reach.ts'
import type { NoteConsentInput } from './schema.ts'

const consentRow = z.object({
  purpose: z.enum(consentPurposes),
  given: z.boolean(),
  noticeVersion: z.string(),
  channel: z.string(),
  at: z.string(),
  by: z.string().nullable(),
})

const reachRow = z.object({
  contactId: z.int(),
  refused: z.array(z.enum(reachChannels)),
  fromTime: z.string().nullable(),
  toTime: z.string().nullable(),
  leastDays: z.int().nullable(),
  /** 0 where nothing was said. */
  version: z.int(),
  /** When somebody of ours last reached the contact; null for never. */
  lastReachedAt: z.date().nullable(),
  /** How often we have called the contact since the given instant. */
  calls: z.int(),
  /** The latest of each purpose. */
  consents: z.array(consentRow),
})
export type ReachRow = z.infer<typeof reachRow>

/** Lists how contacts whose customers lie in scope want to be reached, what they agreed to, and how often we have called them since an instant. */
export function listReachRows(db: Db, scope: Scope, contactIds: readonly number[], since: Date): Promise<ReachRow[]> {
  return db.rows(
    reachRow,
    sql`
    select t.id as "contactId", coalesce(p.refused, '{}') as refused, to_char(p.from_time, 'HH24:MI') as "fromTime", to_char(p.to_time, 'HH24:MI') as "toTime",
      p.least_days as "leastDays", coalesce(p.version, 0) as version,
      o.at as "lastReachedAt", o.calls,
      coalesce((select jsonb_agg(jsonb_build_object('purpose', x.purpose, 'given', x.given, 'noticeVersion', x.notice_version, 'channel', x.channel,
          'at', x.noted_at, 'by', (select u.name from app_user u where u.id = x.noted_by_id)) order by x.purpose)
        from (select distinct on (k.purpose) k.* from contact_consent k where k.contact_id = t.id order by k.purpose, k.id desc) x), '[]') as consents
    from contact t join customer c on c.id = t.customer_id left join contact_preference p on p.contact_id = t.id
    cross join lateral (
      select max(i.occurred_at) as at, count(*) filter (where i.channel = 'call' and i.occurred_at >= ${since}::timestamptz)::int as calls from interaction i
      where i.customer_id = any(array(select m.id from customer m where m.root_id = c.root_id)) and i.contact_id = t.id and i.direction = 'outbound'
        and i.archived_at is null) o
    where t.id = any(${[...contactIds]}::int[]) and ${oneInScope(scope, sql`c.root_id`)}`,
  )
}

export interface NewPreference {
  refused: readonly string[]
  fromTime: string | null
  toTime: string | null
  leastDays: number | null
}

/** Stores how a contact wants to be reached in place of what was said before, where that still has the version; false when it has moved on. */
export async function savePreference(
  db: Db,
  contactId: number,
  version: number,
  { refused, fromTime, toTime, leastDays }: NewPreference,
  now: Date,
): Promise<boolean> {
  const values = sql`${[...refused]}::text[], ${fromTime}::time, ${toTime}::time, ${leastDays}::int2`
  if (version === 0) {
    const inserted = await db.execute(sql`
      insert into contact_preference (contact_id, refused, from_time, to_time, least_days, updated_at)
      values (${contactId}, ${values}, ${now}::timestamptz) on conflict do nothing`)
    return inserted > 0
  }
  const updated = await db.execute(sql`
    update contact_preference set (refused, from_time, to_time, least_days) = (${values}), version = version + 1, updated_at = ${now}::timestamptz
    where contact_id = ${contactId} and version = ${version}`)
  return updated > 0
}

/** Appends what a contact said to a purpose. */
export async function appendConsent(
  db: Db,
  contactId: number,
  consent: NoteConsentInput,
  userId: number,
  now: Date,
): Promise<void> {
  await db.execute(sql`
    insert into contact_consent (contact_id, purpose, notice_version, given, channel, noted_by_id, noted_at)
    values (${contactId}, ${consent.purpose}, ${consent.notice_version}, ${consent.given}, ${consent.channel}, ${userId}, ${now}::timestamptz)`)
}
