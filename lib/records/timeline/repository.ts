import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { CASE_TYPES } from '../cases/case.ts'
import { collisionRulings } from '../collisions/collision.ts'
import { directions } from '../interactions/schema.ts'
import { steps } from '../opportunities/step.ts'
import { WAYBILL_STATUSES } from '../waybills/status.ts'
import type { TimelinePlace } from './place.ts'
import { rankOf } from './place.ts'

const common = { id: z.number(), at: z.date(), by: z.string().nullable() }
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]))

const happenedRow = z.discriminatedUnion('source', [
  z.object({
    ...common,
    source: z.literal('interaction'),
    said: z.object({
      userId: z.int(),
      createdAt: z.coerce.date(),
      channel: z.string(),
      direction: z.enum(directions),
      minutes: z.int().nullable(),
      purpose: z.string().nullable(),
      heard: z.string().nullable(),
      answered: z.string().nullable(),
      result: z.string().nullable(),
      nextTouchOn: z.string().nullable(),
      contactName: z.string().nullable(),
      contactTitle: z.string().nullable(),
    }),
  }),
  z.object({
    ...common,
    source: z.enum(['case_opened', 'case_resolved']),
    said: z.object({ type: z.enum(CASE_TYPES), subject: z.string().nullable() }),
  }),
  z.object({ ...common, source: z.literal('task_done'), said: z.object({ title: z.string(), version: z.int() }) }),
  z.object({
    ...common,
    source: z.enum(['change', 'contact_change']),
    said: z.object({
      action: z.string(),
      reason: z.string().nullable(),
      changes,
      /** Of a fact: its key, and what was noted; null when it is no longer known. */
      factKey: z.string().nullable(),
      factValue: z.unknown(),
      scheme: z.string().nullable(),
      /** Of a merge and its undo: who went away or came back. */
      otherId: z.int().nullable(),
      /** Of an undo: columns that stayed as they were changed since. */
      kept: z.array(z.string()),
    }),
  }),
  z.object({
    ...common,
    source: z.literal('development'),
    said: z.object({
      from: z.enum(steps).nullable(),
      to: z.enum(steps),
      reason: z.string().nullable(),
      note: z.string().nullable(),
    }),
  }),
  z.object({ ...common, source: z.literal('paper'), said: z.object({ type: z.string(), title: z.string() }) }),
  z.object({
    ...common,
    source: z.literal('collision'),
    said: z.object({ ruling: z.enum(collisionRulings), reason: z.string().nullable(), claimant: z.string() }),
  }),
  z.object({ ...common, source: z.literal('import'), said: z.object({ fileName: z.string() }) }),
  z.object({
    ...common,
    source: z.literal('survey'),
    said: z.object({
      survey: z.string(),
      satisfaction: z.int().nullable(),
      recommend: z.int().nullable(),
      expectation: z.int().nullable(),
      perception: z.int().nullable(),
      below: z.array(z.object({ name: z.string(), expectation: z.int(), perception: z.int() })),
      comment: z.string().nullable(),
    }),
  }),
  z.object({
    ...common,
    source: z.literal('waybill_exception'),
    said: z.object({ waybillNo: z.string(), damaged: z.boolean(), lost: z.boolean(), status: z.enum(WAYBILL_STATUSES) }),
  }),
  z.object({
    ...common,
    source: z.enum(['approval_asked', 'approval_decided']),
    said: z.object({
      what: z.enum(['asked', 'approved', 'refused', 'withdrawn']),
      about: z.string(),
      reason: z.string().nullable(),
    }),
  }),
])
/** Something that happened, as it is stored. */
export type HappenedRow = z.infer<typeof happenedRow>
export type HappenedSource = HappenedRow['source']
export type ChangeRow = Extract<HappenedRow, { source: 'change' | 'contact_change' }>

export interface HappenedQuery {
  rootId: number
  /** The sources that are wanted, each with how far it may be seen. */
  scopes: ReadonlyMap<HappenedSource, Scope>
  before: TimelinePlace | null
  limit: number
}

/** Everybody who was merged into the customer, and itself. */
const members = (rootId: number) => sql`any(array(select x.id from customer x where x.root_id = ${rootId}))`

/** Where a source is read from: when it happened, its id, who did it, what it says, and its rows of one customer. */
interface Source {
  at: Sql
  id: Sql
  by: Sql
  said: Sql
  rows: (rootId: number) => Sql
}

const nameOf = (userId: Sql) => sql`(select u.name from app_user u where u.id = ${userId})`

/** What of a customer's own audit events tells its story: seeing a value in clear, and the days that an interaction moved, do not. */
const told = sql`('customer.create', 'customer.update', 'customer.archive', 'customer.restore', 'customer.override', 'customer.fact', 'customer.fact_verify',
  'customer.merge', 'customer.unmerge', 'customer.hand_over')`

