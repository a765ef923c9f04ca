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
import { customerSinceOrEntry } from '#lib/records/customers/customer-since'
import { isLostBefore } from '#lib/records/customers/list-filter'
import type { Lifecycle } from '../lifecycle/gate.ts'
import { listedJoins } from '../metrics/listed-customer.ts'
import { onlyRecords, wasBefore } from './before-records/repository.ts'

const ladder = sql`array['potential', 'new', 'regular', 'loyal']`
/** How high a stage stands, in SQL. */
const height = (stage: Sql) => sql`array_position(${ladder}, ${stage})`
const stageOf = z.enum(['potential', 'new', 'regular', 'loyal'])

/** Notes of customers that have shipped when they did so first, those merged into them included; for those of whom that is not noted yet. The lowest bit of a month's days is the first of them. Answers how many. */
export function noteFirstWaybills(db: Db): Promise<number> {
  return db.execute(sql`
    insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin)
    select c.id, 'potential', 'new', f.first_on, 'waybills'
    from customer c cross join lateral (
      select min(k.month + round(log(2, (k.days & -k.days)::numeric))::int) as first_on
      from customer m join customer_month k on k.customer_id = m.id where m.root_id = c.id and k.days > 0
    ) f
    where c.id = c.root_id and c.lifecycle <> 'potential' and f.first_on is not null
      and not exists (select from lifecycle_change h where h.customer_id = c.id and h.to_stage = 'new' and h.from_stage = 'potential')`)
}

/** Notes of regular and loyal customers of whom it is not noted yet since when they are regular: since the month that completed so many in a row with so many shipments each. Answers of how many waybills tell it. */
export function noteFirstRegular(db: Db, cuts: { months: number; shipments: number; today: Day }): Promise<number> {
  return db.execute(sql`
    insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin)
    select r.root_id, 'new', 'regular', least((min(r.month) + interval '1 month' - interval '1 day')::date, ${cuts.today}::date), 'waybills'
    from (
      select i.root_id, i.month, row_number() over (partition by i.root_id, i.island order by i.month) as length
      from (
        select m.root_id, m.month, extract(year from m.month) * 12 + extract(month from m.month) - row_number() over (partition by m.root_id order by m.month) as island
        from (
          select c.root_id, k.month from customer c join customer_month k on k.customer_id = c.id
          where c.root_id in (
            select w.id from customer w where w.id = w.root_id and w.lifecycle in ('regular', 'loyal')
              and not exists (select from lifecycle_change h where h.customer_id = w.id and h.to_stage = 'regular'))
          group by c.root_id, k.month having sum(k.shipments) >= ${cuts.shipments}::int
        ) m
      ) i
    ) r
    where r.length = ${cuts.months}::int group by r.root_id`)
}

const becameNew = sql`h.from_stage = 'potential' and h.to_stage = 'new'`

/** Writes where the customers of a range of ids stand, since when, who is just short of the next gate, who was a customer before the records begin, and of whom of these the records tell a first waybill, so that it stands in no quarter. Without a noted change a stage is held since the customer became one.
 * Answers how many changed. */
export function storePlaces(
  db: Db,
  ids: { from: number; to: number },
  near: { regular: readonly number[]; loyal: readonly number[] },
  timeZone: string,
): Promise<number> {
  return db.execute(sql`
    insert into lifecycle_place as p (customer_id, stage, since_on, near, earlier, began_unseen)
    select c.id, c.lifecycle, coalesce(
        (select max(h.changed_on) from lifecycle_change h where h.customer_id = c.id and h.to_stage = c.lifecycle),
        ${customerSinceOrEntry(timeZone)}),
      case c.lifecycle when 'new' then c.id = any(${[...near.regular]}::int[]) when 'regular' then c.id = any(${[...near.loyal]}::int[]) else false end,
      b.earlier, b.earlier and exists (select from lifecycle_change h where h.customer_id = c.id and ${becameNew})
    from customer_standing s join customer c on c.id = s.customer_id cross join lateral (select ${wasBefore(sql`c.id`)} as earlier offset 0) b
    where s.listed and s.customer_id >= ${ids.from} and s.customer_id < ${ids.to}
    on conflict (customer_id) do update set stage = excluded.stage, since_on = excluded.since_on, near = excluded.near, earlier = excluded.earlier, began_unseen = excluded.began_unseen
      where (p.stage, p.since_on, p.near, p.earlier, p.began_unseen)
        is distinct from (excluded.stage, excluded.since_on, excluded.near, excluded.earlier, excluded.began_unseen)`)
}

