import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { heldWithin, inScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { listedColumns, listedCustomer, listedJoins } from '../metrics/listed-customer.ts'
import { isUnknownProfit } from '../metrics/true-profit-sql.ts'
import { knownColumns, valuePartColumns } from '../metrics/value-columns.ts'
import type { ValuesQuestion } from '../metrics/value-parts.ts'
import { KNOWN_PARTS, VALUE_PARTS, valueParts } from '../metrics/value-parts.ts'
import type { Look } from './profit.ts'

/** What is added up for whoever may see many, beside what is kept of each. */
const parts = [...VALUE_PARTS.map((name) => `${name}_minor`), 'known_revenue_minor', 'known_cost_minor', 'uncosted'] as const
const columns = fixedSql([...VALUE_PARTS.map((name) => `${name}_minor`), ...KNOWN_PARTS].join(', '))
const partColumns = fixedSql(parts.join(', '))
const summed = fixedSql(parts.map((name) => `sum(v.${name})`).join(', '))
const margin = sql`(known_revenue_minor - known_cost_minor)`
const profit = sql`(${margin} - claims_minor - service_minor - marketing_minor)`

/** A customer `v` whose margin is above zero and whose profit is not. */
const turned = sql`v.margin_minor > 0 and v.profit_minor <= 0`

/** A customer `v` of whose margin nothing is known, as `isProfitUnknown` has it. */
const unknown = isUnknownProfit(sql`v`)

/** Works the profits of one stretch of days out anew and puts them in the place of what was kept, in one transaction of its own: set-based, ranks over all customers that are neither archived nor merged away. Answers how many there are. */
export function storeProfits(db: Db, span: number, question: ValuesQuestion): Promise<number> {
  return db.bulk(async (client) => {
    const run = async (statement: Sql) => (await client.query(statement.text, statement.values)).rowCount ?? 0
    await client.query('begin')
    await run(sql`delete from customer_profit where span = ${span}::int2`)
    const customers = await run(sql`
      insert into customer_profit (customer_id, span, shipments, pieces, ${columns}, margin_minor, profit_minor, margin_rank, profit_rank, rank_fall, fifth)
      select r.root_id, ${span}::int2, r.shipments, r.pieces, ${columns}, r.margin_minor, r.profit_minor, r.margin_rank, r.profit_rank,
        r.profit_rank - r.margin_rank, r.fifth
      from (
        select t.*, ${margin} as margin_minor, ${profit} as profit_minor, rank() over (order by ${margin} desc) as margin_rank,
          rank() over (order by ${profit} desc) as profit_rank, ntile(5) over (order by ${margin} desc, t.root_id) as fifth
        from (${valueParts(question)}) t join customer a on a.id = t.root_id and a.archived_at is null
      ) r`)
    await run(sql`delete from profit_part where span = ${span}::int2`)
    await run(sql`
      insert into profit_part (span, outlet_id, owner_id, fifth, customers, ${partColumns}, turned, turned_minor, shipped)
      select ${span}::int2, coalesce(c.outlet_id, 0), coalesce(c.owner_id, 0), v.fifth, count(*), ${summed}, count(*) filter (where ${turned}),
        coalesce(sum(v.profit_minor) filter (where ${turned}), 0), count(*) filter (where v.shipments > 0)
      from customer_profit v join customer c on c.id = v.customer_id where v.span = ${span}::int2 group by 2, 3, 4`)
    await run(sql`
      insert into profit_period (span, from_on, to_on, customers, revenue_minor)
      select ${span}::int2, ${question.period.from}::date, ${question.period.to}::date, coalesce(sum(p.customers), 0), coalesce(sum(p.revenue_minor), 0)
      from profit_part p where p.span = ${span}::int2
      on conflict (span) do update set from_on = excluded.from_on, to_on = excluded.to_on, customers = excluded.customers, revenue_minor = excluded.revenue_minor`)
    await client.query('commit')
    return customers
  })
}

const periodRow = z.object({
  ...{ from: z.string(), to: z.string(), customers: z.number(), revenueMinor: z.number() },
  /** Of the customers those that shipped; the others only cost. */
  shipped: z.number(),
})
export type KeptPeriod = Period & z.infer<typeof periodRow>

/** Answers over which days the profits of a stretch were worked out, of how many customers, how many of them shipped, and what all of them brought; null while none were. */
export function findProfitPeriod(db: Db, span: number): Promise<KeptPeriod | null> {
  return db.row(
    periodRow,
    sql`select from_on::text as "from", to_on::text as "to", customers, revenue_minor::float8 as "revenueMinor",
      coalesce((select sum(p.shipped) from profit_part p where p.span = ${span}::int2), 0)::float8 as shipped
    from profit_period where span = ${span}::int2`,
  )
}

const fifthRow = z.object({
  ...{ fifth: z.number(), customers: z.number(), shipped: z.number() },
  ...valuePartColumns,
  ...knownColumns,
  ...{ turned: z.number(), turnedMinor: z.number() },
})
export type FifthRow = z.infer<typeof fifthRow>

/** Adds the profits of a stretch within a scope up by fifth of the margin over the whole company, the first the largest. Whoever works along on a customer does not see it in sums. */
export function sumFifths(db: Db, span: number, scope: Scope): Promise<FifthRow[]> {
  return db.rows(
    fifthRow,
    sql`
    select p.fifth, sum(p.customers)::float8 as customers, sum(p.shipped)::float8 as shipped, ${named((column) => `sum(p.${column})::float8`)}, sum(p.turned)::float8 as turned,
      sum(p.turned_minor)::float8 as "turnedMinor"
    from profit_part p where p.span = ${span}::int2 and ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)} group by p.fifth order by p.fifth`,
  )
}

function named(expression: (column: string) => string): Sql {
  const camel = (name: string) => name.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase())
  return fixedSql(parts.map((name) => `${expression(name)} as "${camel(name)}"`).join(', '))
}

