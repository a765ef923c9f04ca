import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { heldWithin, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { listedJoins } from '../metrics/listed-customer.ts'
import { valuePartColumns } from '../metrics/value-columns.ts'
import type { ValuesQuestion } from '../metrics/value-parts.ts'
import { VALUE_PARTS, valueParts } from '../metrics/value-parts.ts'

const parts = VALUE_PARTS
const columns = fixedSql(parts.map((name) => `${name}_minor`).join(', '))
const netOf = fixedSql(parts.map((name) => `${name}_minor`).join(' - '))
const summed = fixedSql(parts.map((name) => `sum(v.${name}_minor)`).join(', '))

/** Works the values of a year out anew and puts them in the place of what was kept, in one transaction of its own: set-based, over kept months, the waybills of a broken month, and the
 * cases and interactions of the year. */
export function storeYearValues(db: Db, question: ValuesQuestion): Promise<number> {
  return db.bulk(async (client) => {
    const run = async (statement: Sql) => (await client.query(statement.text, statement.values)).rowCount ?? 0
    await client.query('begin')
    await client.query('delete from customer_year_value')
    const customers = await run(sql`
      insert into customer_year_value (customer_id, ${columns}, value_minor, uncosted)
      select t.root_id, ${columns}, ${netOf}, t.uncosted from (${valueParts(question)}) t`)
    await client.query('delete from year_value_part')
    await run(sql`
      insert into year_value_part (outlet_id, owner_id, customers, ${columns}, uncosted)
      select coalesce(c.outlet_id, 0), coalesce(c.owner_id, 0), count(*), ${summed}, sum(v.uncosted)
      from customer_year_value v join customer c on c.id = v.customer_id where c.archived_at is null group by 1, 2`)
    await run(sql`
      insert into year_value_period (id, from_on, to_on) values (1, ${question.period.from}::date, ${question.period.to}::date)
      on conflict (id) do update set from_on = excluded.from_on, to_on = excluded.to_on, kept_at = now()`)
    await client.query('commit')
    return customers
  })
}

const periodRow = z.object({ from: z.string(), to: z.string() })

/** Answers over which days the values were worked out; null while none were. */
export function findValuesPeriod(db: Db): Promise<Period | null> {
  return db.row(periodRow, sql`select from_on::text as "from", to_on::text as "to" from year_value_period`)
}

const sumsRow = z.object({ customers: z.number(), ...valuePartColumns, uncosted: z.number() })
export type ValueSums = z.infer<typeof sumsRow>

/** Adds the values up that lie within a scope. Whoever works along on a customer does not see it in sums. */
export async function sumValues(db: Db, scope: Scope): Promise<ValueSums> {
  const row = await db.row(
    sumsRow,
    sql`
    select coalesce(sum(p.customers), 0)::float8 as customers, ${named((column) => `coalesce(sum(p.${column}), 0)::float8`)},
      coalesce(sum(p.uncosted), 0)::float8 as uncosted
    from year_value_part p where ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)}`,
  )
  return sumsRow.parse(row)
}

function named(expression: (column: string) => string): Sql {
  return fixedSql(parts.map((name) => `${expression(`${name}_minor`)} as "${name}Minor"`).join(', '))
}

const valueRow = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  ...valuePartColumns,
  valueMinor: z.number(),
  /** Waybills of which freight or cost is not known. */
  uncosted: z.number(),
})
export type ValueRow = z.infer<typeof valueRow>

export interface ValuesListQuestion {
  scope: Scope
  outletIds: readonly number[] | undefined
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the customers within a scope by their value of the year, a page at a time. */
export function listValueRows(db: Db, question: ValuesListQuestion): Promise<ListPage<ValueRow>> {
  const { scope, outletIds, falling, limit, cursor, now } = question
  return listPage(
    db,
    valueRow,
    {
      source: {
        from: sql`customer_year_value v join customer_standing s on s.customer_id = v.customer_id`,
        id: sql`v.customer_id`,
        sort: { expression: sql`v.value_minor`, type: 'int8' },
      },
      conditions: [sql`s.listed`, ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`])],
      branches: scopeBranches(scope),
      columns: sql`c.id, c.name, c.kind, u.name as "ownerName", o.name as "outletName", ${named((column) => `v.${column}`)}, v.value_minor as "valueMinor", v.uncosted`,
      joins: sql`join customer_year_value v on v.customer_id = p.id join customer c on c.id = p.id ${listedJoins}`,
      filter: { outletIds: outletIds?.join(' ') },
      ...{ sort: 'value', falling, limit, cursor },
    },
    now,
  )
}