/** Works out anew how many days those that went up stood at a stage before: the median of the days between coming to a stage and leaving it upwards. Whoever is archived or came to a stage unseen is left out, what waybills
 * tell of customers of before the records, as of coming to a stage too, those that no night has seen on the path, and of potential customers those that were entered only after their first waybill. */
export async function storeUsual(db: Db, timeZone: string): Promise<void> {
  await db.tx(async (inner) => {
    await inner.execute(sql`delete from lifecycle_usual`)
    await inner.execute(sql`
      insert into lifecycle_usual (stage, days, customers)
      select x.from_stage, percentile_cont(0.5) within group (order by x.changed_on - x.entered_on), count(*)
      from (
        select h.from_stage, h.to_stage, h.changed_on, p.earlier, h.origin, lag(h.origin) over changes as entered_by, coalesce(
          lag(h.changed_on) over changes,
          case when h.from_stage = 'potential' then (c.created_at at time zone ${timeZone})::date end) as entered_on
        from lifecycle_change h join customer c on c.id = h.customer_id and c.root_id = c.id join lifecycle_place p on p.customer_id = c.id
          join customer_standing s on s.customer_id = c.id and s.listed
        window changes as (partition by h.customer_id order by h.changed_on, h.id)
      ) x
      where (not x.earlier or x.origin = 'stated' and x.entered_by is distinct from 'waybills')
        and x.entered_on <= x.changed_on and ${height(sql`x.to_stage`)} > ${height(sql`x.from_stage`)} group by x.from_stage`)
  })
}

const usualRow = z.object({ stage: stageOf, days: z.number(), customers: z.number() })

/** Lists how long customers usually stand at a stage, and of how many that is known. */
export function listUsual(db: Db): Promise<z.infer<typeof usualRow>[]> {
  return db.rows(usualRow, sql`select stage, days, customers from lifecycle_usual`)
}

const countRow = z.object({
  ...{ stage: stageOf, customers: z.number(), valueMinor: z.number() },
  /** Lost by the company's rule: they stand at no stage. */
  lost: z.number(),
  /** Just short of the next gate, in the last night. */
  near: z.number(),
  /** Customers of before the records, as far as the last night knew. */
  earlier: z.number(),
  /** The same with those that are lost: they are in no quarter. */
  inNoQuarter: z.number(),
})

/** Counts the listed customers within a scope that are not lost by stage, as stated now, with their value of the shown ABC run, how many of them were just short of the next gate in the last night, and how many are in no quarter; those that are lost beside them. */
export function countStages(db: Db, scope: Scope, lostBefore: Day): Promise<z.infer<typeof countRow>[]> {
  return db.rows(
    countRow,
    sql`
    select c.lifecycle as stage, (count(*) filter (where not l.lost))::float8 as customers, (count(*) filter (where l.lost))::float8 as lost,
      coalesce(sum(s.value_minor) filter (where not l.lost), 0)::float8 as "valueMinor",
      (count(*) filter (where p.near and p.stage = c.lifecycle and not l.lost))::float8 as near, (count(*) filter (where p.began_unseen and not l.lost))::float8 as earlier,
      (count(*) filter (where p.began_unseen))::float8 as "inNoQuarter"
    from customer_standing s join customer c on c.id = s.customer_id left join lifecycle_place p on p.customer_id = s.customer_id
      cross join lateral (select ${isLostBefore(lostBefore)} as lost) l
    where s.listed and ${inScope(scope, sql`s.customer_id`)} group by 1`,
  )
}

