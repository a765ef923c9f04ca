import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { rowsOf } from '../../classification/run-rows.ts'
import { TIES } from './tie.ts'

/** The run of the second matrix that says of whom a tie is told; months of waybills [from, to), the day from which on meetings count, and the currency of what was paid. */
export interface TieFrame {
  scaleId: number
  from: Day
  to: Day
  metFrom: Day
  currency: string
}

/** Writes beside every level by which tie the customer is kept, the strongest that is known, and none for whoever is not in the run of the second matrix; in the transaction in which levels are kept. */
export async function storeTies(client: PoolClient, { scaleId, from, to, metFrom, currency }: TieFrame): Promise<void> {
  const statement = sql`
    with structural as (
      select distinct v.customer_id from fact_value v where v.key = 'connected_systems' and v.value in ('"api"', '"edi"', '"plugin"')
    ), social as (
      select m.customer_id from customer_cadence m where greatest(m.last_met_on, m.last_reviewed_on) >= ${metFrom}::date
      union select v.customer_id from fact_value v where v.key = 'relation_stage' and v.value = '"friend"'
    ), financial as (
      select m.root_id as customer_id from customer_month k join customer m on m.id = k.customer_id
      where k.month >= ${from}::date and k.month < ${to}::date and k.currency = ${currency}
      group by m.root_id having sum(k.paired_list_minor) > sum(k.paired_revenue_minor) and sum(k.paired_revenue_minor) > 0
    ), found as (
      select l.customer_id, case when r.customer_id is null then null when a.customer_id is not null then 'structural'
        when b.customer_id is not null then 'social' when c.customer_id is not null then 'financial' else 'none' end as tie
      from customer_level l left join ${rowsOf(scaleId)} r on r.customer_id = l.customer_id
      left join structural a on a.customer_id = l.customer_id left join social b on b.customer_id = l.customer_id
      left join financial c on c.customer_id = l.customer_id
    )
    update customer_level x set tie = f.tie from found f where f.customer_id = x.customer_id and x.tie is distinct from f.tie`
  await client.query(statement.text, statement.values)
}

const runRow = z.object({ id: z.number(), asOf: z.string(), from: z.string(), to: z.string(), currency: z.string() })
export type TieRun = z.infer<typeof runRow>

/** Finds the run of the second matrix by which ties were kept; null while they were by none. */
export function findTieRun(db: Db): Promise<TieRun | null> {
  return db.row(
    runRow,
    sql`
    select r.id, r.as_of::text as "asOf", r.from_on::text as "from", r.to_on::text as "to", r.currency
    from customer_level_period p join analysis_run r on r.id = p.scale_run_id`,
  )
}

const tieRow = z.object({ tie: z.enum(TIES).nullable(), customers: z.number(), revenueMinor: z.number() })
export type TieRow = z.infer<typeof tieRow>

/** Adds up customers and revenue of the run of the second matrix within a scope by the strongest tie that is known, as it was kept; null for none. Revenue below zero counts as 0. */
export function sumTies(db: Db, scope: Scope): Promise<TieRow[]> {
  return db.rows(
    tieRow,
    sql`
    select nullif(x.tie, 'none') as tie, count(*)::float8 as customers, sum(greatest(x.revenue_minor, 0))::float8 as "revenueMinor"
    from customer_level x join customer_standing s on s.customer_id = x.customer_id and s.listed
    where x.tie is not null and ${inScope(scope, sql`x.customer_id`)} group by x.tie`,
  )
}
