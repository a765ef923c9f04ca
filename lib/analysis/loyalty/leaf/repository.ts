import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { listedColumns, listedCustomer, listedJoins } from '../../metrics/listed-customer.ts'
import { LOYALTY_CLASSES } from '../../schemes/loyalty.ts'
import type { Measured, Side } from '../factor-tree.ts'
import { classesOf, classIsOf, measures } from '../repository.ts'

const leafRow = z.object({
  id: z.number(),
  ...listedCustomer,
  class: z.enum(LOYALTY_CLASSES),
  value: z.number(),
  revenueMinor: z.number(),
  shipments: z.number(),
})
export type LeafRow = z.infer<typeof leafRow>

export interface LeafQuestion {
  scope: Scope
  /** The outlet that the scope is cut to; null for none. */
  outletId: number | null
  leaf: Measured
  side: Side
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/**
 * Lists the customers within a scope that a measure counts on one side of the comparison by their revenue, a page at a time: those that `sampleMeasures` takes its mean of. Not by the value: without an index for each of the
 * measures every page would sort all that have one, which are hundreds of thousands where half of a million customers answered, and ten such indexes would be written anew every night.
 */
export function listLeafRows(db: Db, question: LeafQuestion): Promise<ListPage<LeafRow>> {
  const { scope, outletId, leaf, side, falling, limit, cursor, now } = question
  const value = measures[leaf]
  return listPage(
    db,
    leafRow,
    {
      source: {
        from: sql`customer_loyalty f join customer_standing s on s.customer_id = f.customer_id`,
        id: sql`f.customer_id`,
        sort: { expression: sql`f.revenue_minor`, type: 'int8' },
      },
      conditions: [sql`s.listed`, sql`${value} is not null`, classIsOf(classesOf[side])],
      branches: scopeBranches(scope),
      columns: sql`f.customer_id as id, ${listedColumns}, coalesce(v.class, s.loyalty_class) as class, ${value} as value, f.revenue_minor as "revenueMinor", f.shipments`,
      joins: sql`join customer_loyalty f on f.customer_id = p.id join customer_standing s on s.customer_id = p.id join customer c on c.id = p.id
        left join customer_override v on v.customer_id = p.id and v.scheme = 'loyalty'
        ${listedJoins}`,
      filter: { leaf, side, outletId },
      ...{ sort: 'revenue', falling, limit, cursor },
    },
    now,
  )
}
