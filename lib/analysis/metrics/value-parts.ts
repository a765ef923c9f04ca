import { daysBetween } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import type { ServiceRates } from '../year-value/year-value.ts'
import { monthRows } from './month-rows.ts'
import { caseCost, casesOf, touchCost, touchesOf } from './service-sql.ts'

/** What values are worked out over, and by which rates. */
export interface ValuesQuestion {
  period: Period
  currency: string
  timeZone: string
  /** Days over which the yearly cost of marketing is spread. */
  daysOfYear: number
  rates: ServiceRates
  minorPerMajor: number
}

/** What a customer brought and every cost that is taken off it, in the order of every statement. */
export const VALUE_PARTS = ['revenue', 'pickup', 'linehaul', 'delivery', 'other', 'claims', 'service', 'marketing'] as const
/** Of the waybills whose freight and cost are both known, of which the margin is: how many, what they brought and cost; and of how many one of the two is not. */
export const KNOWN_PARTS = ['known_revenue_minor', 'known_cost_minor', 'known_waybills', 'uncosted'] as const
/** Beside them what was shipped, in the same order. */
const measures = ['shipments', 'pieces', ...VALUE_PARTS.map((name) => `${name}_minor` as const), ...KNOWN_PARTS] as const
type Measure = (typeof measures)[number]

/** A select of roots with some measures, the others 0: one source of all of them. Minor units, not rounded yet. */
function source(rows: Sql, given: Partial<Record<Measure, Sql>>): Sql {
  const values = measures.map((name) => sql`(${given[name] ?? sql`0`})::float8`)
  return sql`select c.root_id, ${join(values)} ${rows} group by c.root_id`
}

const waybillColumns = [
  ...(['shipments', 'pieces', 'revenue_minor'] as const),
  ...(['cost_pickup_minor', 'cost_linehaul_minor', 'cost_delivery_minor', 'cost_minor'] as const),
  ...(['waybills', 'known_waybills', 'known_revenue_minor', 'known_cost_minor'] as const),
] as const

function sourcesOf(question: ValuesQuestion): Sql[] {
  const { period, currency, timeZone, daysOfYear, rates, minorPerMajor } = question
  const basis = { rates, minorPerMajor }
  const days = daysBetween(period.from, period.to)
  return [
    source(sql`from (${monthRows(period, waybillColumns, sql`= ${currency}`)}) r join customer c on c.id = r.customer_id`, {
      shipments: sql`sum(r.shipments)`,
      pieces: sql`sum(r.pieces)`,
      revenue_minor: sql`sum(r.revenue_minor)`,
      pickup_minor: sql`sum(r.cost_pickup_minor)`,
      linehaul_minor: sql`sum(r.cost_linehaul_minor)`,
      delivery_minor: sql`sum(r.cost_delivery_minor)`,
      other_minor: sql`sum(r.cost_minor - r.cost_pickup_minor - r.cost_linehaul_minor - r.cost_delivery_minor)`,
      known_revenue_minor: sql`sum(r.known_revenue_minor)`,
      known_cost_minor: sql`sum(r.known_cost_minor)`,
      known_waybills: sql`sum(r.known_waybills)`,
      uncosted: sql`sum(r.waybills - r.known_waybills)`,
    }),
    source(
      sql`from case_record k join customer c on c.id = k.customer_id
        where ${casesOf(period)}`,
      {
        claims_minor: sql`coalesce(sum(k.compensation_minor) filter (where k.currency = ${currency}), 0)`,
        service_minor: sql`count(*) * ${caseCost(basis)}`,
      },
    ),
    source(
      sql`from interaction n join customer c on c.id = n.customer_id
        where ${touchesOf(period, timeZone)}`,
      { service_minor: sql`sum(${touchCost(basis)})` },
    ),
    source(sql`from customer c where c.id = c.root_id and c.annual_marketing_cost_minor > 0`, {
      marketing_minor: sql`sum(c.annual_marketing_cost_minor) * ${days}::float8 / ${daysOfYear}::float8`,
    }),
  ]
}

const columns = fixedSql(measures.join(', '))
/** Half a minor unit upwards, as the card of a customer rounds. */
const rounded = fixedSql(measures.map((name) => `floor(sum(x.${name}) + 0.5)::int8 as ${name}`).join(', '))
const someOf = fixedSql(VALUE_PARTS.map((name) => `t.${name}_minor <> 0`).join(' or '))

/** Gives a select of roots with their shipments, pieces, the parts of their value over a period in whole minor units, and what of the waybills both freight and cost are known of; who neither brought nor cost anything is in no row. */
export function valueParts(question: ValuesQuestion): Sql {
  const all = sourcesOf(question).reduce((left, right) => sql`${left} union all ${right}`)
  return sql`
    select t.root_id, ${columns}
    from (select x.root_id, ${rounded} from (${all}) x (root_id, ${columns}) group by x.root_id) t where ${someOf}`
}
