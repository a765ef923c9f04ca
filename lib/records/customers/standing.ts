import type { Sql } from '#lib/platform/db/sql'
import { identifier, join, sql } from '#lib/platform/db/sql'

/** What analysis may publish of a customer. */
export type StandingColumn =
  | 'abc_class'
  | 'abc_weighted_class'
  | 'rfm_class'
  | 'dormancy_class'
  | 'loyalty_class'
  | 'value_minor'
  | 'dormancy_ratio'
  | 'last_shipping_on'
  | 'satisfaction'
  | 'meets_regular'
  | 'meets_loyal'

const types: Record<StandingColumn, string> = {
  abc_class: 'text',
  abc_weighted_class: 'text',
  rfm_class: 'text',
  dormancy_class: 'text',
  loyalty_class: 'text',
  value_minor: 'bigint',
  dormancy_ratio: 'float8',
  last_shipping_on: 'date',
  satisfaction: 'smallint',
  meets_regular: 'boolean',
  meets_loyal: 'boolean',
}

/** Where statements run: a client that holds the caller's transaction. */
export interface Client {
  query(statement: { text: string; values: unknown[] }): Promise<{ rowCount: number | null }>
}

export interface StandingUpdate {
  columns: readonly StandingColumn[]
  /** A select of `customer_id` and the columns, one row a customer. */
  from: Sql
}

/** Customers whose ids leave `remainder` when divided by `by`. */
export interface IdShare {
  by: number
  remainder: number
}

/** The condition that an id lies in a share. */
export const inShare = (id: Sql, { by, remainder }: IdShare): Sql => sql`${id} % ${by} = ${remainder}`

/**
 * Publishes what analysis has worked out on the customers' narrow rows, and answers how many of them changed. This and `clearStanding` are the one way by which
 * the analysis columns of `customer_standing` are written: set-based, and rows that would stay as they are are not touched.
 */
export async function publishStanding(client: Client, { columns, from }: StandingUpdate): Promise<number> {
  const newValue = (column: StandingColumn) => sql`n.${identifier(column)}::${identifier(types[column])}`
  const assignments = columns.map((column) => sql`${identifier(column)} = ${newValue(column)}`)
  const before = columns.map((column) => sql`s.${identifier(column)}`)
  // What a column takes long to work out (offset '0') is worked out once, not once to compare and once to write.
  const statement = sql`
    update customer_standing s set ${join(assignments)} from (select * from (${from}) g offset '0') n
    where s.customer_id = n.customer_id and (${join(before)}) is distinct from (${join(columns.map(newValue))})`
  return run(client, statement)
}

/** Takes the columns away from the customers of a share that have no row in `from`; answers how many had something. */
export async function clearStanding(client: Client, { columns, from }: StandingUpdate, share: IdShare): Promise<number> {
  const names = columns.map((column) => identifier(column))
  const statement = sql`
    update customer_standing s set ${join(names.map((name) => sql`${name} = null`))}
    where ${inShare(sql`s.customer_id`, share)} and (${join(
      names.map((name) => sql`s.${name} is not null`),
      ' or ',
    )})
      and not exists (select from (${from}) g where g.customer_id = s.customer_id)`
  return run(client, statement)
}

/** Held by whoever publishes, for the one statement. */
const publishLock = 7_203_405

/** Publishers go one after the other: two that change the same million rows, each in an order of its own, would end by each waiting for the other. A connection on which the statement failed is closed, and the lock
 * with it. */
async function run(client: Client, { text, values }: Sql): Promise<number> {
  await client.query({ text: 'select pg_advisory_lock($1)', values: [publishLock] })
  const { rowCount } = await client.query({ text, values })
  await client.query({ text: 'select pg_advisory_unlock($1)', values: [publishLock] })
  return rowCount ?? 0
}
