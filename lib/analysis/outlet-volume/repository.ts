import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { refreshIfLittle } from '../metrics/refresh.ts'

const volumeRow = z.object({ outletId: z.int(), month: z.string(), waybills: z.number() })

/** Adds up the waybills that outlets accepted in some months, from the kept sums; of some outlets, or of all. Months without any are left out. */
export async function sumWaybills(db: Db, months: readonly Day[], outletIds: readonly number[] | null) {
  await refreshIfLittle(db)
  return db.rows(
    volumeRow,
    sql`
    select m.outlet_id as "outletId", m.month::text as month, sum(m.waybills)::float8 as waybills
    from outlet_month m
    where m.month = any(${[...months]}::date[]) and (${outletIds === null} or m.outlet_id = any(${[...(outletIds ?? [])]}::int[]))
    group by m.outlet_id, m.month`,
  )
}
