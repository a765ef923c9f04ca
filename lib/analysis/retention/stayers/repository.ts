import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { heldWithin } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { listedColumns, listedCustomer, listedJoins } from '../../metrics/listed-customer.ts'
import type { SurvivalGrouping } from '../groups/schema.ts'
import type { Shown } from './shown.ts'
import { FATES } from './shown.ts'

const columns = ['fate', 'entry', 'months', 'kind', 'segment', 'start_class', 'shipped_then', 'shipped_now'] as const

/** Keeps of each customer of the work of a night what the curves and retention count it as; changed rows only. */
export async function storeStayers(
  client: PoolClient,
  { entry, months, startClass }: { entry: Sql; months: Sql; startClass: Sql },
): Promise<void> {
  const run = (statement: Sql) => client.query(statement.text, statement.values)
  const all = (table: string) => fixedSql(columns.map((column) => `${table}${column}`).join(', '))
  await run(sql`delete from survival_customer x where not exists (select from retention_work f where f.id = x.customer_id)`)
  await run(sql`
    insert into survival_customer as x (customer_id, ${all('')})
    select f.id, case when not f.known then 'unknown' when ${months} <= ${entry} then 'later' when f.lost then 'left' else 'here' end,
      ${entry}, ${months}, f.kind, f.segment, ${startClass}, f.shipped_then, f.shipped_now from retention_work f
    on conflict (customer_id) do update set (${all('')}) = row(${all('excluded.')}) where (${all('x.')}) is distinct from (${all('excluded.')})`)
}

const row = z.object({
  id: z.number(),
  ...listedCustomer,
  fate: z.enum(FATES),
  months: z.number(),
  lastShippingOn: z.string().nullable(),
  valueMinor: z.number().nullable(),
})
export type StayerRow = z.infer<typeof row>

const shownBy: Readonly<Record<Shown, Sql>> = {
  curve: sql`x.fate in ('left', 'here')`,
  left: sql`x.fate = 'left'`,
  here: sql`x.fate = 'here'`,
  later: sql`x.fate = 'later'`,
  unknown: sql`x.fate = 'unknown'`,
  before: sql`x.shipped_then`,
  kept: sql`(x.shipped_then and x.shipped_now)`,
  gone: sql`(x.shipped_then and not x.shipped_now)`,
}

const groupColumn: Readonly<Record<SurvivalGrouping, Sql>> = {
  class: sql`x.start_class`,
  segment: sql`x.segment`,
  kind: sql`x.kind`,
}

export interface StayersQuestion {
  scope: Scope
  outletIds: readonly number[] | undefined
  shown: Shown
  /** After exactly so many months. */
  months: number | undefined
  /** Watched in that month of age. */
  at: number | undefined
  /** Only this group of a grouping. */
  group: { by: SurvivalGrouping; name: string } | null
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the customers within a scope that a curve of staying or retention counts, a page at a time, by how many months they stayed: of whom the reader only works along on nobody is among them, as in the curves. */
export function listStayerRows(db: Db, question: StayersQuestion): Promise<ListPage<StayerRow>> {
  const { scope, outletIds, shown, months, at, group, falling, limit, cursor, now } = question
  return listPage(
    db,
    row,
    {
      source: {
        from: sql`survival_customer x join customer_standing s on s.customer_id = x.customer_id`,
        id: sql`x.customer_id`,
        sort: { expression: sql`x.months`, type: 'int4' },
      },
      conditions: [
        sql`s.listed`,
        shownBy[shown],
        ...(months === undefined ? [] : [sql`x.months = ${months}::int`]),
        ...(at === undefined ? [] : [sql`x.entry < ${at}::int and x.months >= ${at}::int`]),
        ...(group === null ? [] : [sql`${groupColumn[group.by]} = ${group.name}`]),
        ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`]),
      ],
      branches: [heldWithin(scope, sql`s.owner_id`, sql`s.outlet_id`)],
      columns: sql`x.customer_id as id, ${listedColumns}, x.fate, x.months, s.last_shipping_on::text as "lastShippingOn", s.value_minor::float8 as "valueMinor"`,
      joins: sql`join survival_customer x on x.customer_id = p.id join customer_standing s on s.customer_id = p.id join customer c on c.id = p.id ${listedJoins}`,
      filter: { shown, months, at, by: group?.by, group: group?.name, outletIds: outletIds?.join(' ') },
      ...{ sort: 'months', falling, limit, cursor },
    },
    now,
  )
}
