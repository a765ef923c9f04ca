import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { ChartData } from './chart.ts'

const monthRow = z.object({ month: z.string(), shipments: z.number(), revenueMinor: z.number() })
export type MonthRow = z.infer<typeof monthRow>

const sums = sql`m.month::text, sum(m.shipments)::float8 as shipments, sum(m.revenue_minor)::float8 as "revenueMinor"`

/**
 * Adds the kept months of a stretch up, in one currency: over the whole company from the outlets' months, of which there are few; else from the months of the customers within a scope, or of a kind. Both
 * are sums of the same waybills.
 */
export function sumMonths(
  db: Db,
  { from, to }: Period,
  currency: string,
  among: { scope: Scope; kind: string | undefined },
): Promise<MonthRow[]> {
  const months = sql`m.currency = ${currency} and m.month >= ${from}::date and m.month < ${to}::date`
  if (among.scope.kind === 'all' && among.kind === undefined)
    return db.rows(monthRow, sql`select ${sums} from outlet_month m where ${months} group by m.month order by m.month`)
  return db.rows(
    monthRow,
    sql`
    select ${sums} from customer_month m where ${months} and m.customer_id in (
      select c.id from customer c where ${inScope(among.scope, sql`c.root_id`)} ${ofKind(among.kind)})
    group by m.month order by m.month`,
  )
}

function ofKind(kind: string | undefined): Sql {
  return kind === undefined ? sql`` : sql`and c.kind = ${kind}`
}

const keptRow = z.object({ data: z.custom<ChartData>(), keptAt: z.date() })
export type KeptChart = z.infer<typeof keptRow>

/** Finds a chart that was kept under a key after an instant. */
export function findKeptChart(db: Db, key: string, after: Date): Promise<KeptChart | null> {
  return db.row(
    keptRow,
    sql`select data, kept_at as "keptAt" from kept_chart where key = ${key} and kept_at >= ${after}::timestamptz`,
  )
}

/** Keeps a chart under a key, and forgets those that were kept before an instant. */
export async function storeKeptChart(db: Db, key: string, data: ChartData, now: Date, forgetBefore: Date): Promise<void> {
  await db.execute(sql`
    insert into kept_chart (key, data, kept_at) values (${key}, ${JSON.stringify(data)}::jsonb, ${now}::timestamptz)
    on conflict (key) do update set data = excluded.data, kept_at = excluded.kept_at`)
  await db.execute(sql`delete from kept_chart where kept_at < ${forgetBefore}::timestamptz`)
}