const moveRow = z.object({ month: z.string(), from: stageOf, to: stageOf, customers: z.number() })

/** Counts the changes of stage of customers within a scope in a period, by month. Those of customers merged away are left out, and what waybills tell of customers of before the records. */
export function countChanges(db: Db, period: Period, scope: Scope): Promise<z.infer<typeof moveRow>[]> {
  return db.rows(
    moveRow,
    sql`
    select date_trunc('month', h.changed_on)::date::text as month, h.from_stage as "from", h.to_stage as "to", count(*)::float8 as customers
    from lifecycle_change h join customer_standing s on s.customer_id = h.customer_id and s.listed
    where h.changed_on >= ${period.from}::date and h.changed_on < ${period.to}::date and ${inScope(scope, sql`h.customer_id`)} and not ${onlyRecords}
    group by 1, 2, 3 order by 1`,
  )
}

const cohortRow = z.object({
  ...{ quarter: z.string(), customers: z.number(), regular: z.number(), loyal: z.number() },
  /** Whether anybody at all was stated to be loyal; else nothing tells of it. */
  loyalIsStated: z.boolean(),
})

/** Counts the customers within a scope by the quarter of their first waybill in a period, those left out that were customers before the records begin, and how many of them became regular, and loyal, at any time since. Whom no night has seen on the path yet is in none, as in the list behind a quarter. */
export function countCohorts(db: Db, { from, to }: Period, scope: Scope): Promise<z.infer<typeof cohortRow>[]> {
  const reached = (stage: Lifecycle) =>
    sql`(count(*) filter (where exists (select from lifecycle_change u where u.customer_id = h.customer_id and u.to_stage = ${stage})))::float8`
  return db.rows(
    cohortRow,
    sql`
    select date_trunc('quarter', h.changed_on)::date::text as quarter, count(*)::float8 as customers, ${reached('regular')} as regular, ${reached('loyal')} as loyal,
      exists (select from lifecycle_change u where u.to_stage = 'loyal') as "loyalIsStated"
    from lifecycle_change h join customer_standing s on s.customer_id = h.customer_id and s.listed join lifecycle_place p on p.customer_id = h.customer_id
    where ${becameNew} and h.changed_on >= ${from}::date and h.changed_on < ${to}::date and ${inScope(scope, sql`h.customer_id`)} and not ${onlyRecords}
    group by 1 order by 1`,
  )
}

/** Counts the customers within a scope whose first waybill lies before a day, those left out that are in no quarter: as many as quarters before that day would hold. */
export async function countCohortsBefore(db: Db, before: Day, scope: Scope): Promise<number> {
  const row = await db.row(
    z.object({ customers: z.number() }),
    sql`
    select count(*)::float8 as customers
    from lifecycle_change h join customer_standing s on s.customer_id = h.customer_id and s.listed join lifecycle_place p on p.customer_id = h.customer_id
    where ${becameNew} and h.changed_on < ${before}::date and ${inScope(scope, sql`h.customer_id`)} and not ${onlyRecords}`,
  )
  return row?.customers ?? 0
}

const stalledRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  stage: stageOf,
  since: z.string(),
  /** Whether it stood there before the records begin: since when is not known then. */
  unseen: z.boolean(),
  near: z.boolean(),
  valueMinor: z.number(),
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  /** Complaints, postal appeals and claims of the last days that were asked for, and of which of these kinds they are. */
  badCases: z.number(),
  badTypes: z.array(z.string()),
})
export type StalledRow = z.infer<typeof stalledRow>

export interface StalledQuestion {
  scope: Scope
  /** Null for every stage. */
  stage: Lifecycle | null
  /** The first day of a quarter, whose new customers are listed whether they are stalled or not; null for the stalled. */
  cohort: Day | null
  /** Of a quarter those are listed that became customers before it. */
  today: Day
  /** Since this day or before: longer than usual. Null where no usual time is known. */
  before: Day | null
  only: 'late' | 'near' | 'recovery' | undefined
  outletIds: readonly number[] | undefined
  casesFrom: Day
  /** Whoever shipped last before this day is lost: it does not stand still, it has left. */
  lostBefore: Day
  limit: number
  cursor: string | undefined
  now: Date
}

