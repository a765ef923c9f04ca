import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

const familyRow = z.object({
  id: z.int(),
  parentId: z.int().nullable(),
  inScope: z.boolean(),
  name: z.string(),
  kind: z.string(),
  abcClass: z.string().nullable(),
  abcOverride: z.object({ class: z.string(), reason: z.string(), byName: z.string().nullable() }).nullable(),
  valueMinor: z.number().nullable(),
})
export type FamilyRow = z.infer<typeof familyRow>

/** Deeper than any group of firms; a circle that merges have closed ends there. */
const deepest = 12

/**
 * Lists a customer's whole group, at most so many: up to the one without a parent, and all below it. Whoever was merged away is read as its survivor; archived
 * customers are left out, but for those on the way up.
 */
export function listFamilyRows(db: Db, scope: Scope, rootId: number, most: number): Promise<FamilyRow[]> {
  return db.rows(
    familyRow,
    sql`
    with recursive up as (
      select r.id, r.parent_id, 0 as height from customer r where r.id = ${rootId}
      union all
      select r.id, r.parent_id, up.height + 1 from up join customer p on p.id = up.parent_id join customer r on r.id = p.root_id
      where up.height < ${deepest} and r.id <> ${rootId}
    ),
    down as (
      (select id, null::int as parent_id, 0 as depth from up order by height desc limit 1)
      union all
      select r.id, d.id, d.depth + 1 from down d join customer m on m.root_id = d.id join customer r on r.parent_id = m.id
      where r.root_id = r.id and d.depth < ${deepest} and r.id <> d.id and (r.archived_at is null or r.id in (select id from up))
    ),
    members as (select distinct on (id) id, parent_id, depth from down order by id, depth)
    select c.id, d.parent_id as "parentId", ${oneInScope(scope, sql`c.id`)} as "inScope", c.name, c.kind, s.abc_class as "abcClass",
      (select jsonb_build_object('class', v.class, 'reason', v.reason, 'byName', (select u.name from app_user u where u.id = v.set_by_id))
        from customer_override v where v.customer_id = c.id and v.scheme = 'abc') as "abcOverride",
      s.value_minor as "valueMinor"
    from members d join customer c on c.id = d.id join customer_standing s on s.customer_id = c.id
    order by d.depth, s.value_minor desc nulls last, c.id limit ${most}`,
  )
}
