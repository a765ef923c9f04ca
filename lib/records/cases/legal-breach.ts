import type { Period } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { LEGAL_DAYS } from './legal-clock.ts'

// What `legalOutcome` says of one complaint, over many. `t` is the table of cases; days are those of the company.

/** The instant at which the seven days of a complaint end. */
export function legalEnd(t: Sql, zone: string): Sql {
  return sql`((${t}.opened_on + ${LEGAL_DAYS + 1}::int)::timestamp at time zone ${zone})`
}

/** The condition that the last of the seven days of a complaint lies in a period. */
export function legalDaysEndIn(t: Sql, { from, to }: Period): Sql {
  return sql`(${t}.type = 'complaint' and ${t}.opened_on >= ${from}::date - ${LEGAL_DAYS}::int and ${t}.opened_on < ${to}::date - ${LEGAL_DAYS}::int)`
}

/**
 * The condition that a complaint whose seven days are over broke them: `late` or `breached`.
 * @source docs/formulas.md#legal-seven-days
 */
export function isLegallyBroken(t: Sql, zone: string): Sql {
  const end = legalEnd(t, zone)
  return sql`case when ${t}.informed_at is not null then ${t}.informed_at > ${end}
    when ${t}.created_import_id is not null and ${t}.resolved_at is not null and ${t}.reopened_at is null then ${t}.resolved_at > ${end}
    else true end`
}
