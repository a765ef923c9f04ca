import type { Day } from '#lib/core/day'
import { monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { splitPeriod } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import { everything } from '#lib/platform/scope/scope'
import { counting } from '#lib/records/waybills/columns'
import type { Reached } from './reached.ts'
import { isReached } from './reached.ts'
import type { SumColumn } from './waybill-sums.ts'
import { shippingDays, waybillSums } from './waybill-sums.ts'

/** A stretch of days; without `from` everything before `to`. */
export interface Stretch {
  from: Day | null
  to: Day
}

type Stretches = Stretch | readonly Stretch[]

/** A select of so few customers that each is looked up by itself: joined, they would have every month read. */
export interface FewMembers {
  readonly few: Sql
}
type Members = Sql | FewMembers | null

/**
 * Gives a select of customer months (customer_id, month, begins, currency, the asked sums, days) that add up to the stretch exactly: kept rows for its whole
 * months, waybills for the at most two broken ones. The one function by which periods are summed; customers are those of the waybills, not
 * their roots. A month appears once for a customer and currency. With `members`, a select of customer ids, only theirs are read. Of several stretches each day is read once, wherever they overlap: a month that
 * one of them breaks comes in parts, and `begins`, the first day that a row is about, tells by `isWithin` which of them it belongs to.
 */
export function monthRows(stretch: Stretches, columns: readonly SumColumn[], currency: Sql, members: Members = null): Sql {
  return join(monthParts(stretch, columns, currency, members), ' union all ')
}

/** The parts of which those rows are made: the whole months, and each broken one. */
function monthParts(stretch: Stretches, columns: readonly SumColumn[], currency: Sql, members: Members): Sql[] {
  const { whole, broken } = split(apart('to' in stretch ? [stretch] : stretch))
  const names = fixedSql(['customer_id', 'month', 'month as begins', 'currency', ...columns, 'days'].join(', '))
  const parts = broken.map((part) => brokenMonth(part, columns, currency, members))
  if (whole.length > 0) {
    const months = whole.map(({ from, to }) =>
      from === null ? sql`m.month < ${to}::date` : sql`m.month >= ${from}::date and m.month < ${to}::date`,
    )
    parts.push(
      sql`select ${names} from customer_month m where m.currency ${currency} and (${join(months, ' or ')})
        ${among(sql`m.customer_id`, members)}`,
    )
  }
  return parts.length === 0 ? [sql`select ${names} from customer_month m where false`] : parts
}

/** The condition that a row `r` of several stretches belongs to one of them. */
export const isWithin = ({ from, to }: Stretch): string =>
  `${from === null ? '' : `r.begins >= date '${from}' and `}r.begins < date '${to}'`

/** The stretches cut wherever one of them begins or ends, so that none of what is left overlaps another; the earliest first. */
function apart(stretches: readonly Stretch[]): Stretch[] {
  const cuts = [...new Set(stretches.flatMap(({ from, to }) => (from === null ? [to] : [from, to])))].sort()
  const starts = stretches.some(({ from }) => from === null) ? [null, ...cuts] : cuts
  return starts.flatMap((from, place) => {
    const to = starts[place + 1]
    if (to === undefined || to === null) return []
    const isAsked = stretches.some((asked) => (asked.from === null || (from !== null && asked.from <= from)) && to <= asked.to)
    return isAsked ? [{ from, to }] : []
  })
}

function split(stretches: readonly Stretch[]): { whole: Stretch[]; broken: Period[] } {
  const whole: Stretch[] = []
  const broken: Period[] = []
  for (const stretch of stretches) {
    const parts = splitOne(stretch)
    broken.push(...parts.broken)
    const last = whole.at(-1)
    if (parts.whole === null) continue
    if (last !== undefined && last.to === parts.whole.from) last.to = parts.whole.to
    else whole.push({ ...parts.whole })
  }
  return { whole, broken }
}

function splitOne({ from, to }: Stretch): { whole: Stretch | null; broken: readonly Period[] } {
  if (from !== null) return splitPeriod({ from, to })
  const month = monthOf(to)
  return { whole: { from: null, to: month }, broken: month === to ? [] : [{ from: month, to }] }
}

function among(id: Sql, members: Members): Sql {
  if (members === null) return sql``
  return 'few' in members ? sql`and ${id} = any(array(${members.few}))` : sql`and ${id} in (${members})`
}

function brokenMonth(part: Period, columns: readonly SumColumn[], currency: Sql, members: Members): Sql {
  const month = sql`${monthOf(part.from)}::date`
  const sums = columns.length === 0 ? sql`` : sql`${waybillSums(columns)}, `
  return sql`
    select w.customer_id, ${month} as month, ${part.from}::date as begins, w.currency, ${sums}${shippingDays(month)} from waybill w
    where w.accepted_on >= ${part.from}::date and w.accepted_on < ${part.to}::date and w.currency ${currency} and ${counting}
      ${among(sql`w.customer_id`, members)}
    group by w.customer_id, w.currency`
}

/**
 * Gives rows of outlet (0 for none), product, destination region ('' for none), month and the asked sums, over all customers and currencies, that add up to the stretch
 * exactly: kept outlet months for its whole months, waybills for the at most two broken ones. A group appears in many rows. With `outletIds` only of
 * waybills of these outlets.
 */
export function outletMonthRows(stretch: Period, columns: readonly SumColumn[], outletIds: readonly number[] | null = null): Sql {
  const { whole, broken } = splitPeriod(stretch)
  const names = fixedSql(columns.join(', '))
  const parts = broken.map(
    (part) => sql`
    select coalesce(w.outlet_id, 0) as outlet_id, coalesce(w.product, '') as product, coalesce(w.destination_region, '') as destination_region,
      ${monthOf(part.from)}::date as month, ${waybillSums(columns)} from waybill w
    where w.accepted_on >= ${part.from}::date and w.accepted_on < ${part.to}::date and ${counting} ${ofOutlets(sql`w.outlet_id`, outletIds)}
    group by coalesce(w.outlet_id, 0), coalesce(w.product, ''), coalesce(w.destination_region, '')`,
  )
  if (whole !== null) {
    parts.push(
      sql`select m.outlet_id, m.product, m.destination_region, m.month, ${names} from outlet_month m
        where m.month >= ${whole.from}::date and m.month < ${whole.to}::date ${ofOutlets(sql`m.outlet_id`, outletIds)}`,
    )
  }
  return join(parts, ' union all ')
}

function ofOutlets(outletId: Sql, outletIds: readonly number[] | null): Sql {
  return outletIds === null ? sql`` : sql`and ${outletId} = any(${[...outletIds]}::int[])`
}

/** The months of customers by root: those of customers that were merged away stand under the survivor, months of members taken together.
 * With a scope, only of roots within it, and nothing else is read. */
export function rootMonthRows(
  stretch: Stretches,
  columns: readonly SumColumn[],
  currency: Sql,
  scope: Reached = everything,
): Sql {
  return join(rootParts(stretch, columns, currency, scope), ' union all ')
}

/**
 * The same by ascending customer. Every part is put in that order by itself, and has the types of the others: only then does PostgreSQL merge them, and whoever sums them by customer neither sorts nor hashes millions of months
 * (decision 0136).
 */
export function rootMonthsInOrder(
  stretch: Stretches,
  columns: readonly SumColumn[],
  currency: Sql,
  scope: Reached = everything,
): Sql {
  const parts = rootParts(stretch, columns, currency, scope).map((part) => sql`(${part} order by 1)`)
  return sql`select o.* from (${join(parts, ' union all ')}) o order by o.customer_id`
}

function rootParts(stretch: Stretches, columns: readonly SumColumn[], currency: Sql, scope: Reached): Sql[] {
  const members = scope.kind === 'all' ? null : sql`select c.id from customer c where ${isReached(scope, sql`c.root_id`)}`
  const merged = { few: sql`select m.id from (${mergedMembers}) m where ${isReached(scope, sql`m.root_id`)}` }
  const names = fixedSql(columns.map((column) => `r.${column}::bigint, `).join(''))
  const sums = fixedSql(columns.map((column) => `sum(r.${column})::bigint, `).join(''))
  const own = monthParts(stretch, columns, currency, members).map(
    (part) => sql`
    select r.customer_id, r.month, r.begins, r.currency, ${names}r.days from (${part}) r
    where not exists (select from (${mergedMembers}) member where member.id = r.customer_id)`,
  )
  const ofMerged = sql`
    select member.root_id, r.month, r.begins, r.currency, ${sums}bit_or(r.days)
    from (${monthRows(stretch, columns, currency, merged)}) r join (${mergedMembers}) member on member.id = r.customer_id
    group by member.root_id, r.month, r.begins, r.currency`
  return [...own, ofMerged]
}

/** How few were merged away PostgreSQL knows of the difference alone (statistics `customer_merged`), and takes nearly everybody for merged without it; by the first condition the index of the merged is found. */
const isMerged = sql`c.root_id <> c.id and c.root_id - c.id <> 0`
/** Customers that were merged away and those they were merged into; few. */
const mergedMembers = sql`
  select c.id, c.root_id from customer c where ${isMerged}
  union select c.root_id, c.root_id from customer c where ${isMerged}`
