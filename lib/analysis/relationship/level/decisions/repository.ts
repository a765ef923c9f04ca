import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { RelationshipLevel } from '../../../schemes/relationship-levels.ts'
import { relationshipLevel } from '../../../schemes/relationship-levels.ts'

const idRow = z.object({ customerId: z.number() })

export interface NewDecision {
  level: RelationshipLevel | null
  reason: string | null
  byId: number
  at: Date
}

/** Appends what somebody decided on a customer's level and lets it stand; null takes an earlier decision back. */
export async function appendDecision(db: Db, rootId: number, { level, reason, byId, at }: NewDecision): Promise<void> {
  await db.execute(sql`
    with stood as (select x.accepted, x.recommended from customer_level x where x.customer_id = ${rootId}),
    noted as (
      insert into customer_level_decision (customer_id, level, previous, recommended, reason, by_id, at)
      values (${rootId}, ${level}, (select accepted from stood), (select recommended from stood), ${reason}, ${byId}, ${at}::timestamptz) returning id
    )
    insert into customer_level (customer_id, accepted, decision_id) select ${rootId}, ${level}, id from noted
    on conflict (customer_id) do update set accepted = excluded.accepted, decision_id = excluded.decision_id`)
}

/** Lets what is recommended stand for those of some customers within a scope that it does not stand for yet, as one batch; answers whom. */
export async function acceptRecommended(
  db: Db,
  ids: readonly number[],
  scope: Scope,
  { byId, at }: Pick<NewDecision, 'byId' | 'at'>,
): Promise<{ batch: number; customers: number[] }> {
  const drawn = await db.row(z.object({ batch: z.number() }), sql`select nextval('customer_level_batch')::float8 as batch`)
  const batch = drawn?.batch ?? 0
  const rows = await db.rows(
    idRow,
    sql`
    with noted as (
      insert into customer_level_decision (customer_id, level, previous, recommended, batch, by_id, at)
      select x.customer_id, x.recommended, x.accepted, x.recommended, ${batch}, ${byId}, ${at}::timestamptz
      from customer_level x join customer_standing s on s.customer_id = x.customer_id and s.listed
      where x.customer_id = any(${[...ids]}::int[]) and x.recommended is not null and x.accepted is distinct from x.recommended
        and ${inScope(scope, sql`x.customer_id`)}
      order by x.customer_id returning id, customer_id, level
    )
    update customer_level x set accepted = n.level, decision_id = n.id from noted n where x.customer_id = n.customer_id
    returning x.customer_id as "customerId"`,
  )
  return { batch, customers: rows.map(({ customerId }) => customerId) }
}

/** Puts back what stood before a batch of somebody's, for those within a scope on whom nobody has decided since; answers whom. */
export async function undoBatch(
  db: Db,
  batch: number,
  scope: Scope,
  { byId, at }: Pick<NewDecision, 'byId' | 'at'>,
): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    with noted as (
      insert into customer_level_decision (customer_id, level, previous, recommended, by_id, at)
      select x.customer_id, d.previous, x.accepted, x.recommended, ${byId}, ${at}::timestamptz
      from customer_level_decision d join customer_level x on x.customer_id = d.customer_id and x.decision_id = d.id
      where d.batch = ${batch} and d.by_id = ${byId} and ${inScope(scope, sql`x.customer_id`)}
      order by x.customer_id returning id, customer_id, level
    )
    update customer_level x set accepted = n.level, decision_id = n.id from noted n where x.customer_id = n.customer_id
    returning x.customer_id as "customerId"`,
  )
  return rows.map(({ customerId }) => customerId)
}

const decisionRow = z.object({
  id: z.number(),
  level: relationshipLevel.nullable(),
  recommended: relationshipLevel.nullable(),
  reason: z.string().nullable(),
  byName: z.string(),
  at: z.date(),
})
export type LevelDecision = z.infer<typeof decisionRow>

/** Lists what was decided on the level of a customer and of those merged into it, the latest first, twenty at most. */
export function listDecisions(db: Db, rootId: number): Promise<LevelDecision[]> {
  return db.rows(
    decisionRow,
    sql`
    select d.id, d.level, d.recommended, d.reason, u.name as "byName", d.at
    from customer_level_decision d join app_user u on u.id = d.by_id
    where d.customer_id = any(array(select m.id from customer m where m.root_id = ${rootId})) order by d.id desc limit 20`,
  )
}
