import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { STATUS_PROGRESS } from './status.ts'

/**
 * Brings waybills in line with their tracking events: with events, the status is that of the latest by `occurred_at` (of the furthest along among events of
 * one instant, so that the order of arrival does not matter), and the first delivered one fills an empty time of delivery; without events both are what was
 * stated. `numbers` is a select of `waybill_no`. Run it in the transaction that wrote the events, after writing them. What stands already is not
 * touched. The version stays: it counts what people and imports state, so that a revert of either can tell whether somebody else did.
 */
export async function followEvents(db: Db, numbers: Sql): Promise<void> {
  await lockWaybills(db, numbers)
  await db.execute(sql`
    with decided as materialized (
      select w.id, coalesce(e.latest, w.stated_status) as status, case when w.delivered_by_event or w.delivered_at is null then e.delivered_at else w.delivered_at end as delivered_at,
        (w.delivered_by_event or w.delivered_at is null) and e.delivered_at is not null as by_event
      from waybill w cross join lateral (
        select (array_agg(t.status order by t.occurred_at desc, array_position(${[...STATUS_PROGRESS]}::text[], t.status) desc))[1] as latest,
          min(t.occurred_at) filter (where t.status = 'delivered') as delivered_at
        from tracking_event t where t.waybill_no = w.waybill_no
      ) e
      where w.waybill_no in (${numbers})
    )
    update waybill w set status = d.status, delivered_at = d.delivered_at, delivered_by_event = d.by_event, updated_at = now()
    from decided d
    where d.id = w.id and (w.status, w.delivered_at, w.delivered_by_event) is distinct from (d.status, d.delivered_at, d.by_event)`)
}

/** Locks waybills for the rest of the transaction, always in the same order. Who comes second waits here and reads, in its next statement, the events that the
 * first has written meanwhile. */
async function lockWaybills(db: Db, numbers: Sql): Promise<void> {
  await db.execute(sql`select 1 from waybill w where w.waybill_no in (${numbers}) order by w.id for update`)
}
