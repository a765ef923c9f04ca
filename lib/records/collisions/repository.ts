import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { heldWithin, oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { ofCustomer } from '../record/of-customer.ts'
import type { Columns } from '../record/write.ts'
import { insertRecord, updateRecord } from '../record/write.ts'
import { collisionRulings } from './collision.ts'

const collisionRow = z.object({
  id: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  customerKind: z.string(),
  /** Whether the customer itself lies within the reader's reach. */
  inReach: z.boolean(),
  claimantId: z.int(),
  claimantName: z.string(),
  claimantOutlet: z.string(),
  /** Whose it was when it was claimed. */
  ownerId: z.int(),
  ownerName: z.string(),
  /** Whose it is now. */
  presentOwnerId: z.int().nullable(),
  /** The key of the company's list. */
  ground: z.string(),
  evidence: z.string(),
  claimedAt: z.date(),
  ruling: z.enum(collisionRulings).nullable(),
  reason: z.string().nullable(),
  ruledByName: z.string().nullable(),
  ruledAt: z.date().nullable(),
  /** What speaks for the owner: since when the customer is on record and theirs, when they last touched it, and its last shipping day. Null for whoever does not see the customer. */
  ownersSide: z
    .object({
      recordedAt: z.coerce.date(),
      ownedSince: z.coerce.date(),
      touchedAt: z.coerce.date().nullable(),
      shippedOn: z.string().nullable(),
    })
    .nullable(),
  /** Whether the reader may rule it: both sides lie within reach. */
  mayRule: z.boolean(),
  version: z.int(),
})
export type CollisionRow = z.infer<typeof collisionRow>

/** Who reads: what is claimed by or of them, and what they may rule. */
export interface CollisionReach {
  userId: number
  /** Null for whoever may not rule at all. */
  rules: Scope | null
  /** Of customers; null for whoever may not see any. */
  customers: Scope | null
}

const from = sql`collision t ${ofCustomer} join app_user k on k.id = t.claimant_id join outlet ko on ko.id = k.outlet_id join app_user o on o.id = t.owner_id`

/** Both sides within reach: the customer by who holds it, and the claimant as a colleague. */
function bothWithin(scope: Scope | null): Sql {
  if (scope === null) return sql`false`
  if (scope.kind === 'all') return sql`true`
  const claimant = sql`(k.id = any(${[...scope.ownerIds]}::int[]) or k.outlet_id = any(${[...scope.outletIds]}::int[]))`
  return sql`(${heldWithin(scope, sql`s.owner_id`, sql`s.outlet_id`)} and ${claimant})`
}

const branchesOf = ({ userId, rules }: CollisionReach): Sql[] => [
  sql`t.claimant_id = ${userId}`,
  sql`(t.owner_id = ${userId} or s.owner_id = ${userId})`,
  bothWithin(rules),
]

function columnsFor(reach: CollisionReach): Sql {
  // Not of `s`: the condition has a table of that name of its own.
  const inReach = reach.customers === null ? sql`false` : oneInScope(reach.customers, sql`c.root_id`)
  return sql`t.id, s.customer_id as "customerId", s.name as "customerName", s.kind as "customerKind", ${inReach} as "inReach",
    t.claimant_id as "claimantId", k.name as "claimantName", ko.name as "claimantOutlet", t.owner_id as "ownerId", o.name as "ownerName",
    s.owner_id as "presentOwnerId", t.ground, t.evidence, t.created_at as "claimedAt", t.ruling, t.reason,
    case when ${inReach} then (select jsonb_build_object('recordedAt', x.created_at,
        'ownedSince', coalesce((select max(h.at) from customer_owner_change h where h.customer_id = x.id and h.to_id = t.owner_id), x.created_at),
        'touchedAt', (select max(i.occurred_at) from interaction i join customer m on m.id = i.customer_id
          where m.root_id = x.id and i.user_id = t.owner_id and i.archived_at is null),
        'shippedOn', (select d.last_shipping_on from customer_standing d where d.customer_id = x.id))
      from customer x where x.id = c.root_id) end as "ownersSide",
    (select r.name from app_user r where r.id = t.ruled_by_id) as "ruledByName", t.ruled_at as "ruledAt",
    (t.ruled_at is null and t.claimant_id <> ${reach.userId} and ${bothWithin(reach.rules)}) as "mayRule", t.version`
}

/** Reads one page of the claims within reach, the latest first. */
export function listCollisionRows(
  db: Db,
  reach: CollisionReach,
  state: 'open' | 'ruled' | 'all',
  page: { limit: number; cursor: string | undefined; now: Date },
): Promise<ListPage<CollisionRow>> {
  return listPage(
    db,
    collisionRow,
    {
      source: { from, id: sql`t.id`, sort: { expression: sql`t.id`, type: 'int4' } },
      conditions: state === 'all' ? [] : [state === 'open' ? sql`t.ruled_at is null` : sql`t.ruled_at is not null`],
      branches: branchesOf(reach),
      columns: columnsFor(reach),
      joins: sql`join collision t on t.id = p.id ${ofCustomer} join app_user k on k.id = t.claimant_id join outlet ko on ko.id = k.outlet_id
        join app_user o on o.id = t.owner_id`,
      filter: { state },
      sort: 'id',
      falling: true,
      limit: page.limit,
      cursor: page.cursor,
    },
    page.now,
  )
}

const countRow = z.object({ count: z.int() })

/** Counts the open claims that the reader may rule, at most so many. Open ones are few and have an index of their own. */
export async function countToRuleRows(db: Db, reach: CollisionReach, most: number): Promise<number> {
  const row = await db.row(
    countRow,
    sql`
    select count(*)::int as count from (
      select from ${from} where t.ruled_at is null and t.claimant_id <> ${reach.userId} and ${bothWithin(reach.rules)} limit ${most}) n`,
  )
  return row?.count ?? 0
}

/** Finds a claim that the reader may rule, ruled already or not. */
export function findToRule(db: Db, reach: CollisionReach, id: number): Promise<CollisionRow | null> {
  return db.row(collisionRow, sql`select ${columnsFor(reach)} from ${from} where t.id = ${id} and ${bothWithin(reach.rules)}`)
}

/** Stores a claim and answers its id. Throws `duplicate` while one of the same claimant on the customer is open. */
export function insertCollision(db: Db, set: Columns): Promise<number> {
  return insertRecord(db, 'collision', set)
}

/** Writes a ruling where the claim still has the version and is open; false when somebody was quicker. */
export async function ruleRow(db: Db, id: number, version: number, set: Columns, now: Date): Promise<boolean> {
  return (await updateRecord(db, 'collision', id, { version, set, allowed: sql`t.ruled_at is null`, now })) !== null
}

/** Gives a customer to another owner. */
export async function setOwner(db: Db, rootId: number, ownerId: number, now: Date): Promise<void> {
  await updateRecord(db, 'customer', rootId, { set: { owner_id: sql`${ownerId}::int` }, allowed: sql`true`, now })
}

const rulerRow = z.object({ userId: z.int() })

/** Lists who could rule between two people by being manager of both, or of one while the other is the manager; for telling them. */
export function listSharedManagers(db: Db, userIds: readonly [number, number]): Promise<z.infer<typeof rulerRow>[]> {
  return db.rows(
    rulerRow,
    sql`
    select distinct m.manager_id as "userId" from app_user m
    where m.id = any(${[...userIds]}::int[]) and m.manager_id is not null and not exists (
      select from unnest(${[...userIds]}::int[]) x (id) join app_user y on y.id = x.id where y.manager_id is distinct from m.manager_id and y.id <> m.manager_id)`,
  )
}
