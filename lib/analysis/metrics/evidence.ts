import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { counting } from '#lib/records/waybills/columns'
import { walletShare } from './stated-value-sql.ts'

// What speaks for a cause of shipping less, counted alike for drops and for sleepers.

const rangeRow = z.object({ last: z.number() })

/** Answers the highest id of a customer, 0 for none. */
export async function highestId(db: Db): Promise<number> {
  return (await db.row(rangeRow, sql`select coalesce(max(id), 0) as last from customer`))?.last ?? 0
}

/** A window of days: `from` is in it, `to` is not. */
export interface Window {
  from: Day
  to: Day
}

const evidenceRow = z.object({
  id: z.number(),
  damaged: z.number(),
  lost: z.number(),
  promised: z.number(),
  late: z.number(),
  complaints: z.number(),
  openComplaints: z.number(),
  rivals: z.array(z.string()),
  shareOfWallet: z.number().nullable(),
})

/** Of which days of a customer evidence is counted: waybills from `from` to before `to`, complaints that were opened from `from` to before `until`. */
export interface EvidenceDays extends Window {
  id: number
  until: Day
}

/** Counts what may be behind that customers ship less: waybills and complaints of a stretch of days, complaints still open, and what is known of other carriers. */
export function readEvidence(db: Db, asked: readonly EvidenceDays[]): Promise<z.infer<typeof evidenceRow>[]> {
  return db.rows(
    evidenceRow,
    sql`
    select c.id, x.damaged, x.lost, x.promised, x.late, y.complaints, y.open as "openComplaints",
      array(select jsonb_array_elements_text(case when jsonb_typeof(c.facts -> 'rival_carriers') = 'array' then c.facts -> 'rival_carriers' else '[]' end)) as rivals,
      ${walletShare} as "shareOfWallet"
    from unnest(${asked.map(({ id }) => id)}::int[], ${asked.map(({ from }) => from)}::date[], ${asked.map(({ to }) => to)}::date[],
      ${asked.map(({ until }) => until)}::date[]) q (id, from_on, to_on, until_on)
    join customer c on c.id = q.id
    cross join lateral (
      select count(*) filter (where w.damaged) as damaged, count(*) filter (where w.lost) as lost,
        count(*) filter (where w.promised_at is not null and w.delivered_at is not null) as promised,
        count(*) filter (where w.delivered_at > w.promised_at) as late
      from customer m join waybill w on w.customer_id = m.id
      where m.root_id = c.id and w.accepted_on >= q.from_on and w.accepted_on < q.to_on and ${counting}
    ) x
    cross join lateral (
      select count(*) filter (where k.opened_on >= q.from_on or s.active) as complaints, count(*) filter (where s.active) as open
      from customer m join case_record k on k.customer_id = m.id join case_standing s on s.case_id = k.id
      where m.root_id = c.id and k.type in ('complaint', 'appeal') and k.archived_at is null and k.opened_on < q.until_on
    ) y`,
  )
}