const badCases = (id: Sql, from: Day) => sql`
  from case_record k join customer m on m.id = k.customer_id
  where m.root_id = ${id} and k.archived_at is null and k.type in ('complaint', 'appeal', 'claim') and k.opened_on >= ${from}::date`

const inCohort = (quarter: Day, before: Day) => sql`exists (
  select from lifecycle_change h where h.customer_id = p.customer_id and ${becameNew}
    and date_trunc('quarter', h.changed_on)::date = ${quarter}::date and h.changed_on < ${before}::date and not ${onlyRecords})`

/** Lists the customers within a scope that stand at a stage longer than usual or just short of its gate, or those that were new in a quarter; those that pay most first. */
export function listStalledRows(db: Db, question: StalledQuestion): Promise<ListPage<StalledRow>> {
  const { scope, stage, cohort, today, lostBefore, before, only, outletIds, casesFrom, limit, cursor, now } = question
  const late = before === null ? sql`false` : sql`p.since_on <= ${before}::date`
  const stalled =
    cohort !== null ? inCohort(cohort, today) : only === 'late' ? late : only === 'near' ? sql`p.near` : sql`(${late} or p.near)`
  return listPage(
    db,
    stalledRow,
    {
      source: {
        from: sql`lifecycle_place p join customer_standing s on s.customer_id = p.customer_id join customer c on c.id = p.customer_id`,
        id: sql`p.customer_id`,
        sort: { expression: sql`coalesce(s.value_minor, 0)`, type: 'int8' },
      },
      conditions: [
        sql`s.listed`,
        // Whoever was stated to be elsewhere during the day is not listed until the night has seen it.
        ...(stage === null ? [] : [sql`p.stage = ${stage}`]),
        ...(cohort === null ? [sql`c.lifecycle = p.stage`, sql`not ${isLostBefore(lostBefore)}`] : []),
        stalled,
        ...(only === 'recovery' ? [sql`exists (select ${badCases(sql`p.customer_id`, casesFrom)})`] : []),
        ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`]),
      ],
      branches: scopeBranches(scope),
      columns: sql`c.id, c.external_id as "externalId", c.name, c.kind, q.stage, q.since_on::text as since, q.began_unseen and q.stage = 'new' as unseen, q.near, coalesce(t.value_minor, 0)::float8 as "valueMinor", c.owner_id as "ownerId",
        u.name as "ownerName", o.name as "outletName", (select count(*)::float8 ${badCases(sql`c.id`, casesFrom)}) as "badCases",
        array(select distinct k.type ${badCases(sql`c.id`, casesFrom)}) as "badTypes"`,
      joins: sql`join lifecycle_place q on q.customer_id = p.id join customer_standing t on t.customer_id = p.id join customer c on c.id = p.id
        ${listedJoins}`,
      filter: { stage, cohort, before, only, outletIds: outletIds?.join(' ') },
      ...{ sort: 'value', falling: true, limit, cursor },
    },
    now,
  )
}

const changeRow = z.object({ from: stageOf, to: stageOf, on: z.string(), origin: z.enum(['stated', 'waybills']) })
export type LifecycleChangeRow = z.infer<typeof changeRow>

/** Lists the changes of stage of a customer and of those merged into it, the latest first. */
export function listChangesOf(db: Db, rootId: number): Promise<LifecycleChangeRow[]> {
  return db.rows(
    changeRow,
    sql`
    select h.from_stage as "from", h.to_stage as "to", h.changed_on::text as "on", h.origin
    from lifecycle_change h join customer c on c.id = h.customer_id where c.root_id = ${rootId} order by h.changed_on desc, h.id desc limit 50`,
  )
}
