import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { customerSince } from '#lib/records/customers/customer-since'
import { classStands } from '#lib/records/overrides/list-filter'
import { openTask, seenFor } from '../hand-out/followed.ts'
import { openTaskColumn, openTasksOf, seenColumn } from '../metrics/followed-sql.ts'
import { listedColumns, listedCustomer, listedJoins } from '../metrics/listed-customer.ts'
import { openLoss, openLossColumn } from '../metrics/open-loss.ts'
import { walletShare } from '../metrics/stated-value-sql.ts'
import { isOfTheWhole } from '../metrics/whole-answer.ts'
import { LOYALTY_CLASSES } from '../schemes/loyalty.ts'
import type { Measured, Side } from './factor-tree.ts'
import type { SeenReason } from './seen.ts'
import { SEEN_REASONS } from './seen.ts'

export type LoyaltyClass = (typeof LOYALTY_CLASSES)[number]
const loyaltyClass = z.enum(LOYALTY_CLASSES)

const periodRow = z.object({ from: z.string(), to: z.string() })

/** Answers over which days loyalty was kept; null while it was not. */
export function findLoyaltyPeriod(db: Db): Promise<Period | null> {
  return db.row(periodRow, sql`select from_on::text as "from", to_on::text as "to" from loyalty_period`)
}

const column = { scheme: 'loyalty', computed: sql`s.loyalty_class` }
/** The condition that the class of loyalty which stands is one of some: the one set by hand, else the computed one. */
export const classIsOf = (values: readonly LoyaltyClass[]): Sql =>
  classStands(sql`f.customer_id`, column, (each) => sql`${each} = any(${[...values]}::text[])`)
const classIs = (value: LoyaltyClass): Sql => classIsOf([value])
/** The class that stands: the one set by hand, else the computed one. */
const standing = sql`coalesce(v.class, s.loyalty_class)`
const kept = sql`customer_loyalty f join customer_standing s on s.customer_id = f.customer_id and s.listed
  left join customer_override v on v.customer_id = f.customer_id and v.scheme = 'loyalty'`

const cellRow = z.object({ class: loyaltyClass, customers: z.number(), revenueMinor: z.number() })
export type CellRow = z.infer<typeof cellRow>

/** Counts the listed customers within a scope by the class of loyalty that stands, with their revenue. */
export function sumCells(db: Db, scope: Scope): Promise<CellRow[]> {
  return db.rows(
    cellRow,
    sql`
    select ${standing} as class, count(*) as customers, coalesce(sum(f.revenue_minor), 0)::float8 as "revenueMinor"
    from ${kept} where ${standing} = any(${[...LOYALTY_CLASSES]}::text[]) and ${inScope(scope, sql`f.customer_id`)} group by 1`,
  )
}

/** The classes of each side of a comparison: everybody whose attitude is known. */
export const classesOf: Record<Side, readonly LoyaltyClass[]> = { loyal: ['loyal'], others: ['latent', 'spurious', 'none'] }

/** Where each measure stands; null for whom it says nothing of. */
export const measures: Record<Measured, Sql> = {
  connected: sql`f.connected`,
  discount: sql`f.discount`,
  visits: sql`f.visits`,
  transit_hours: sql`f.transit_hours`,
  on_time: sql`f.on_time`,
  harm: sql`f.harm`,
  cases: sql`f.cases`,
  added: sql`f.added`,
  electronic: sql`f.electronic`,
  contacts: sql`f.contacts`,
}

const sampleRow = z.object({
  measure: z.string(),
  loyal: z.boolean(),
  customers: z.number(),
  mean: z.number().nullable(),
  variance: z.number().nullable(),
})
export type SampleRow = z.infer<typeof sampleRow>

/** Samples measures over the loyal, or the others whose attitude is known, or both, within a scope; customers without one are left out of it. */
export function sampleMeasures(
  db: Db,
  scope: Scope,
  asked: { measures: readonly Measured[]; sides: readonly Side[] },
): Promise<SampleRow[]> {
  const classes = asked.sides.flatMap((side) => classesOf[side])
  const values = asked.measures
    .map((name) => sql`(${name}::text, ${measures[name]})`)
    .reduce((left, right) => sql`${left}, ${right}`)
  return db.rows(
    sampleRow,
    sql`
    select x.measure, ${standing} = 'loyal' as loyal, count(x.value) as customers, avg(x.value)::float8 as mean, var_samp(x.value)::float8 as variance
    from ${kept} cross join lateral (values ${values}) x (measure, value)
    where ${standing} = any(${classes}::text[]) and ${inScope(scope, sql`f.customer_id`)}
    group by 1, 2`,
  )
}

