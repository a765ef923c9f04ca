import type { PoolClient } from 'pg'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { Sql } from '#lib/platform/db/sql'
import { identifier, sql } from '#lib/platform/db/sql'
import { VALUE_KIND_CLASSES } from '../schemes/value-kind-names.ts'

/** Selects the roots that stood on the list of approved references when a day of the company was over: approved by then, not withdrawn yet, not ended; of customers that were merged the survivor. */
function onReferenceList(on: Day, timeZone: string): Sql {
  const over = sql`${addDays(on, 1)}::timestamp at time zone ${timeZone}`
  return sql`select m.root_id from customer_reference f join approval a on a.id = f.approval_id and a.status = 'approved' and a.decided_at < ${over}
    join customer m on m.id = f.customer_id where (f.withdrawn_at is null or f.withdrawn_at >= ${over}) and f.ends_on > ${on}::date`
}

/** Whether a customer `c` is of value for its reputation: 2 on the list of approved references on a day, 1 by a fact, else 0. */
export function statedReputation(asOf: Day, timeZone: string): Sql {
  return sql`case when c.id in (${onReferenceList(asOf, timeZone)}) then 2 when c.facts -> 'value_kinds' @> '["reputation"]' then 1 else 0 end`
}

/** Whether somebody noted that a customer `c` is of value in the long term. */
export const statedLongTerm = sql`(c.facts -> 'value_kinds' @> '["long_term"]')::int`

/**
 * The share of what a customer `c` sends that we carry, 0 to 1, noted as a share or as percent; as `walletShareOf` reads it.
 * @source docs/formulas.md#share-of-wallet-segment
 */
export const walletShare = sql`case when jsonb_typeof(c.facts -> 'share_of_wallet') = 'number'
    and (c.facts ->> 'share_of_wallet')::float8 between 0 and 100
  then case when (c.facts ->> 'share_of_wallet')::float8 > 1 then (c.facts ->> 'share_of_wallet')::float8 / 100
    else (c.facts ->> 'share_of_wallet')::float8 end end`

/** What somebody set of the kinds of value of roots `t`, and its place among their classes. */
export const setKindsJoin = sql`left join customer_override vo on vo.customer_id = t.customer_id and vo.scheme = 'value_kinds'`
export const setValueKinds = sql`array_position(string_to_array(${VALUE_KIND_CLASSES.join(',')}, ','), vo.class) - 1`

/** The run of the matrix of trade scale and margin that is shown, and its cells that have the potential of their customers reviewed. */
export interface ReviewedCells {
  runId: number | null
  cells: string[]
}

/** Finds the cells of the shown matrix of relationships in which the potential of a customer is reviewed; its own model says which. None while no run is shown. */
export async function readReviewedCells(client: PoolClient): Promise<ReviewedCells> {
  const { rows } = await client.query<{ id: number; cells: string[] }>(`
    select r.id, array(select e.key from jsonb_each(coalesce(r.model -> 'cells', '{}')) e where e.value -> 'actions' ? 'review_potential') as cells
    from analysis_run r where r.scheme = 'relationship_scale' and r.published and r.rows_kept order by r.id desc limit 1`)
  return rows[0] === undefined ? { runId: null, cells: [] } : { runId: rows[0].id, cells: rows[0].cells }
}

/** Joins the cell of roots `t` in the matrix of relationships, and what somebody set in its place. The rows of the run are named, so that no lock on all runs is waited for. */
export function reviewedJoin({ runId }: ReviewedCells): Sql {
  const rows =
    runId === null
      ? sql`(select null::int4 as customer_id, null::text as class where false)`
      : identifier(`run_assignment_${runId}`)
  return sql`
    left join ${rows} rp on rp.customer_id = t.customer_id
    left join customer_override ro on ro.customer_id = t.customer_id and ro.scheme = 'relationship_scale'`
}

/** Whether that cell has the potential reviewed. */
export function reviewsPotential({ cells }: ReviewedCells): Sql {
  return sql`coalesce((coalesce(ro.class, rp.class) = any(string_to_array(${cells.join(',')}, ',')))::int, 0)`
}
