import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { Lifecycle } from '../../lifecycle/gate.ts'
import { listedColumns, listedCustomer, listedJoins } from '../../metrics/listed-customer.ts'
import { happened, heightOf, stageOf } from '../repository.ts'

const source = sql`lifecycle_change h join customer_standing s on s.customer_id = h.customer_id`

/** What the changes of a period are: of customers neither archived nor merged away, and without what waybills tell of customers of before the records. */
const within = ({ from, to }: Period) => [
  sql`s.listed`,
  sql`h.changed_on >= ${from}::date`,
  sql`h.changed_on < ${to}::date`,
  happened,
]

const countRow = z.object({ month: z.string(), from: stageOf, to: stageOf, customers: z.number() })

/** Counts the changes of stage of customers within a scope in a period, by month. Those of customers merged away are left out, and what waybills tell of customers of before the records. */
export function countMoves(db: Db, period: Period, scope: Scope): Promise<z.infer<typeof countRow>[]> {
  const [listed, begun, over, seen] = within(period)
  return db.rows(
    countRow,
    sql`
    select date_trunc('month', h.changed_on)::date::text as month, h.from_stage as "from", h.to_stage as "to", count(*)::float8 as customers
    from ${source} where ${listed} and ${begun} and ${over} and ${seen} and ${inScope(scope, sql`h.customer_id`)}
    group by 1, 2, 3 order by 1`,
  )
}

const moveRow = z.object({
  id: z.number(),
  customerId: z.number(),
  ...listedCustomer,
  from: stageOf,
  to: stageOf,
  on: z.string(),
  origin: z.enum(['stated', 'waybills']),
})
export type MoveRow = z.infer<typeof moveRow>

export interface MovesQuestion {
  scope: Scope
  /** The outlet that the scope is cut to; null for none. */
  outletId: number | null
  period: Period
  /** Only those up, or down, the path. */
  way: 'up' | 'down' | undefined
  /** Only those from this stage. */
  from: Lifecycle | undefined
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the changes of stage that `countMoves` counts, a page at a time, by the day. */
export function listMoveRows(db: Db, question: MovesQuestion): Promise<ListPage<MoveRow>> {
  const { scope, outletId, period, way, from, falling, limit, cursor, now } = question
  const rise = sql`${heightOf(sql`h.to_stage`)} - ${heightOf(sql`h.from_stage`)}`
  return listPage(
    db,
    moveRow,
    {
      source: { from: source, id: sql`h.id`, sort: { expression: sql`h.changed_on`, type: 'date' } },
      conditions: [
        ...within(period),
        ...(way === undefined ? [] : [way === 'up' ? sql`${rise} > 0` : sql`${rise} < 0`]),
        ...(from === undefined ? [] : [sql`h.from_stage = ${from}`]),
      ],
      branches: scopeBranches(scope),
      columns: sql`h.id, c.id as "customerId", ${listedColumns}, h.from_stage as "from", h.to_stage as "to", h.changed_on::text as "on", h.origin`,
      joins: sql`join lifecycle_change h on h.id = p.id join customer c on c.id = h.customer_id ${listedJoins}`,
      filter: { outletId, from: period.from, to: period.to, way, stage: from },
      ...{ sort: 'on', falling, limit, cursor },
    },
    now,
  )
}
