import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'

/** Of each outlet and owner so many are kept by name that are largest, fell or rose most: no more are ever shown of any scope. */
export const STAND_OUTS = 4

/** By what customers stand out among the kept rows: what is told of each, what the first is told by, and who is not asked. */
const ways = [
  { by: 'revenue', minor: 'year_revenue_minor', pieces: 'year_pieces', first: 'year_revenue_minor', only: 'true' },
  { by: 'pieces', minor: 'year_revenue_minor', pieces: 'year_pieces', first: 'year_pieces', only: 'true' },
  { by: 'before', minor: 'before_revenue_minor', pieces: '0', first: 'before_revenue_minor', only: 'true' },
  { by: 'since', minor: 'since_revenue_minor', pieces: '0', first: 'since_revenue_minor', only: 'true' },
  { by: 'fall', minor: 'change_minor', pieces: '0', first: '-change_minor', only: 'change_minor < 0' },
  { by: 'rise', minor: 'change_minor', pieces: '0', first: 'change_minor', only: 'change_minor > 0' },
  { by: 'left', minor: 'moved_a_minor', pieces: '0', first: 'abs(moved_a_minor)', only: 'moved_a = -1' },
  { by: 'came', minor: 'moved_a_minor', pieces: '0', first: 'abs(moved_a_minor)', only: 'moved_a = 1' },
] as const

/** Gives a select of the first four customers by each way, out of rows of `manager_customer`: `by`, `customer_id`, `minor`, `pieces` and `first`, which orders them. */
export function standOutsOf(rows: Sql): Sql {
  const selects = ways.map(
    ({ by, minor, pieces, first, only }) => sql`
      (select ${fixedSql(`'${by}'::text as by, customer_id, ${minor} as minor, ${pieces} as pieces, ${first} as first`)} from ${rows}
        where ${fixedSql(only)} order by ${fixedSql(first)} desc, customer_id limit ${STAND_OUTS})`,
  )
  return join(selects, ' union all ')
}
