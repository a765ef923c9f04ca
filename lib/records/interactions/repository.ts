import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListPage, SortKey } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { belongsTo, customerInScope, holdsFewCustomers, isRecord, ofCustomer, recordBranches } from '../record/of-customer.ts'
import { customerRow } from '../record/resource.ts'
import { wordsHold } from '../record/search.ts'
import type { Change, Columns } from '../record/write.ts'
import { insertRecord, updateRecord } from '../record/write.ts'
import { directions } from './schema.ts'

const interactionRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  ...customerRow,
  contactId: z.number().nullable(),
  userId: z.number(),
  userName: z.string(),
  channel: z.string(),
  direction: z.enum(directions),
  occurredAt: z.date(),
  durationMinutes: z.number().nullable(),
  purpose: z.string().nullable(),
  heard: z.string().nullable(),
  answered: z.string().nullable(),
  result: z.string().nullable(),
  costMinor: z.number().nullable(),
  nextTouchOn: z.string().nullable(),
  archived: z.boolean(),
  version: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type InteractionRow = z.infer<typeof interactionRow>

const columns = sql`t.id, t.external_id as "externalId", s.customer_id as "customerId", s.external_id as "customerExternalId", s.name as "customerName",
  s.kind as "customerKind", t.contact_id as "contactId", t.user_id as "userId", u.name as "userName", t.channel, t.direction, t.occurred_at as "occurredAt",
  t.duration_minutes as "durationMinutes", t.purpose, t.heard, t.answered, t.result, t.cost_minor as "costMinor", t.next_touch_on::text as "nextTouchOn",
  t.archived_at is not null as archived, t.version, t.created_at as "createdAt", t.updated_at as "updatedAt"`

const sorts: Record<'occurred_at' | 'id', SortKey> = {
  occurred_at: { expression: sql`t.occurred_at`, type: 'timestamptz' },
  id: { expression: sql`t.id`, type: 'int4' },
}

/** Spelled as the index `interaction_words` is. */
const words = sql`compared_words(
  coalesce(t.purpose, '') || chr(10) || coalesce(t.heard, '') || chr(10) || coalesce(t.answered, '') || chr(10) || coalesce(t.result, ''))`

export interface InteractionFilter {
  /** A part of its purpose, of what was heard or answered, or of what came of it. */
  words: string | undefined
  customer: RecordId | undefined
  user: RecordId | undefined
  channel: string | undefined
  direction: string | undefined
  from: Date | undefined
  /** Not included. */
  to: Date | undefined
  archived: boolean
}

export interface InteractionPage {
  /** What the caller asked, as it binds the cursor. */
  asked: Readonly<Record<string, unknown>>
  sort: 'occurred_at' | 'id'
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Reads one page of the interactions in scope. */
export async function listInteractionRows(
  db: Db,
  scope: Scope,
  filter: InteractionFilter,
  page: InteractionPage,
): Promise<ListPage<InteractionRow>> {
  const conditions = [filter.archived ? sql`t.archived_at is not null` : sql`t.archived_at is null`]
  if (filter.words !== undefined) conditions.push(wordsHold(words, filter.words))
  if (filter.customer !== undefined) conditions.push(belongsTo(filter.customer))
  if (filter.user !== undefined)
    conditions.push(sql`t.user_id = (select x.id from app_user x where ${isRecord(filter.user, sql`x`)})`)
  if (filter.channel !== undefined) conditions.push(sql`t.channel = ${filter.channel}`)
  if (filter.direction !== undefined) conditions.push(sql`t.direction = ${filter.direction}`)
  if (filter.from !== undefined) conditions.push(sql`t.occurred_at >= ${filter.from}::timestamptz`)
  if (filter.to !== undefined) conditions.push(sql`t.occurred_at < ${filter.to}::timestamptz`)
  // Words, like a customer, leave so few that each of them is asked whether it is within reach; what a large team has noted is walked in its order, each asked for its customer.
  const isNarrow = filter.customer !== undefined || filter.words !== undefined
  const walks = isNarrow || !(await holdsFewCustomers(db, scope))
  return listPage(
    db,
    interactionRow,
    {
      source: { from: sql`interaction t ${ofCustomer}`, id: sql`t.id`, sort: sorts[page.sort] },
      conditions,
      branches: walks ? scopeBranches(scope) : recordBranches(scope),
      columns,
      joins: sql`join interaction t on t.id = p.id ${ofCustomer} join app_user u on u.id = t.user_id`,
      filter: page.asked,
      sort: page.sort,
      falling: page.falling,
      limit: page.limit,
      cursor: page.cursor,
    },
    page.now,
  )
}

/** Finds one interaction in scope. */
export function findInteractionRow(db: Db, scope: Scope, id: RecordId): Promise<InteractionRow | null> {
  return db.row(
    interactionRow,
    sql`select ${columns} from interaction t ${ofCustomer} join app_user u on u.id = t.user_id
      where ${isRecord(id, sql`t`)} and ${customerInScope(scope)}`,
  )
}

const latestRow = z.object({ id: z.number() })

/** Tells whether an interaction is the last that its customer had, those of merged customers included. */
export async function isLatestOfCustomer(db: Db, row: Pick<InteractionRow, 'id' | 'customerId'>): Promise<boolean> {
  const latest = await db.row(
    latestRow,
    sql`select t.id from interaction t join customer c on c.id = t.customer_id where c.root_id = ${row.customerId} and t.archived_at is null
      order by t.occurred_at desc, t.id desc limit 1`,
  )
  return latest?.id === row.id
}

const touchRow = z.object({ day: z.string().nullable() })

/** Answers the day of the customer's next touch before it became the given one, by the last that was noted of it; null when nothing was noted of that day. */
export function findTouchBefore(db: Db, rootId: number, day: string): Promise<z.infer<typeof touchRow> | null> {
  return db.row(
    touchRow,
    sql`select x.day from (
      select e.detail -> 'next_touch_on' ->> 0 as day, e.detail -> 'next_touch_on' ->> 1 as became from audit_event e
      where e.subject_type = 'customer' and e.subject_id = ${String(rootId)} and e.action = 'customer.next_touch'
      order by e.id desc limit 1) x where x.became = ${day}`,
  )
}

const touchedRow = z.object({ customerId: z.number() })

/** Lists which of these customers (survivors of merges) somebody has touched since an instant, by notes that stand. */
export function listTouchedSince(db: Db, rootIds: readonly number[], since: Date): Promise<z.infer<typeof touchedRow>[]> {
  return db.rows(
    touchedRow,
    sql`select distinct c.root_id as "customerId" from customer c join interaction t on t.customer_id = c.id
      where c.root_id = any(${[...rootIds]}::int[]) and t.occurred_at >= ${since}::timestamptz and t.archived_at is null`,
  )
}

/** Stores an interaction and answers its id. Throws `duplicate`. */
export function insertInteraction(db: Db, set: Columns): Promise<number> {
  return insertRecord(db, 'interaction', set)
}

/** Changes an interaction in scope that still has the version; null when there is none. Throws `duplicate`. */
export function updateInteractionRow(
  db: Db,
  scope: Scope,
  id: number,
  version: number,
  set: Columns,
  now: Date,
): Promise<Change | null> {
  return updateRecord(db, 'interaction', id, { version, set, allowed: customerInScope(scope), now })
}
