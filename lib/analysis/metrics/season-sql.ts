import type { Day } from '#lib/core/day'
import { monthOf } from '#lib/core/day'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/** Joins to customers the seasons of their industry (`si`), of their kind (`sk`) and of the company (`sc`) in the month of a day; few rows each. */
export function seasonJoin(customer: Sql, day: Day): Sql {
  const of = (level: string) => sql`
    select k.id, k.name, m.index from season_kind k join season_month m on m.season_kind_id = k.id
    where k.level = ${level} and m.month = ${monthOf(day)}::date`
  return sql`
    left join (${of('industry')}) si on si.name = ${customer}.industry
    left join (${of('kind')}) sk on sk.name = ${customer}.kind
    left join (${of('company')}) sc on true`
}

/** The index that holds for a customer: of its industry where that has one of its own, else of its kind, else of the company; 1 while none is kept. */
export const seasonIndex: Sql = sql`coalesce(si.index, sk.index, sc.index, 1)`

/** The kind of season that a customer has, by the same joins; 0 while none is kept. */
export const seasonKind: Sql = sql`coalesce(si.id, sk.id, sc.id, 0)`
