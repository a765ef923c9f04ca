import { addDays, daysBetween } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { Lateral, ListRequest, ListSource } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { isRecord } from '../record/of-customer.ts'
import { waybillColumns, waybillInScope, waybillJoins } from './repository.ts'
import type { ListWaybillsQuery } from './schema.ts'

// Twenty million waybills have two indexes for lists, (customer, day) and (outlet, day), and the one of their numbers. Each list walks one of them: a
// customer's, an outlet's, that of a number; and a list of everything in scope reads the first rows of each outlet, or of each customer in scope, of
// at most a month.

/** Longest period of a list without customer, outlet and number. */
export const MOST_DAYS = 31
/** From so many characters on a number is looked for by its beginning too; a shorter one would begin half of all. */
const FEWEST_CHARACTERS = 8

const byDay: ListSource = { from: sql`waybill w`, id: sql`w.id`, sort: { expression: sql`w.accepted_on`, type: 'date' } }
const byNumber: ListSource = { from: sql`waybill w`, id: sql`w.id`, sort: { expression: sql`w.waybill_no`, type: 'text' } }

/** Works out how a list of waybills is read. Throws `invalid_period` for a period that ends before it begins, and for one of more than `MOST_DAYS` days where
 * neither customer nor outlet nor number bounds the list. */
export function waybillList(ctx: Context, scope: Scope, query: ListWaybillsQuery): ListRequest {
  const { limit, cursor, sort, ...given } = query
  const bounded = given.customer !== undefined || given.outlet !== undefined || given.q !== undefined
  const period = bounded ? given : lastMonth(ctx, given)
  if (period.from !== undefined && period.to !== undefined && period.from >= period.to) throw new AppError('invalid_period')
  const { key, falling } = readSort(sort)
  return {
    source: given.q === undefined ? byDay : byNumber,
    conditions: conditionsOf({ ...given, ...period }),
    branches: branchesOf(scope, given),
    columns: waybillColumns,
    joins: sql`join waybill w on w.id = p.id ${waybillJoins}`,
    // Without the days that stand in for a period left out: they move at midnight, and a cursor is good for a day.
    filter: given,
    sort: given.q === undefined ? key : 'waybill_no',
    falling: given.q === undefined && falling,
    limit,
    cursor,
  }
}

type Given = Omit<ListWaybillsQuery, 'limit' | 'cursor' | 'sort'>

function lastMonth(ctx: Context, { from, to }: Given): { from: string; to: string } {
  const end = to ?? (from === undefined ? addDays(dayOf(ctx.now, ctx.company.timeZone), 1) : addDays(from, MOST_DAYS))
  const period = { from: from ?? addDays(end, -MOST_DAYS), to: end }
  if (daysBetween(period.from, period.to) > MOST_DAYS)
    throw new AppError('invalid_period', { days: MOST_DAYS }, { detail: 'waybill.period_too_long' })
  return period
}

function conditionsOf({ from, to, product, status, outlet, q }: Given): Sql[] {
  const conditions: Sql[] = []
  if (from !== undefined) conditions.push(sql`w.accepted_on >= ${from}::date`)
  if (to !== undefined) conditions.push(sql`w.accepted_on < ${to}::date`)
  if (product !== undefined) conditions.push(sql`w.product = ${product}`)
  if (status !== undefined) conditions.push(sql`w.status = ${status}`)
  if (outlet !== undefined)
    conditions.push(sql`w.outlet_id = (select o.id from outlet o where ${isRecord(parseRecordId(outlet), sql`o`)})`)
  if (q !== undefined) conditions.push(numbered(q))
  return conditions
}

function numbered(q: string): Sql {
  if (Array.from(q).length < FEWEST_CHARACTERS) return sql`w.waybill_no = ${q}`
  return sql`w.waybill_no like ${`${q.replace(/[\\%_]/g, '\\$&')}%`}`
}

/** The index that the list walks. */
function branchesOf(scope: Scope, { customer, outlet, q }: Given): (Sql | Lateral)[] {
  if (customer !== undefined) {
    const members = sql`(select m.id from customer m where m.root_id = (select x.root_id from customer x where ${isRecord(parseRecordId(customer), sql`x`)})
      and ${inScope(scope, sql`m.root_id`)}) m`
    return [{ each: members, condition: sql`w.customer_id = m.id` }]
  }
  if (outlet !== undefined || q !== undefined) return [waybillInScope(scope)]
  if (scope.kind === 'some') {
    return [
      {
        each: sql`(select m.id from customer m where ${inScope(scope, sql`m.root_id`)}) m`,
        condition: sql`w.customer_id = m.id`,
      },
    ]
  }
  return [{ each: sql`outlet o`, condition: sql`w.outlet_id = o.id` }, sql`w.outlet_id is null`]
}