const ranks = { shipments: z.number(), marginRank: z.number(), profitRank: z.number(), fifth: z.number() }
const rankColumns = sql`v.shipments, v.margin_rank as "marginRank", v.profit_rank as "profitRank", v.fifth`

const profitRow = z.object({
  id: z.number(),
  ...listedCustomer,
  ...valuePartColumns,
  ...knownColumns,
  ...ranks,
})
export type ProfitRow = z.infer<typeof profitRow>

export interface ProfitsQuestion {
  span: number
  scope: Scope
  outletIds: readonly number[] | undefined
  ownerId: number | undefined
  fifth: number | undefined
  look: Look | undefined
  sort: 'profit' | 'rank_fall'
  falling: boolean
  limit: number
  cursor: string | undefined
}

const sortKeys = {
  profit: { expression: sql`v.profit_minor`, type: 'int8' },
  rank_fall: { expression: sql`v.rank_fall`, type: 'int4' },
} as const

const looks: Record<Look, Sql> = {
  earns: sql`v.profit_minor > 0`,
  turned,
  loses: sql`v.margin_minor <= 0 and v.profit_minor <= 0 and not ${unknown}`,
  unknown,
}

/** Lists the customers within a scope by their profit over a stretch of days, a page at a time. */
export function listProfitRows(db: Db, question: ProfitsQuestion, now: Date): Promise<ListPage<ProfitRow>> {
  const { span, scope, outletIds, ownerId, fifth, look, sort, falling, limit, cursor } = question
  const conditions = [sql`s.listed`, sql`v.span = ${span}::int2`]
  if (outletIds !== undefined) conditions.push(sql`s.outlet_id = any(${[...outletIds]}::int[])`)
  if (ownerId !== undefined) conditions.push(sql`s.owner_id = ${ownerId}`)
  if (fifth !== undefined) conditions.push(sql`v.fifth = ${fifth}::int2`)
  if (look !== undefined) conditions.push(looks[look])
  return listPage(
    db,
    profitRow,
    {
      source: {
        from: sql`customer_profit v join customer_standing s on s.customer_id = v.customer_id`,
        id: sql`v.customer_id`,
        sort: sortKeys[sort],
      },
      conditions,
      branches: scopeBranches(scope),
      columns: sql`c.id, ${listedColumns},
        ${named((column) => `v.${column}`)}, ${rankColumns}`,
      joins: sql`join customer_profit v on v.customer_id = p.id and v.span = ${span}::int2 join customer c on c.id = p.id
        ${listedJoins}`,
      filter: { span, outletIds: outletIds?.join(' '), ownerId, fifth, look },
      ...{ sort, falling, limit, cursor },
    },
    now,
  )
}

const ownRow = z.object({ ...valuePartColumns, ...knownColumns, ...ranks })

/** Finds the profit of one customer within a scope over a stretch; null where it has none, or lies out of it. */
export function findProfit(db: Db, customerId: number, span: number, scope: Scope): Promise<z.infer<typeof ownRow> | null> {
  return db.row(
    ownRow,
    sql`
    select ${named((column) => `v.${column}`)}, ${rankColumns} from customer_profit v
    where v.customer_id = ${customerId} and v.span = ${span}::int2 and ${inScope(scope, sql`v.customer_id`)}`,
  )
}
