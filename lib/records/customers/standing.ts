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
}

/** Where statements run: a client that holds the caller's transaction. */
export interface Client {
  query(statement: { text: string; values: unknown[] }): Promise<{ rowCount: number | null }>
}

export interface StandingUpdate {
  columns: readonly StandingColumn[]
  /** A select of `customer_id` and the columns, one row a customer. */
  from: Sql
  /** Customers with ids in (after, through] only, those without a row in `from` becoming null; all others are left alone. Without it, only
   * customers with a row in `from` change. */
  within?: { after: number; through: number }
}

/**
 * Publishes what analysis has worked out on the customers' narrow rows, and answers how many of them changed. The one way by which the analysis
 * columns of `customer_standing` are written: set-based, and rows that would stay as they are are not touched.
 */
export async function publishStanding(client: Client, update: StandingUpdate): Promise<number> {
  const names = update.columns.map((column) => identifier(column))
  const assignments = update.columns.map(
    (column, index) => sql`${names[index]} = n.${names[index]}::${identifier(types[column])}`,
  )
  const before = join(update.columns.map((column) => sql`s.${identifier(column)}`))
  const after = join(update.columns.map((column) => sql`n.${identifier(column)}::${identifier(types[column])}`))
  const source =
    update.within === undefined
      ? sql`(${update.from})`
      : sql`(select everybody.customer_id, ${join(names.map((name) => sql`given.${name}`))}
             from customer_standing everybody left join (${update.from}) given on given.customer_id = everybody.customer_id
             where everybody.customer_id > ${update.within.after} and everybody.customer_id <= ${update.within.through})`
  const statement = sql`
    update customer_standing s set ${join(assignments)} from ${source} n
    where s.customer_id = n.customer_id and (${before}) is distinct from (${after})`
  return (await client.query({ text: statement.text, values: statement.values })).rowCount ?? 0
}
