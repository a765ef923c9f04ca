import type { Period } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import { everything } from '#lib/platform/scope/scope'
import { counting } from '#lib/records/waybills/columns'
import type { MetricName } from '../classification/columns.ts'
import { BAND_ENDS_GRAMS } from '../portrait/portrait.ts'
import type { Reached } from './reached.ts'
import { isReached } from './reached.ts'
import { casesOf } from './service-sql.ts'

/** What is asked of the time beside the months of a run. */
export interface BesideQuestion {
  period: Period
  currency: string
  scope: Reached | undefined
}

const caseCounts: Partial<Record<MetricName, Sql>> = {
  claims: sql`coalesce(kt.claims, 0)`,
  complaints: sql`coalesce(kt.complaints, 0)`,
}
const varieties: Partial<Record<MetricName, Sql>> = {
  products: sql`coalesce(wv.products, 0)`,
  lanes: sql`coalesce(wv.lanes, 0)`,
  weightBands: sql`coalesce(wv.bands, 0)`,
}

/** What each of these metrics selects, by the joins below. */
export const besideMetrics: Partial<Record<MetricName, Sql>> = {
  ...caseCounts,
  ...varieties,
}

/** Joins to roots `t` what some metrics are made of: cases (`kt`), the variety of waybills (`wv`). */
export function besideMonthsJoin(question: BesideQuestion, names: readonly MetricName[]): Sql {
  const parts: Sql[] = []
  if (names.some((name) => caseCounts[name] !== undefined)) parts.push(casesJoin(question))
  if (names.some((name) => varieties[name] !== undefined)) parts.push(varietyJoin(question))
  return parts.length === 0 ? sql`` : join(parts, ' ')
}

function casesJoin({ period, scope = everything }: BesideQuestion): Sql {
  return sql`
    left join (
      select m.root_id, count(*) filter (where k.type = 'claim') as claims, count(*) filter (where k.type = 'complaint') as complaints
      from case_record k join customer m on m.id = k.customer_id
      where ${casesOf(period)} and k.type in ('claim', 'complaint') and ${isReached(scope, sql`m.root_id`)} group by m.root_id
    ) kt on kt.root_id = t.customer_id`
}

const bandEnds = fixedSql(`'{${BAND_ENDS_GRAMS.map((end) => end + 1).join(',')}}'::bigint[]`)

/** First down to what differs, then counted: a distinct count over all waybills would sort them. What is not known is no kind of its own. */
function varietyJoin({ period: { from, to }, currency, scope = everything }: BesideQuestion): Sql {
  return sql`
    left join (
      select d.root_id, count(distinct d.product) as products, count(distinct d.region) as lanes, count(distinct d.band) as bands
      from (
        select m.root_id, nullif(w.product, '') as product, nullif(w.destination_region, '') as region,
          width_bucket(coalesce(w.charged_weight_grams, w.weight_grams)::bigint, ${bandEnds}) as band
        from waybill w join customer m on m.id = w.customer_id
        where w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date and w.currency = ${currency} and ${counting} and w.pieces > 0
          and ${isReached(scope, sql`m.root_id`)}
        group by 1, 2, 3, 4
      ) d group by d.root_id
    ) wv on wv.root_id = t.customer_id`
}
