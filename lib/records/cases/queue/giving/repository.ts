import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { join, sql } from '#lib/platform/db/sql'
import { inScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { QueueFilter } from '../filter.ts'
import type { QueueGround } from '../repository.ts'
import { queueConditions, queueFrom } from '../repository.ts'

// What giving cases to people reads and writes: who has how much, and cases that nobody else gives away meanwhile.

const loadRow = z.object({ userId: z.int(), first: z.int(), second: z.int(), third: z.int() })

/** Counts, for each of some people, the cases they have that still have something to be done, by priority. */
export function countLoads(db: Db, userIds: readonly number[]) {
  return db.rows(
    loadRow,
    sql`
    select t.assignee_id as "userId", count(*) filter (where q.priority = 1)::int4 as first, count(*) filter (where q.priority = 2)::int4 as second,
      count(*) filter (where q.priority = 3)::int4 as third
    from case_record t join case_standing q on q.case_id = t.id
    where t.assignee_id = any(${[...userIds]}::int[]) and t.closed_at is null and t.archived_at is null and q.active group by t.assignee_id`,
  )
}

const unassignedRow = z.object({
  id: z.int(),
  type: z.string(),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  rootId: z.int(),
})
type UnassignedRow = z.infer<typeof unassignedRow>

/** Takes cases that nobody has, the most urgent and longest waiting first, at most so many; nobody else gives them away meanwhile. */
export function takeUnassigned(
  db: Db,
  scope: Scope,
  filter: QueueFilter,
  ground: QueueGround,
  most: number,
): Promise<UnassignedRow[]> {
  const branches = scopeBranches(scope)
  if (branches.length === 0) return Promise.resolve([])
  const conditions = queueConditions({ ...filter, assignee: 'none', stage: undefined }, ground)
  return db.rows(
    unassignedRow,
    sql`
    select t.id, t.type, q.priority, c.root_id as "rootId" from ${queueFrom}
    where ${join(conditions, ' and ')} and q.stage <> 'closed' and (${join(branches, ' or ')})
    order by q.priority, coalesce(q.next_due_at, 'infinity'), t.id limit ${most} for update of t skip locked`,
  )
}

const heldRow = unassignedRow.extend({ holderId: z.int() })
type HeldRow = z.infer<typeof heldRow>

interface Held {
  holderIds: readonly number[]
  also: readonly ('waiting_customer' | 'waiting_outlet')[]
  most: number
}

/** Takes cases that some people have and that are still worked on: those that wait for their customer or an outlet only where that is asked for. First what nobody has spoken about with the customer,
 * then what is least urgent and ends last; at most so many, and nobody else gives them away meanwhile. */
export function takeHeld(
  db: Db,
  scope: Scope,
  filter: QueueFilter,
  ground: QueueGround,
  { holderIds, also, most }: Held,
): Promise<HeldRow[]> {
  const branches = scopeBranches(scope)
  if (branches.length === 0) return Promise.resolve([])
  const conditions = queueConditions(
    { ...filter, assignee: filter.assignee === 'none' ? undefined : filter.assignee, stage: undefined },
    ground,
  )
  const stages = ['open', 'answered', ...also]
  return db.rows(
    heldRow,
    sql`
    select t.id, t.type, q.priority, c.root_id as "rootId", t.assignee_id as "holderId" from ${queueFrom}
    where ${join(conditions, ' and ')} and q.stage = any(${stages}::text[]) and (t.waiting_since is null or ${also.includes('waiting_customer')})
      and t.assignee_id = any(${[...holderIds]}::int[]) and (${join(branches, ' or ')})
    order by q.stage <> 'open', q.priority desc, coalesce(q.next_due_at, 'infinity') desc, t.id limit ${most} for update of t skip locked`,
  )
}

/** Answers which cases are still with whom they were given and not over, within scope; nobody else gives them away meanwhile. */
export async function takeGiven(
  db: Db,
  scope: Scope,
  given: readonly { caseId: number; toId: number | null }[],
): Promise<Set<number>> {
  const branches = scopeBranches(scope)
  if (branches.length === 0) return new Set()
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`
    select t.id from ${queueFrom} join jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g ("caseId" int, "toId" int) on g."caseId" = t.id and g."toId" = t.assignee_id
    where t.archived_at is null and q.stage <> 'closed' and (${join(branches, ' or ')}) for update of t`,
  )
  return new Set(rows.map(({ id }) => id))
}

const rootRow = z.object({ rootId: z.int() })

/** Answers which of some customers lie in a scope. */
export async function rootsWithin(db: Db, scope: Scope, rootIds: readonly number[]): Promise<Set<number>> {
  const rows = await db.rows(
    rootRow,
    sql`select r.id as "rootId" from unnest(${[...rootIds]}::int[]) as r (id) where ${inScope(scope, sql`r.id`)}`,
  )
  return new Set(rows.map(({ rootId }) => rootId))
}

/** Gives cases to people. */
export async function storeAssignees(
  db: Db,
  given: readonly { id: number; assignee_id: number | null }[],
  now: Date,
): Promise<void> {
  await db.execute(sql`
    update case_record t set assignee_id = g.assignee_id, version = t.version + 1, updated_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id int, assignee_id int) where t.id = g.id`)
}
