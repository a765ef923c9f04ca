import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { seasonJoin, seasonKind } from '../metrics/season-sql.ts'

const monthRow = z.object({ month: z.string(), shipments: z.number(), index: z.number() })
const volumeRow = z.object({ months: z.array(monthRow), known: z.boolean() })

interface VolumeQuestion {
  customerId: number
  scope: Scope
  /** The first days of the first month, of the one that runs, and of the one after the last. */
  from: Day
  running: Day
  to: Day
}

/** Reads a customer's shipments of every month, with those merged into it, beside the index of its kind for that month, 1 where none is kept; and whether the index is known. The running month says
 * which kind it is. Null for a customer out of scope. */
export function readVolumes(
  db: Db,
  { customerId, scope, from, running, to }: VolumeQuestion,
): Promise<z.infer<typeof volumeRow> | null> {
  return db.row(
    volumeRow,
    sql`
    with own as (
      select c.id, ${seasonKind} as kind_id from customer x join customer c on c.id = x.root_id ${seasonJoin(sql`c`, running)}
      where x.id = ${customerId} and ${inScope(scope, sql`c.id`)}
    ), volumes as (
      select m.month, sum(m.shipments) as shipments from own join customer c on c.root_id = own.id join customer_month m on m.customer_id = c.id
      where m.month >= ${from}::date and m.month < ${to}::date group by m.month
    )
    select (
        select jsonb_agg(jsonb_build_object('month', d.month::date::text, 'shipments', coalesce(v.shipments, 0), 'index', coalesce(s.index, 1)) order by d.month)
        from generate_series(${from}::timestamp, ${to}::timestamp - interval '1 month', interval '1 month') d (month)
        left join volumes v on v.month = d.month::date left join season_month s on s.season_kind_id = own.kind_id and s.month = d.month::date
      ) as months, coalesce((select k.known from season_kind k where k.id = own.kind_id), false) as known
    from own`,
  )
}
