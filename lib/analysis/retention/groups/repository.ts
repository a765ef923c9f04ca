import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { heldWithin } from '#lib/platform/scope/render'
import type { PartsQuestion } from '../repository.ts'

const row = z.object({ group: z.string(), entry: z.number(), months: z.number(), lost: z.boolean(), customers: z.number() })
export type GroupStayRow = z.infer<typeof row>

/** Adds up by class, or by segment, how long customers stayed, of the parts within a scope. */
export function listGroupStays(
  db: Db,
  dimension: 'class' | 'segment',
  { scope, outletIds }: PartsQuestion,
): Promise<GroupStayRow[]> {
  const within = heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)
  const ofOutlets = outletIds === undefined ? sql`` : sql`and p.outlet_id = any(${[...outletIds]}::int[])`
  return db.rows(
    row,
    sql`
    select p.name as "group", p.entry, p.months, p.lost, sum(p.customers)::float8 as customers from survival_group p
    where p.dimension = ${dimension} and ${within} ${ofOutlets} group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  )
}
