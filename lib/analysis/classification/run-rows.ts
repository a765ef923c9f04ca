import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Sql } from '#lib/platform/db/sql'
import { identifier, sql } from '#lib/platform/db/sql'
import type { StandingColumn } from '#lib/records/customers/standing'
import { clearStanding, inShare, publishStanding } from '#lib/records/customers/standing'
import { readColumns } from '../metrics/read-columns.ts'
import type { ClassedCustomers } from './movement.ts'
import { encodeRows } from './rows-copy.ts'
import type { RunRow } from './run-row.ts'
import type { RunResult } from './run-scheme.ts'

/** The partition that holds the rows of a run. Readers name it, so that no lock on the whole is ever waited for. */
export function rowsOf(runId: number): Sql {
  return identifier(`run_assignment_${runId}`)
}

/** By whose hands classes are read: those of a scheme, set by the end of a day by the company's clock; null for all that are set now. */
export interface SetByHand {
  scheme: string
  timeZone: string
}

/** The condition that an override `o` was set by the end of the day as of which a run is. */
export const setBy = (runId: number, timeZone: string): Sql =>
  sql`(o.set_at at time zone ${timeZone})::date <= (select r.as_of from analysis_run r where r.id = ${runId}::int)`

/**
 * The rows of a run with the class that stands (decision 0061): what somebody set by hand in the place of what was computed. `later` takes all that is set now; of an earlier run only what had been set by its day, so
 * that whoever stood in a class by hand on both days has not moved. Who is not in the run stays out of it.
 */
export function standingRowsOf(runId: number, side: 'earlier' | 'later', { scheme, timeZone }: SetByHand): Sql {
  const inTime = side === 'later' ? sql`true` : setBy(runId, timeZone)
  return sql`(select z.customer_id, z.rank, coalesce(o.class, z.class) as class, z.value, z.inputs
    from ${rowsOf(runId)} z left join customer_override o on o.customer_id = z.customer_id and o.scheme = ${scheme} and ${inTime})`
}

/** The value of a metric that a row of a run keeps at a place among its inputs, counted from 1; null where it is not known. */
export const inputAt = (row: Sql, place: number): Sql => sql`nullif(${row}.inputs[${place}::int], 'NaN')::float8`

/** How many of some rising cuts that value has reached; what is not known has reached none. */
export const cutsReached = (row: Sql, { place, cuts }: { place: number; cuts: readonly number[] }): Sql =>
  sql`coalesce(width_bucket(${inputAt(row, place)}, ${[...cuts]}::float8[]), 0)`

/** Drops what a run has stored, if it has. */
export async function dropRows(client: PoolClient, runId: number): Promise<void> {
  await run(client, sql`drop table if exists ${rowsOf(runId)}`)
}

/** Stores the rows of a run in a partition of its own: filled by COPY, indexed, then attached, all in one transaction. */
export async function storeRows(client: PoolClient, runId: number, customerIds: Int32Array, result: RunResult): Promise<void> {
  const rows = rowsOf(runId)
  await client.query('begin')
  await dropRows(client, runId)
  await client.query(`create table ${rows.text} (like run_assignment, check (run_id = ${runId}))`)
  const target = client.query(copyFrom(`copy ${rows.text} from stdin (format binary)`))
  await pipeline(Readable.from(encodeRows(runId, customerIds, result), { objectMode: false }), target)
  await client.query(`create index on ${rows.text} (rank, customer_id)`)
  await client.query(`create unique index on ${rows.text} (customer_id)`)
  await client.query(`alter table run_assignment attach partition ${rows.text} for values in (${runId})`)
  await client.query('commit')
  await client.query(`analyze ${rows.text} (customer_id)`)
}

/** Reads the classes of a stored run by ascending customer. */
export async function readClasses(client: PoolClient, earlier: Pick<RunRow, 'id' | 'summary'>): Promise<ClassedCustomers> {
  const classNames = (earlier.summary?.classes ?? []).map((entry) => entry.class)
  const read = await readColumns(
    client,
    sql`select customer_id, array_position(string_to_array(${classNames.join(',')}, ','), class)::float8 - 1, value from ${rowsOf(earlier.id)} order by customer_id`,
    2,
  )
  const [codes = new Float64Array(), values = new Float64Array()] = read.values
  return { customerIds: read.ids, classNames, classCodes: Uint16Array.from(codes), values }
}

/**
 * Each step takes every sixth customer. A row that is changed within a step needs room beside it for its new version until the step is over, or all indexes have to
 * be told where it went; a fifth of each page is kept free for that (the table's fill factor), and the next step finds it free again. Taken one stretch after the
 * other, the rows of a page would all be changed in one step. (Value and dormancy stand in indexes themselves: where they change, room alone does not help.)
 */
const STEPS = 6

/** Publishes what a stored run says of each customer, in steps, so that nobody waits long for a row. Who is not in the run becomes null. */
export async function publishRun(client: PoolClient, stored: { id: number; scheme: string }, result: RunResult): Promise<void> {
  const published = standingOf(stored.scheme, result)
  if (published === null) return
  for (let remainder = 0; remainder < STEPS; remainder += 1) {
    const share = { by: STEPS, remainder }
    const update = {
      columns: published.columns,
      from: sql`select a.customer_id, ${published.select} from ${rowsOf(stored.id)} a where ${inShare(sql`a.customer_id`, share)}`,
    }
    await publishStanding(client, update)
    await clearStanding(client, update, share)
  }
}

function standingOf(scheme: string, result: RunResult): { columns: StandingColumn[]; select: Sql } | null {
  const isMoney = result.summary.valueUnit === 'minor'
  switch (scheme) {
    case 'abc':
      return {
        columns: ['abc_class', 'value_minor'],
        select: sql`a.class as abc_class, ${isMoney ? sql`a.value` : sql`null::float8`} as value_minor`,
      }
    case 'abc_weighted':
      return { columns: ['abc_weighted_class'], select: sql`a.class as abc_weighted_class` }
    case 'rfm':
      return { columns: ['rfm_class'], select: sql`a.class as rfm_class` }
    case 'dormancy':
      return { columns: ['dormancy_class', 'dormancy_ratio'], select: sql`a.class as dormancy_class, a.value as dormancy_ratio` }
    case 'loyalty': {
      const place = result.inputs.indexOf('satisfaction') + 1
      return {
        columns: ['loyalty_class', 'satisfaction'],
        select: sql`a.class as loyalty_class, nullif(a.inputs[${place}::int], 'NaN') as satisfaction`,
      }
    }
    default:
      return null
  }
}

async function run(client: PoolClient, statement: Sql): Promise<void> {
  await client.query(statement.text, statement.values)
}
