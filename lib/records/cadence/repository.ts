import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { identifier, join, sql } from '#lib/platform/db/sql'
import type { ListPage, ListRequest } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { oneInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { customerSinceOrEntry } from '../customers/customer-since.ts'
import { VISITS } from '../interactions/channel.ts'
import type { CadenceChannel, CadencePlan } from './rhythm.ts'
import { cadenceReasons, rhythms } from './rhythm.ts'

/** Who has a rhythm at all: customers that have shipped and are neither consumers nor our own people; over `customer_standing s` and `customer c`. */
const hasRhythm = sql`s.listed and c.lifecycle <> 'potential' and c.kind not in ('consumer', 'internal')`

const among = (id: Sql, rootIds: readonly number[] | null): Sql =>
  rootIds === null ? sql`true` : sql`${id} = any(${[...rootIds]}::int[])`

/** Takes away the rows of customers that have no rhythm any more; answers how many. */
export function dropCadences(db: Db, rootIds: readonly number[] | null): Promise<number> {
  return db.execute(sql`
    delete from customer_cadence x where ${among(sql`x.customer_id`, rootIds)} and not exists (
      select from customer_standing s join customer c on c.id = s.customer_id where s.customer_id = x.customer_id and ${hasRhythm})`)
}

export interface CadenceGround {
  /** The value of twelve months from which an A customer is a key account; null for none. */
  kaValueMinor: number | null
  today: string
  timeZone: string
  /** Null for everybody. */
  rootIds: readonly number[] | null
}

/**
 * Works the due days out of the plan and writes those that changed; answers how many. A visit is a call as well: who was visited was spoken to. Somebody who was never contacted is due so
 * many days after [becoming a customer](docs/formulas.md#since-when-a-customer). A way that every contact of the customer refuses is never due.
 */
export function keepCadences(db: Db, plan: CadencePlan, ground: CadenceGround): Promise<number> {
  return db.execute(sql`
    with rhythm as (
      select * from unnest(${plan.rhythms.map(({ key }) => key)}::text[], ${plan.rhythms.map(({ call }) => call)}::int[],
        ${plan.rhythms.map(({ visit }) => visit)}::int[], ${plan.rhythms.map(({ executive }) => executive)}::int[],
        ${plan.rhythms.map(({ review }) => review)}::int[]) r (key, call, visit, executive, review)
    ), quiet as (
      select * from unnest(${plan.quiet.map(({ key }) => key)}::text[], ${plan.quiet.map(({ call }) => call)}::int[],
        ${plan.quiet.map(({ visit }) => visit)}::int[]) q (key, call, visit)
    ), contacted as (${lastContacts(ground)}), refusal as (${refusals(ground.rootIds)}), known as (${knownCustomers(ground)}), due as (
      select k.customer_id, k.rhythm, k.called, k.visited, k.met, k.reviewed, k.quiet_class, k.quiet_since,
        case when coalesce(f.call, true) and (k.called is null or k.called < k.quiet_since) then k.quiet_since + q.call end as quiet_call,
        case when coalesce(f.visit, true) and (k.visited is null or k.visited < k.quiet_since) then k.quiet_since + q.visit end as quiet_visit,
        case when coalesce(f.call, true) and k.lifecycle = 'new' then k.since + (
          select min(n.day) from unnest(${plan.newDays}::int[]) n (day) where k.called is null or k.since + n.day > k.called) end as new_call,
        case when coalesce(f.call, true) then coalesce(k.called, k.since) + r.call end as usual_call,
        case when coalesce(f.visit, true) then coalesce(k.visited, k.since) + r.visit end as usual_visit,
        case when coalesce(f.visit, true) then coalesce(k.met, k.since) + r.executive end as executive,
        case when coalesce(f.visit, true) then coalesce(k.reviewed, k.since) + r.review end as review
      from known k join rhythm r on r.key = k.rhythm left join quiet q on q.key = k.quiet_class left join refusal f on f.root_id = k.customer_id
    ), judged as (
      select d.customer_id, d.rhythm, least(d.quiet_call, d.new_call, d.usual_call) as call_due_on,
        case least(d.quiet_call, d.new_call, d.usual_call) when d.quiet_call then d.quiet_class when d.new_call then 'new' when d.usual_call then 'rhythm' end as call_why,
        least(d.quiet_visit, d.usual_visit) as visit_due_on,
        case least(d.quiet_visit, d.usual_visit) when d.quiet_visit then d.quiet_class when d.usual_visit then 'rhythm' end as visit_why,
        d.executive as executive_due_on, d.review as review_due_on,
        least(d.quiet_call, d.new_call, d.usual_call, d.quiet_visit, d.usual_visit, d.executive, d.review) as due_on,
        d.called as last_called_on, d.visited as last_visited_on, d.met as last_met_on, d.reviewed as last_reviewed_on, d.quiet_class, d.quiet_since
      from due d
    )
    insert into customer_cadence as x (${cadenceColumns})
    select ${cadenceColumns} from judged
    on conflict (customer_id) do update set (${valueColumns}) = (${join(
      cadenceValues.map((column) => sql`excluded.${identifier(column)}`),
    )})
      where x.* is distinct from excluded.*`)
}

const cadenceValues = [
  ...['rhythm', 'call_due_on', 'call_why', 'visit_due_on', 'visit_why', 'executive_due_on', 'review_due_on', 'due_on'],
  ...['last_called_on', 'last_visited_on', 'last_met_on', 'last_reviewed_on', 'quiet_class', 'quiet_since'],
]
const valueColumns = join(cadenceValues.map(identifier))
const cadenceColumns = sql`customer_id, ${valueColumns}`

/** The last call, the last visit, when the managements last met and when the business was last gone through, by root, in days of the company. */
function lastContacts({ rootIds, timeZone }: CadenceGround): Sql {
  const last = (channels: readonly string[]) =>
    sql`(max(i.occurred_at) filter (where i.channel = any(${[...channels]}::text[])) at time zone ${timeZone})::date`
  const members =
    rootIds === null ? sql`true` : sql`i.customer_id in (select m.id from customer m where ${among(sql`m.root_id`, rootIds)})`
  return sql`
    select c.root_id, ${last(['call', ...VISITS])} as called, ${last(VISITS)} as visited, ${last(['executive'])} as met, ${last(['review'])} as reviewed
    from interaction i join customer c on c.id = i.customer_id
    where i.channel = any(${['call', ...VISITS]}::text[]) and i.archived_at is null and ${members} group by c.root_id`
}

/** Whether anybody of a customer takes calls, and visits; customers without contacts have no row. */
function refusals(rootIds: readonly number[] | null): Sql {
  const takes = (channel: OfferedChannel) => sql`bool_or(not (${channel}::text = any(coalesce(p.refused, '{}'))))`
  return sql`
    select c.root_id, ${takes('call')} as call, ${takes('visit')} as visit
    from contact t join customer c on c.id = t.customer_id left join contact_preference p on p.contact_id = t.id
    where t.archived_at is null and ${among(sql`c.root_id`, rootIds)} group by c.root_id`
}

/** Customers with a rhythm, which it is, and since when they are quiet: since they were first seen so. */
function knownCustomers({ kaValueMinor, today, timeZone, rootIds }: CadenceGround): Sql {
  return sql`
    select s.customer_id, c.lifecycle, t.called, t.visited, t.met, t.reviewed, b.since,
      case when coalesce(v.class, s.abc_class) = 'A' then case when s.value_minor >= ${kaValueMinor}::int8 then 'ka' else 'a' end
        when coalesce(v.class, s.abc_class) = 'B' then 'b' else 'c' end as rhythm,
      z.class as quiet_class,
      case when z.class is not null then case when x.quiet_class = z.class then x.quiet_since else ${today}::date end end as quiet_since
    from customer_standing s join customer c on c.id = s.customer_id
    left join customer_override v on v.customer_id = s.customer_id and v.scheme = 'abc'
    left join customer_cadence x on x.customer_id = s.customer_id
    left join contacted t on t.root_id = s.customer_id
    cross join lateral (select ${customerSinceOrEntry(timeZone)} as since offset 0) b
    cross join lateral (select case when s.dormancy_class in ('drowsy', 'half_asleep', 'asleep') then s.dormancy_class end as class) z
    where ${hasRhythm} and ${among(sql`s.customer_id`, rootIds)}`
}

const dueRow = z.object({
  customerId: z.int(),
  name: z.string(),
  kind: z.string(),
  phone: z.string().nullable(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  abcClass: z.string().nullable(),
  abcOverride: z.object({ class: z.string(), reason: z.string(), byName: z.string().nullable() }).nullable(),
  valueMinor: z.number().nullable(),
  rhythm: z.enum(rhythms),
  callDueOn: z.string().nullable(),
  callWhy: z.enum(cadenceReasons).nullable(),
  visitDueOn: z.string().nullable(),
  visitWhy: z.enum(cadenceReasons).nullable(),
  executiveDueOn: z.string().nullable(),
  reviewDueOn: z.string().nullable(),
  dueOn: z.string(),
  lastCalledOn: z.string().nullable(),
  lastVisitedOn: z.string().nullable(),
  lastMetOn: z.string().nullable(),
  lastReviewedOn: z.string().nullable(),
  nextTouchOn: z.string().nullable(),
})
export type DueRow = z.infer<typeof dueRow>

export interface CadenceFilter {
  /** Due before this day. */
  before: string
  today: string
  channel: CadenceChannel | undefined
  ownerId: number | undefined
  outletIds: readonly number[] | null
}

/** A customer without a value counts as worth one unit, so that the longest overdue of them still come first. */
const LEAST_VALUE = 100
/** Whoever was never visited is not more pressing for having been a customer for ten years. */
const MOST_DAYS = 90

function requestOf(scope: Scope, filter: CadenceFilter): Pick<ListRequest, 'source' | 'conditions' | 'branches'> {
  const due = filter.channel === undefined ? sql`x.due_on` : sql`x.${identifier(`${filter.channel}_due_on`)}`
  return {
    source: {
      from: sql`customer_cadence x join customer_standing s on s.customer_id = x.customer_id`,
      id: sql`x.customer_id`,
      sort: {
        expression: sql`(greatest(coalesce(s.value_minor, 0), ${LEAST_VALUE}) * least(${filter.today}::date - ${due}, ${MOST_DAYS}))::int8`,
        type: 'int8',
      },
    },
    conditions: [
      sql`s.listed`,
      sql`x.due_on < ${filter.before}::date`,
      ...(filter.channel === undefined ? [] : [sql`${due} < ${filter.before}::date`]),
      ...(filter.ownerId === undefined ? [] : [sql`s.owner_id = ${filter.ownerId}`]),
      ...(filter.outletIds === null ? [] : [sql`s.outlet_id = any(${[...filter.outletIds]}::int[])`]),
    ],
    branches: scopeBranches(scope),
  }
}

/** Answers the tables and conditions of the list, for counting it. */
export const dueRequest = requestOf

/** That a row of the list was due before a day. */
export const wasDueBefore = (day: Day): Sql => sql`x.due_on < ${day}::date`

/** Reads one page of customers in scope whose contact is due, by value × days overdue, the most pressing first. */
export function listDueRows(
  db: Db,
  scope: Scope,
  filter: CadenceFilter,
  page: { asked: Readonly<Record<string, unknown>>; limit: number; cursor: string | undefined; now: Date },
): Promise<ListPage<DueRow>> {
  const { asked, limit, cursor, now } = page
  return listPage(
    db,
    dueRow,
    {
      ...requestOf(scope, filter),
      columns: sql`x.customer_id as "customerId", c.name, c.kind, c.phone, (select u.name from app_user u where u.id = c.owner_id) as "ownerName",
        (select l.name from outlet l where l.id = c.outlet_id) as "outletName", s.abc_class as "abcClass", s.value_minor as "valueMinor",
        (select jsonb_build_object('class', v.class, 'reason', v.reason, 'byName', (select u.name from app_user u where u.id = v.set_by_id))
          from customer_override v where v.customer_id = c.id and v.scheme = 'abc') as "abcOverride",
        x.rhythm, x.call_due_on::text as "callDueOn", x.call_why as "callWhy", x.visit_due_on::text as "visitDueOn", x.visit_why as "visitWhy",
        x.executive_due_on::text as "executiveDueOn", x.review_due_on::text as "reviewDueOn",
        x.due_on::text as "dueOn", x.last_called_on::text as "lastCalledOn", x.last_visited_on::text as "lastVisitedOn",
        x.last_met_on::text as "lastMetOn", x.last_reviewed_on::text as "lastReviewedOn", c.next_touch_on::text as "nextTouchOn"`,
      joins: sql`join customer_cadence x on x.customer_id = p.id join customer_standing s on s.customer_id = p.id join customer c on c.id = p.id`,
      filter: asked,
      sort: 'pressing',
      falling: true,
      limit,
      cursor,
    },
    now,
  )
}

/** Ways of contact that a contact may refuse; whoever takes visits is who is met otherwise too. */
const offeredChannels = ['call', 'visit'] as const
export type OfferedChannel = (typeof offeredChannels)[number]

const offeredRow = z.object({
  customerId: z.int(),
  channel: z.enum(offeredChannels),
  contactId: z.int(),
  name: z.string(),
  title: z.string().nullable(),
  phone: z.string().nullable(),
})
export type OfferedRow = z.infer<typeof offeredRow>

/** Finds for each customer in scope and each way of contact who takes it: the one who decides first, then those with a telephone. Nobody who refuses the way. */
export function listOffered(db: Db, scope: Scope, rootIds: readonly number[]): Promise<OfferedRow[]> {
  return db.rows(
    offeredRow,
    sql`
    select distinct on (c.root_id, w.channel) c.root_id as "customerId", w.channel, t.id as "contactId", t.name, t.title, t.phone
    from contact t join customer c on c.id = t.customer_id left join contact_preference p on p.contact_id = t.id
    cross join unnest(${[...offeredChannels]}::text[]) w (channel)
    where c.root_id = any(${[...rootIds]}::int[]) and ${oneInScope(scope, sql`c.root_id`)} and t.archived_at is null
      and not (w.channel = any(coalesce(p.refused, '{}')))
    order by c.root_id, w.channel, t.phone is null, t.decision_role = 'decider' desc nulls last, t.id`,
  )
}

const someContact = z.object({ customerId: z.int() })

/** Answers which of the customers have any contact, in scope or not: their own telephone is offered only where nobody has been named who could refuse it. */
export async function listWithContacts(db: Db, rootIds: readonly number[]): Promise<Set<number>> {
  const rows = await db.rows(
    someContact,
    sql`
    select distinct c.root_id as "customerId" from contact t join customer c on c.id = t.customer_id
    where c.root_id = any(${[...rootIds]}::int[]) and t.archived_at is null`,
  )
  return new Set(rows.map(({ customerId }) => customerId))
}
