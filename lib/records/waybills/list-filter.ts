import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { Lateral, ListSource, SortKey } from '#lib/platform/list/list-page'
import { inScope, oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { isRecord } from '../record/of-customer.ts'
import type { Issue } from './issue.ts'
import { OVERDUE_STATUSES, STILL_WAITS } from './issue.ts'
import type { StillHours } from './settings.ts'
import type { WaybillSort } from './sorts.ts'
import type { WaybillStatus } from './status.ts'

/** From so many characters on a number is looked for by its beginning too; a shorter one would begin half of all. */
const FEWEST_CHARACTERS = 8

/** What narrows a list of waybills; what is left out does not. All that is given holds at once. */
export interface WaybillFilter {
  /** A customer with those merged into it. */
  customer?: RecordId | undefined
  /** Where the waybill was accepted: one outlet, or several. */
  outlet?: RecordId | { ids: readonly number[] } | undefined
  /** First day of acceptance, and the day after the last. */
  from?: string | undefined
  to?: string | undefined
  product?: string | undefined
  statuses?: readonly WaybillStatus[] | undefined
  /** GB/T 2260: a province or a city holds what lies in it (330000, 330200); anything else is taken as it is. */
  destination?: string | undefined
  /** With the hours after which a waybill stands still, which some issues ask for. */
  issue?: { name: Issue; stillAfter: StillHours } | undefined
  /** A number, or its beginning. */
  q?: string | undefined
  /** How many of the waybills that begin with `q` are looked through for the other conditions; all of them when left out. */
  alikeAtMost?: number | undefined
}

const sortKeys: Readonly<Record<WaybillSort, SortKey>> = {
  accepted_on: { expression: sql`w.accepted_on`, type: 'date' },
  waybill_no: { expression: sql`w.waybill_no`, type: 'text' },
  since: { expression: sql`v.since`, type: 'timestamptz' },
  promised_at: { expression: sql`w.promised_at`, type: 'timestamptz' },
  insured_value: { expression: sql`coalesce(w.insured_value_minor, 0)`, type: 'int8' },
}

/** The moment from which a waybill stands as it does: its latest event, or its acceptance. */
const since = sql`(
  select coalesce(max(t.occurred_at), w.accepted_at) as since from tracking_event t where t.waybill_no = w.waybill_no)`

/** Whose waybills somebody reads: those of customers in scope, and whether these are so few that their waybills are read customer by customer. */
export interface Reach {
  scope: Scope
  few: boolean
}

/** So many customers are few: the waybills of each are found in some ten microseconds. */
export const FEW_CUSTOMERS = 3_000

/** Whether a list reads the waybills of each of some customers, and not those of all days, numbers or outlets. */
const byCustomer = ({ few }: Reach, { customer, q }: WaybillFilter): boolean => customer !== undefined || (few && q === undefined)

/** Answers the tables of a list and what it sorts by. Events are looked at only where something depends on them. */
export function waybillSource(sort: WaybillSort, reach: Reach, filter: WaybillFilter): ListSource {
  const { issue, q, alikeAtMost } = filter
  const waybills =
    q === undefined || alikeAtMost === undefined || byCustomer(reach, filter)
      ? sql`waybill`
      : sql`(${firstAlike(q, alikeAtMost)})`
  const from =
    issue?.name === 'still' || issue?.name === 'any' ? sql`${waybills} w cross join lateral ${since} v` : sql`${waybills} w`
  return { from, id: sql`w.id`, sort: sortKeys[sort] }
}

const firstAlike = (q: string, atMost: number) =>
  sql`select w.* from waybill w where ${numbered(q, sql`w.waybill_no`)} order by w.waybill_no limit ${fixedSql(String(atMost))}`

/** Issues whose waybills are few and stand in an index of their own. What was delivered late is a tenth of all. */
type IndexedIssue = Exclude<Issue, 'late'>

const isIndexed = (name: Issue): name is IndexedIssue => name !== 'late'

/** Answers the conditions of a filter over its source, as of `now`. */
export function waybillConditions(filter: WaybillFilter, now: Date): Sql[] {
  const { from, to, product, statuses, outlet, destination, issue, q, customer } = filter
  const conditions: Sql[] = []
  if (from !== undefined) conditions.push(sql`w.accepted_on >= ${from}::date`)
  if (to !== undefined) conditions.push(sql`w.accepted_on < ${to}::date`)
  if (product !== undefined) conditions.push(sql`w.product = ${product}`)
  if (statuses !== undefined) conditions.push(sql`w.status = any(${[...statuses]}::text[])`)
  if (outlet !== undefined) conditions.push(ofOutlet(outlet))
  if (destination !== undefined) conditions.push(goesTo(destination))
  if (issue !== undefined)
    conditions.push(
      isIndexed(issue.name)
        ? sql`((${join(partsOf(issue.name, now, issue.stillAfter), ') or (')}))`
        : sql`w.delivered_at > w.promised_at`,
    )
  // Of a customer's waybills some are looked for: spelled so that no plan goes through everybody's numbers instead.
  if (q !== undefined) conditions.push(numbered(q, customer === undefined ? sql`w.waybill_no` : sql`(w.waybill_no || '')`))
  return conditions
}

function ofOutlet(outlet: NonNullable<WaybillFilter['outlet']>): Sql {
  if ('ids' in outlet) return sql`w.outlet_id = any(${[...outlet.ids]}::int[])`
  return sql`w.outlet_id = (select o.id from outlet o where ${isRecord(outlet, sql`o`)})`
}

function goesTo(code: string): Sql {
  const area = /^(\d\d)0000$|^(\d{4})00$/.exec(code)
  const prefix = area?.[1] ?? area?.[2]
  return prefix === undefined
    ? sql`w.destination_region = ${code}`
    : sql`left(w.destination_region, ${prefix.length}) = ${prefix}`
}

/** The condition that a number is, or begins with, what was typed. */
export function numbered(q: string, number: Sql): Sql {
  if (Array.from(q).length < FEWEST_CHARACTERS) return sql`${number} = ${q}`
  return sql`${number} like ${`${q.replace(/[\\%_]/g, '\\$&')}%`}`
}

/** As the index `waybill_open` has it. */
const isOpen = sql`w.delivered_at is null and w.status <> 'cancelled'`
const hoursOfStatus = (after: StillHours) =>
  sql`case w.status ${join(
    Object.entries(STILL_WAITS).map(([status, wait]) => sql`when ${status} then ${after[wait]}::int`),
    ' ',
  )} end`
const hoursBefore = (now: Date, hours: Sql) => sql`${now}::timestamptz - make_interval(hours => ${hours})`

/** No waybill stands still before the shortest wait is over: the events of younger ones need not be looked at. */
const standsStill = (now: Date, after: StillHours) => sql`not w.lost
  and w.accepted_at < ${hoursBefore(now, sql`${Math.min(...Object.values(after))}::int`)} and v.since < ${hoursBefore(now, hoursOfStatus(after))}`
const isOverdue = (now: Date) =>
  sql`not w.lost and w.promised_at < ${now}::timestamptz and w.status = any(${[...OVERDUE_STATUSES]}::text[])`

/** The parts of an issue, each in the words of one of the two small indexes. */
function partsOf(issue: IndexedIssue, now: Date, after: StillHours): Sql[] {
  const parts: Record<IndexedIssue, Sql[]> = {
    still: [sql`${isOpen} and ${standsStill(now, after)}`],
    overdue: [sql`${isOpen} and ${isOverdue(now)}`],
    damaged: [sql`w.damaged`],
    lost: [sql`w.lost`],
    any: [
      sql`${isOpen} and (w.status in ('exception', 'refused', 'returning') or (${isOverdue(now)}) or (${standsStill(now, after)}))`,
      sql`(w.damaged or w.lost)`,
    ],
  }
  return parts[issue]
}

/** A select of the ids of all customers whose survivor lies in scope, or of those of one of them. */
function members(scope: Scope, customer: RecordId | undefined): Sql {
  const one =
    customer === undefined ? sql`true` : sql`m.root_id = (select x.root_id from customer x where ${isRecord(customer, sql`x`)})`
  return sql`(select m.id from customer m where ${one} and ${inScope(scope, sql`m.root_id`)})`
}

/** The condition that a waybill's customer lies in scope, asked of each waybill that is come across. */
function waybillInScope(scope: Scope): Sql {
  return oneInScope(scope, sql`(select c.root_id from customer c where c.id = w.customer_id)`)
}

/** So few outlets are read one by one; of more, and of a whole company, the days are walked. */
const FEW_OUTLETS = 20

/**
 * Answers what a list walks. The waybills of one customer, or of few, customer by customer. Otherwise an issue's own index; what begins with a number; few
 * outlets one by one; or the days, until a page is full.
 */
export function waybillBranches(reach: Reach, filter: WaybillFilter, now: Date): (Sql | Lateral)[] {
  const { scope } = reach
  const { outlet, issue, q } = filter
  if (byCustomer(reach, filter))
    return [{ each: sql`${members(scope, filter.customer)} m`, condition: sql`w.customer_id = m.id` }]
  if (q === undefined && issue !== undefined && isIndexed(issue.name)) {
    const inIt = scope.kind === 'all' ? sql`true` : sql`w.customer_id in ${members(scope, undefined)}`
    return partsOf(issue.name, now, issue.stillAfter).map((part) => sql`${part} and ${inIt}`)
  }
  if (q !== undefined || outlet === undefined || !('ids' in outlet) || outlet.ids.length > FEW_OUTLETS)
    return [waybillInScope(scope)]
  return [
    { each: sql`unnest(${[...outlet.ids]}::int[]) o (id)`, condition: sql`w.outlet_id = o.id and ${waybillInScope(scope)}` },
  ]
}
