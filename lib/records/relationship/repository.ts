import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { updateRecord } from '../record/write.ts'
import type { RelationshipStage } from './stage.ts'
import { relationshipStages } from './stage.ts'

/** Writes how near a customer stands, where it has not shipped and still stands where it was seen; false when somebody was quicker. */
export async function writeStage(
  db: Db,
  rootId: number,
  change: { from: RelationshipStage; to: RelationshipStage },
  now: Date,
): Promise<boolean> {
  const changed = await updateRecord(db, 'customer', rootId, {
    set: { relationship_stage: sql`${change.to}::text` },
    allowed: sql`t.lifecycle = 'potential' and coalesce(t.relationship_stage, 'stranger') = ${change.from}`,
    now,
  })
  return changed !== null
}

/** Appends that a customer came nearer, or went further off. */
export async function appendStageChange(
  db: Db,
  given: { rootId: number; from: RelationshipStage; to: RelationshipStage; byId: number; now: Date },
): Promise<void> {
  await db.execute(sql`
    insert into customer_stage_change (customer_id, from_stage, to_stage, by_id, at)
    values (${given.rootId}, ${given.from}, ${given.to}, ${given.byId}, ${given.now}::timestamptz)`)
}

const changeRow = z.object({
  id: z.number(),
  from: z.enum(relationshipStages),
  to: z.enum(relationshipStages),
  byName: z.string(),
  at: z.date(),
})
export type StageChange = z.infer<typeof changeRow>

/** Lists the latest changes of how near a customer stands, and of those merged into it. */
export function listStageChangeRows(db: Db, rootId: number, most: number): Promise<StageChange[]> {
  return db.rows(
    changeRow,
    sql`
    select h.id::float8 as id, h.from_stage as "from", h.to_stage as "to", u.name as "byName", h.at
    from customer_stage_change h join app_user u on u.id = h.by_id
    where h.customer_id = any(array(select m.id from customer m where m.root_id = ${rootId})) order by h.id desc limit ${most}`,
  )
}