const rivals = sql`array(select jsonb_array_elements_text(
  case when jsonb_typeof(c.facts -> 'rival_carriers') = 'array' then c.facts -> 'rival_carriers' else '[]' end))`
const open = (types: Sql): Sql => sql`(
  select count(*) from customer m join case_record k on k.customer_id = m.id
  where m.root_id = f.customer_id and k.type in (${types}) and k.resolved_at is null and k.archived_at is null)`
const openTasks = openTasksOf(sql`f.customer_id`, 'false_loyalty')
/** The answer by which the attitude of a customer `f` is told, with the survey that it is of: the latest of the twelve months that are kept. An answer does not know whether it is of a case: the name of its survey says so. */
const latestAnswer: Sql = sql`(
  select jsonb_build_object('survey', y.name, 'on', a.answered_on::text, 'recommend', a.recommend, 'satisfaction', a.satisfaction)
  from loyalty_period k join customer m on m.root_id = f.customer_id join survey_response a on a.customer_id = m.id and a.answered_on >= k.from_on and a.answered_on < k.to_on and ${isOfTheWhole(sql`a`)}
    join survey y on y.id = a.survey_id
  order by a.answered_at desc, a.id desc limit 1)`
/** The mark of a customer `f` that holds: set after a day. */
const seenMark = (after: Day): Sql => sql`from loyalty_seen x where x.customer_id = f.customer_id and x.seen_on > ${after}::date`

const answer = z.object({
  survey: z.string(),
  on: z.string(),
  recommend: z.number().nullable(),
  satisfaction: z.number().nullable(),
})
export type AnswerGiven = z.infer<typeof answer>

const rowOfList = z.object({
  id: z.number(),
  ...listedCustomer,
  revenueMinor: z.number(),
  shipments: z.number(),
  discount: z.number().nullable(),
  connected: z.boolean().nullable(),
  shareOfWallet: z.number().nullable(),
  rivals: z.array(z.string()),
  customerSince: z.string().nullable(),
  openComplaints: z.number(),
  openClaims: z.number(),
  lastTouchOn: z.string().nullable(),
  /** The answer by which its attitude is told; null without one. */
  answer: answer.nullable(),
  /** The probability of staying of whoever is as good as gone, as the last night had it; null for everybody else. */
  nearlyGone: z.number().nullable(),
  loss: openLoss,
  seen: seenFor(SEEN_REASONS),
  openTask,
})
export type LoyaltyRow = z.infer<typeof rowOfList>

/** What a row says of a customer; `after`: marks must have been set after it to hold. */
const columnsOf = (after: Day, timeZone: string): Sql => sql`
  f.customer_id as id, ${listedColumns},
  f.revenue_minor as "revenueMinor", f.shipments, f.discount, f.connected = 1 as connected, ${walletShare} as "shareOfWallet", ${rivals} as rivals,
  ${customerSince}::text as "customerSince", ${open(sql`'complaint', 'appeal'`)} as "openComplaints", ${open(sql`'claim'`)} as "openClaims",
  (select (max(n.occurred_at) at time zone ${timeZone})::date::text from customer m join interaction n on n.customer_id = m.id
    where m.root_id = f.customer_id and n.archived_at is null) as "lastTouchOn",
  ${latestAnswer} as answer,
  (select w.p_alive from customer_worth w where w.customer_id = f.customer_id and w.keeping = 'gone') as "nearlyGone", ${openLossColumn(sql`f.customer_id`)},
  ${seenColumn(seenMark(after))},
  ${openTaskColumn(sql`f.customer_id`, 'false_loyalty')}`
const joins = sql`join customer c on c.id = f.customer_id ${listedJoins}`