const auditSaid = sql`jsonb_build_object('action', e.action, 'reason', e.reason,
  'changes', case when e.action in ('customer.merge', 'customer.unmerge') then coalesce(e.detail -> 'changes', '{}')
    when e.action in ('customer.update', 'customer.next_touch', 'contact.update') then e.detail - 'planned'
    when e.action = 'customer.override' then jsonb_build_object('class', e.detail -> 'class') else '{}' end,
  'factKey', case when e.action in ('customer.fact', 'customer.fact_verify') then e.detail ->> 'key' end,
  'factValue', case when e.action in ('customer.fact', 'customer.fact_verify')
    then (select f.value from customer_fact f where f.id = (e.detail ->> 'note')::int8) end,
  'scheme', e.detail ->> 'scheme',
  'kept', case when e.action = 'customer.unmerge' then coalesce(e.detail -> 'kept', '[]') else '[]' end,
  'otherId', case when e.action in ('customer.merge', 'customer.unmerge') then (e.detail ->> 'merged_id')::int end)`

const audited = (rows: (rootId: number) => Sql): Source => ({
  at: sql`e.at`,
  id: sql`e.id`,
  by: nameOf(sql`e.actor_id`),
  said: auditSaid,
  rows,
})

/** Of an answer so many items below expectation are told. */
const MOST_ITEMS = 3

const ofCase = (at: Sql, by: Sql, condition: Sql): Source => ({
  at,
  id: sql`t.id`,
  by,
  said: sql`jsonb_build_object('type', t.type, 'subject', t.subject)`,
  rows: (rootId) => sql`case_record t where t.customer_id = ${members(rootId)} and t.archived_at is null and ${condition}`,
})

const sources: Readonly<Record<HappenedSource, Source>> = {
  interaction: {
    at: sql`t.occurred_at`,
    id: sql`t.id`,
    by: nameOf(sql`t.user_id`),
    said: sql`jsonb_build_object('userId', t.user_id, 'createdAt', t.created_at, 'channel', t.channel, 'direction', t.direction,
      'minutes', t.duration_minutes, 'purpose', t.purpose, 'heard', t.heard, 'answered', t.answered, 'result', t.result,
      'nextTouchOn', t.next_touch_on, 'contactName', (select k.name from contact k where k.id = t.contact_id),
      'contactTitle', (select k.title from contact k where k.id = t.contact_id))`,
    rows: (rootId) => sql`interaction t where t.customer_id = ${members(rootId)} and t.archived_at is null`,
  },
  case_opened: ofCase(sql`t.opened_at`, sql`null::text`, sql`true`),
  case_resolved: ofCase(sql`t.resolved_at`, sql`null::text`, sql`t.resolved_at is not null`),
  task_done: {
    at: sql`t.done_at`,
    id: sql`t.id`,
    by: nameOf(sql`t.assignee_id`),
    said: sql`jsonb_build_object('title', t.title, 'version', t.version)`,
    rows: (rootId) => sql`task t where t.customer_id = ${members(rootId)} and t.archived_at is null and t.done_at is not null`,
  },
  change: audited(
    (rootId) => sql`audit_event e where e.subject_type = 'customer'
      and e.subject_id = any(array(select x.id::text from customer x where x.root_id = ${rootId}))
      and (e.action in ${told} or (e.action = 'customer.next_touch' and e.detail ? 'planned'))`,
  ),
  contact_change: audited(
    (rootId) => sql`audit_event e where e.subject_type = 'contact'
      and e.subject_id = any(array(select k.id::text from contact k where k.customer_id = ${members(rootId)}))
      and e.action in ('contact.create', 'contact.update', 'contact.preference', 'contact.consent')`,
  ),
  survey: {
    at: sql`t.answered_at`,
    id: sql`t.id`,
    by: sql`null::text`,
    said: sql`jsonb_build_object('survey', (select y.name from survey y where y.id = t.survey_id), 'satisfaction', t.satisfaction, 'recommend', t.recommend,
      'expectation', t.expectation, 'perception', t.perception, 'comment', t.comment, 'below', coalesce((
        select jsonb_agg(jsonb_build_object('name', b.name, 'expectation', b.expectation, 'perception', b.perception) order by b.perception - b.expectation, b.name)
        from (select y.name, p.expectation, p.perception from survey_response_item p join survey_item y on y.id = p.item_id
          where p.response_id = t.id and p.perception < p.expectation order by p.perception - p.expectation, y.name limit ${MOST_ITEMS}) b), '[]'))`,
    rows: (rootId) => sql`survey_response t where t.customer_id = ${members(rootId)}`,
  },
  waybill_exception: {
    // As the index has it.
    at: sql`coalesce(t.delivered_at, t.accepted_at)`,
    id: sql`t.id`,
    by: sql`null::text`,
    said: sql`jsonb_build_object('waybillNo', t.waybill_no, 'damaged', t.damaged, 'lost', t.lost, 'status', t.status)`,
    rows: (rootId) => sql`waybill t where t.customer_id = ${members(rootId)}
      and (t.damaged or t.lost or t.status in ('exception', 'refused', 'returning', 'returned'))`,
  },
  approval_asked: {
    at: sql`t.asked_at`,
    id: sql`t.id`,
    by: nameOf(sql`t.requester_id`),
    said: sql`jsonb_build_object('what', 'asked', 'about', t.kind, 'reason', t.reason)`,
    rows: (rootId) => sql`approval t where t.customer_id = ${members(rootId)}`,
  },
  approval_decided: {
    at: sql`t.decided_at`,
    id: sql`t.id`,
    by: nameOf(sql`d.by_id`),
    said: sql`jsonb_build_object('what', t.status, 'about', t.kind, 'reason', d.reason)`,
    rows: (rootId) => sql`approval t
      left join lateral (select x.by_id, x.reason from approval_decision x where x.approval_id = t.id and x.act = t.status order by x.id desc limit 1) d on true
      where t.customer_id = ${members(rootId)} and t.decided_at is not null`,
  },
  development: {
    at: sql`t.at`,
    id: sql`t.id`,
    by: nameOf(sql`t.by_id`),
    said: sql`jsonb_build_object('from', t.from_step, 'to', t.to_step, 'reason', t.reason, 'note', t.note)`,
    rows: (rootId) =>
      sql`opportunity o join opportunity_move t on t.opportunity_id = o.id where o.customer_id = ${members(rootId)}`,
  },
  paper: {
    at: sql`t.created_at`,
    id: sql`t.id`,
    by: sql`null::text`,
    said: sql`jsonb_build_object('type', t.type, 'title', t.title)`,
    rows: (rootId) => sql`customer_paper t where t.customer_id = ${members(rootId)} and t.archived_at is null`,
  },
  collision: {
    at: sql`t.ruled_at`,
    id: sql`t.id`,
    by: nameOf(sql`t.ruled_by_id`),
    said: sql`jsonb_build_object('ruling', t.ruling, 'reason', t.reason, 'claimant', ${nameOf(sql`t.claimant_id`)})`,
    rows: (rootId) => sql`collision t where t.customer_id = ${members(rootId)} and t.ruled_at is not null`,
  },
  import: {
    at: sql`t.created_at`,
    id: sql`t.id`,
    by: nameOf(sql`i.requested_by_id`),
    said: sql`jsonb_build_object('fileName', i.file_name)`,
    rows: (rootId) => sql`customer t join import i on i.id = t.created_import_id where t.root_id = ${rootId}`,
  },
}

