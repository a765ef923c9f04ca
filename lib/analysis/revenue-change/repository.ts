import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { listedJoins } from '../metrics/listed-customer.ts'

const changeRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  level: z.string().nullable(),
  kindName: z.string().nullable(),
  shipments: z.number(),
  shipmentsThen: z.number(),
  revenueMinor: z.number(),
  revenueThenMinor: z.number(),
  changeMinor: z.number(),
})
export type ChangeRow = z.infer<typeof changeRow>

export interface ChangesQuestion {
  scope: Scope
  outletIds: readonly number[] | undefined
  /** Kind of customer by the season that it has. */
  kindId: number | undefined
  /** Whether those that rose most come first. */
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the customers within a scope whose revenue changed, those that fell most or rose most first, a page at a time. */
export function listChangeRows(db: Db, question: ChangesQuestion): Promise<ListPage<ChangeRow>> {
  const { scope, outletIds, kindId, falling, limit, cursor, now } = question
  return listPage(
    db,
    changeRow,
    {
      source: {
        from: sql`revenue_change d join customer_standing s on s.customer_id = d.customer_id`,
        id: sql`d.customer_id`,
        sort: { expression: sql`d.change_minor`, type: 'int8' },
      },
      conditions: [
        sql`s.listed`,
        ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`]),
        ...(kindId === undefined ? [] : [sql`d.season_kind_id = ${kindId}::int`]),
      ],
      branches: scopeBranches(scope),
      columns: sql`c.id, c.external_id as "externalId", c.name, c.kind, u.name as "ownerName", o.name as "outletName", k.level, k.name as "kindName", d.shipments, d.shipments_then as "shipmentsThen",
        d.revenue_minor as "revenueMinor", d.revenue_then_minor as "revenueThenMinor", d.change_minor as "changeMinor"`,
      joins: sql`join revenue_change d on d.customer_id = p.id join customer c on c.id = p.id ${listedJoins} left join season_kind k on k.id = d.season_kind_id`,
      filter: { outletIds: outletIds?.join(' '), kindId },
      ...{ sort: 'change', falling, limit, cursor },
    },
    now,
  )
}