export interface LoyaltyListQuestion {
  scope: Scope
  class: LoyaltyClass
  outletIds: readonly number[] | undefined
  handedOut: boolean | undefined
  seen: boolean | undefined
  seenAfter: Day
  timeZone: string
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the customers of a class of loyalty by their revenue, a page at a time. */
export function listLoyaltyRows(db: Db, question: LoyaltyListQuestion): Promise<ListPage<LoyaltyRow>> {
  const { scope, class: asked, outletIds, handedOut, seen, seenAfter, timeZone, falling, limit, cursor, now } = question
  const told = (wanted: boolean | undefined, from: Sql) =>
    wanted === undefined ? [] : [wanted ? sql`exists (select ${from})` : sql`not exists (select ${from})`]
  return listPage(
    db,
    rowOfList,
    {
      source: {
        from: sql`customer_loyalty f join customer_standing s on s.customer_id = f.customer_id`,
        id: sql`f.customer_id`,
        sort: { expression: sql`f.revenue_minor`, type: 'int8' },
      },
      conditions: [
        sql`s.listed`,
        classIs(asked),
        ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`]),
        ...told(handedOut, openTasks),
        ...told(seen, seenMark(seenAfter)),
      ],
      branches: scopeBranches(scope),
      columns: columnsOf(seenAfter, timeZone),
      joins: sql`join customer_loyalty f on f.customer_id = p.id ${joins}`,
      filter: { class: asked, outletIds: outletIds?.join(' '), handedOut, seen },
      ...{ sort: 'revenue', falling, limit, cursor },
    },
    now,
  )
}

/** Finds the answer by which the attitude of a customer within a scope is told; null without one. */
export async function findAnswer(db: Db, customerId: number, scope: Scope): Promise<AnswerGiven | null> {
  const row = await db.row(
    z.object({ answer: answer.nullable() }),
    sql`select ${latestAnswer} as answer from customer_loyalty f where f.customer_id = ${customerId} and ${inScope(scope, sql`f.customer_id`)}`,
  )
  return row?.answer ?? null
}

const spuriousOf = (rootId: Sql): Sql => sql`
  from customer_loyalty f join customer_standing s on s.customer_id = f.customer_id and s.listed
  where ${rootId} and ${classIs('spurious')}`

const handedRow = z.object({ id: z.number(), ownerId: z.number().nullable(), revenueMinor: z.number(), hasTask: z.boolean() })

/** Finds a customer of spurious loyalty within a scope, for handing it out; null where it is none. With `lock` nobody else hands it out meanwhile. */
export function findSpurious(db: Db, customerId: number, scope: Scope, lock: boolean): Promise<z.infer<typeof handedRow> | null> {
  return db.row(
    handedRow,
    sql`
    select f.customer_id as id, s.owner_id as "ownerId", f.revenue_minor as "revenueMinor", exists (select ${openTasks}) as "hasTask"
    ${spuriousOf(sql`f.customer_id = ${customerId} and ${inScope(scope, sql`f.customer_id`)}`)} ${lock ? sql`for update of f` : sql``}`,
  )
}

const idRow = z.object({ id: z.int() })

const reached = (ids: readonly number[], scopes: readonly Scope[]): Sql => sql`
  f.customer_id = any(${[...ids]}::int[]) and ${scopes.map((scope) => inScope(scope, sql`f.customer_id`)).reduce((left, right) => sql`${left} and ${right}`)}`

/** Marks customers of spurious loyalty within all of some scopes as seen, in the place of an earlier mark; answers whose those were. */
export async function writeSeen(
  db: Db,
  ids: readonly number[],
  scopes: readonly Scope[],
  mark: { reason: SeenReason | null; note: string | null; on: Day; at: Date; byId: number },
): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    insert into loyalty_seen (customer_id, reason, note, seen_on, seen_at, seen_by_id)
    select f.customer_id, ${mark.reason}, ${mark.note}, ${mark.on}::date, ${mark.at}::timestamptz, ${mark.byId}::int
    ${spuriousOf(reached(ids, scopes))} order by f.customer_id
    on conflict (customer_id) do update set reason = excluded.reason, note = excluded.note, seen_on = excluded.seen_on, seen_at = excluded.seen_at,
      seen_by_id = excluded.seen_by_id
    returning customer_id as id`,
  )
  return rows.map(({ id }) => id)
}

/** Takes the marks of customers of spurious loyalty within all of some scopes away; answers how many are in reach, and whose marks went. */
export async function removeSeen(
  db: Db,
  ids: readonly number[],
  scopes: readonly Scope[],
): Promise<{ reached: number; removed: number[] }> {
  const within = await db.rows(idRow, sql`select f.customer_id as id ${spuriousOf(reached(ids, scopes))}`)
  const removed = await db.rows(
    idRow,
    sql`delete from loyalty_seen where customer_id = any(${within.map(({ id }) => id)}::int[]) returning customer_id as id`,
  )
  return { reached: within.length, removed: removed.map(({ id }) => id) }
}
