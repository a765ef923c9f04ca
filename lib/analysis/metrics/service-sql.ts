import type { Period } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { everything } from '#lib/platform/scope/scope'
import type { ServiceRates } from '../year-value/year-value.ts'
import type { Reached } from './reached.ts'
import { isReached } from './reached.ts'

/** By what serving a customer is valued. */
export interface ServiceBasis {
  readonly rates: ServiceRates
  readonly minorPerMajor: number
  readonly timeZone: string
}

/** A number of any form as a parameter that COPY can quote. */
const number = (value: number) => sql`${String(value)}::float8`

/** Gives what one interaction `n` cost, in minor units, not rounded: what was stated, else its hours at the rate of sales. */
export function touchCost({ rates, minorPerMajor }: Pick<ServiceBasis, 'rates' | 'minorPerMajor'>): Sql {
  return sql`case when n.cost_minor is not null then n.cost_minor else ${number(rates.sales_hour * minorPerMajor)} *
    (case when n.duration_minutes is not null then n.duration_minutes / 60.0
      when n.channel in ('visit', 'executive', 'review') then ${number(rates.visit_hours)} else ${number(rates.call_hours)} end) end`
}

/** Gives what the work on one case costs, in minor units, not rounded. */
export function caseCost({ rates, minorPerMajor }: Pick<ServiceBasis, 'rates' | 'minorPerMajor'>): Sql {
  return sql`${number(rates.case_hours)} * ${number(rates.service_hour * minorPerMajor)}`
}

/** Gives the case records `k` of a period. */
export function casesOf({ from, to }: Period): Sql {
  return sql`k.archived_at is null and k.opened_on >= ${from}::date and k.opened_on < ${to}::date`
}

/** Gives the interactions `n` of a period. */
export function touchesOf({ from, to }: Period, timeZone: string): Sql {
  return sql`n.archived_at is null and n.occurred_at >= ${from}::timestamp at time zone ${timeZone}
    and n.occurred_at < ${to}::timestamp at time zone ${timeZone}`
}

/** Joins what roots `t` were paid as compensation, and what serving them cost, over a period: aliases `kc` and `ni`. With a scope only the records of customers within it are read. */
export function serviceJoin(
  { period, currency, scope = everything }: { period: Period; currency: string; scope: Reached | undefined },
  basis: ServiceBasis,
): Sql {
  const within = isReached(scope, sql`m.root_id`)
  return sql`
    left join (
      select m.root_id, coalesce(sum(k.compensation_minor) filter (where k.currency = ${currency}), 0) as claims, count(*) * ${caseCost(basis)} as service
      from case_record k join customer m on m.id = k.customer_id where ${casesOf(period)} and ${within} group by m.root_id
    ) kc on kc.root_id = t.customer_id
    left join (
      select m.root_id, sum(${touchCost(basis)}) as service
      from interaction n join customer m on m.id = n.customer_id where ${touchesOf(period, basis.timeZone)} and ${within} group by m.root_id
    ) ni on ni.root_id = t.customer_id`
}

/** Half a minor unit upwards, as the card of a customer rounds. */
export const serviceMinor = sql`floor(coalesce(kc.service, 0) + coalesce(ni.service, 0) + 0.5)`
export const claimsMinor = sql`coalesce(kc.claims, 0)`
