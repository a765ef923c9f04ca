import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { reachOf } from '../period/reach.ts'
import type { ValueParts } from '../year-value/year-value.ts'
import { yearValueOf } from '../year-value/year-value.ts'
import type { ValueRow } from './repository.ts'
import { findValuesPeriod, listValueRows, sumValues } from './repository.ts'

/** What customers are worth in a year together, with the parts. Amounts in minor units of the company's currency. */
export interface ValuesTogether extends ValueParts {
  period: Period
  customers: number
  valueMinor: number
  /** Waybills of which freight or cost is not known. */
  uncosted: number
  /** Value ÷ revenue; null without any. */
  rate: number | null
}

/**
 * Answers what the customers that belong to the outlets or owners within the reader's reach are worth in the calendar year together, as the last night worked it out. Null while
 * nothing was. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#value-of-the-year
 */
export async function getValuesTogether(
  ctx: Context,
  asked: { outlet?: string | undefined } = {},
): Promise<ValuesTogether | null> {
  const { customers: scope } = await reachOf(ctx, asked)
  const [period, sums] = await Promise.all([findValuesPeriod(ctx.db), sumValues(ctx.db, scope)])
  return period === null ? null : { period, ...sums, ...yearValueOf(sums) }
}

/** A customer with its value of the year; a person's name is masked. */
export interface ValuedCustomer extends Omit<ValueRow, 'kind'> {
  rate: number | null
}

export interface ValuesAsked {
  outlet?: string | undefined
  /** `value`: the lowest first; `-value`: the highest. */
  sort: 'value' | '-value'
  limit: number
  cursor?: string | undefined
}

/** Lists the customers within reach by what they are worth in the calendar year, with the parts, as the last night worked it out. Throws `invalid_cursor`, `not_found` for an
 * outlet out of reach. */
export async function listYearValues(
  ctx: Context,
  { sort, limit, cursor, ...asked }: ValuesAsked,
): Promise<{ rows: ValuedCustomer[]; nextCursor: string | null; previousCursor: string | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const page = await listValueRows(ctx.db, {
    ...{ scope, outletIds: outlet?.ids, falling: sort === '-value', limit, cursor, now: ctx.now },
  })
  return { ...page, rows: page.rows.map(viewRow) }
}

function viewRow({ kind, name, ...row }: ValueRow): ValuedCustomer {
  return { ...row, name: maskCustomerName(kind, name), rate: yearValueOf(row).rate }
}