/** Reads what happened with a customer and with everybody merged into it, the latest first: the first rows of every source, and the first of them all. */
export async function listHappenedRows(db: Db, { rootId, scopes, before, limit }: HappenedQuery): Promise<HappenedRow[]> {
  if (scopes.size === 0) return []
  const firsts = [...scopes].map(([name, scope]) => {
    const { at, id, by, said, rows } = sources[name]
    const rank = rankOf(name)
    const seek =
      before === null
        ? sql`true`
        : sql`(${at}, ${rank}::int, ${id}::int8) < (${before.at}::timestamptz, ${before.rank}::int, ${before.id}::int8)`
    return sql`(select ${name}::text as source, ${rank}::int as rank, ${id}::int8 as id, ${at} as at, ${by} as by, ${said} as said
      from ${rows(rootId)} and ${oneInScope(scope, sql`${rootId}::int`)} and ${seek} order by ${at} desc, ${id} desc limit ${limit})`
  })
  return db.rows(
    happenedRow,
    sql`select u.source, u.id, u.at, u.by, u.said from (${join(firsts, ' union all ')}) u order by u.at desc, u.rank desc, u.id desc limit ${limit}`,
  )
}

const namedRow = z.object({ kind: z.string(), id: z.number(), name: z.string() })

/** Names what ids in changes refer to: colleagues and outlets, and customers that lie in scope, with their kinds. */
export function listNamed(
  db: Db,
  scope: Scope,
  ids: { users: readonly number[]; outlets: readonly number[]; customers: readonly number[] },
): Promise<{ kind: string; id: number; name: string }[]> {
  return db.rows(
    namedRow,
    sql`
    select 'user' as kind, u.id, u.name from app_user u where u.id = any(${[...ids.users]}::int[])
    union all select 'outlet', o.id, o.name from outlet o where o.id = any(${[...ids.outlets]}::int[])
    union all select c.kind, c.id, c.name from customer c where c.id = any(${[...ids.customers]}::int[]) and ${oneInScope(scope, sql`c.root_id`)}`,
  )
}
