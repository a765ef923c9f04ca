import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import { everything } from '#lib/platform/scope/scope'
import { counting } from '#lib/records/waybills/columns'
import type { MetricName } from '../classification/columns.ts'
import { BAND_ENDS_GRAMS } from '../portrait/portrait.ts'
import { summed } from './metric-sql.ts'
import { rootMonthRows } from './month-rows.ts'
import type { Reached } from './reached.ts'
import { isReached } from './reached.ts'
import { casesOf } from './service-sql.ts'

/** What is asked of the time beside the months of a run. */
export interface BesideQuestion {
  period: Period
  currency: string
  scope: Reached | undefined
}

/** Revenue of the last months before `to`, and of the same months a year before: seasons fall on one another. */
const trendWindows = {
  recent3Minor: { months: 3, back: 0 },
  recent3BeforeMinor: { months: 3, back: 12 },
  recent6Minor: { months: 6, back: 0 },
  recent6BeforeMinor: { months: 6, back: 12 },
  recent12Minor: { months: 12, back: 0 },
  recent12BeforeMinor: { months: 12, back: 12 },
} as const satisfies Partial<Record<MetricName, { months: number; back: number }>>
type TrendName = keyof typeof trendWindows
const trendNames = Object.keys(trendWindows) as TrendName[]

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
  ...Object.fromEntries(trendNames.map((name) => [name, sql`coalesce(${aliasOf(name)}.revenue_minor, 0)`])),
}

/** Answers the first day of the months a year before `to` that a metric sums; null for a metric that sums none. */
export function trendBegins(name: MetricName, to: Day): Day | null {
  const trend = trendNames.find((known) => known === name)
  if (trend === undefined || trendWindows[trend].back === 0) return null
  return addMonths(addMonths(to, -trendWindows[trend].back), -trendWindows[trend].months)
}

function aliasOf(name: TrendName): Sql {
  const { months, back } = trendWindows[name]
  return fixedSql(`tr${months}_${back}`)
}

/** Joins to roots `t` what some metrics are made of: cases (`kt`), the variety of waybills (`wv`), revenue of months up to `to`. */
export function besideMonthsJoin(question: BesideQuestion, names: readonly MetricName[]): Sql {
  const parts: Sql[] = []
  if (names.some((name) => caseCounts[name] !== undefined)) parts.push(casesJoin(question))
  if (names.some((name) => varieties[name] !== undefined)) parts.push(varietyJoin(question))
  for (const name of trendNames) if (names.includes(name)) parts.push(trendJoin(question, name))
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

function trendJoin({ period, currency, scope }: BesideQuestion, name: TrendName): Sql {
  const { months, back } = trendWindows[name]
  const to: Day = addMonths(period.to, -back)
  const rows = rootMonthRows({ from: addMonths(to, -months), to }, ['revenue_minor'], sql`= ${currency}`, scope)
  return sql`
    left join (select r.customer_id, ${fixedSql(summed('r.revenue_minor'))} as revenue_minor from (${rows}) r group by r.customer_id) ${aliasOf(name)}
      on ${aliasOf(name)}.customer_id = t.customer_id`
}
