import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { customerSinceOrEntry } from '#lib/records/customers/customer-since'
import { isLostBefore } from '#lib/records/customers/list-filter'
import type { Lifecycle } from '../lifecycle/gate.ts'
import { listedJoins } from '../metrics/listed-customer.ts'
import { walletShare } from '../metrics/stated-value-sql.ts'
import { onlyRecords, wasBefore } from './before-records/repository.ts'
import type { StalledOnly } from './path.ts'
import { STAGES } from './path.ts'

export const stageOf = z.enum(STAGES)

const ladder = fixedSql(`array['${STAGES.join("', '")}']`)

/** How high a stage stands on the path, in SQL. */
export const heightOf = (stage: Sql): Sql => sql`array_position(${ladder}, ${stage})`

/** Says, in SQL, whether a change of stage `h` happened, and is not only where the records begin. */
export const happened = sql`not ${onlyRecords}`

/** Says, in SQL, whether a change of stage `h` is that of the first waybill. */
export const becameNew = sql`h.from_stage = 'potential' and h.to_stage = 'new'`

/** What whoever is new can come to. */
export type Reachable = 'regular' | 'loyal'

/** Says, in SQL, whether the customer of a place `p` on the path was ever stated to be at one of some stages. */
const wasStated = (stages: Sql) =>
  sql`exists (select from lifecycle_change u where u.customer_id = p.customer_id and u.to_stage in (${stages}))`

const reachedBy: Readonly<Record<Reachable, Sql>> = {
  regular: sql`(p.passed_regular is true or ${wasStated(sql`'regular', 'loyal'`)})`,
  loyal: wasStated(sql`'loyal'`),
}

/**
 * Says, in SQL, whether the customer of a place `p` on the path has come to a stage at any time, wherever it stands today: to the regular by its waybills or by what was stated, to the loyal by what was stated alone, for waybills do not tell it.
 * @source docs/formulas.md#upgrade-path
 */
export function hasReached(stage: Reachable): Sql {
  return reachedBy[stage]
}

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

/** What the gate of the regular asks for: so many months in a row with so many shipments each. */
export interface RegularGate {
  months: number
  shipments: number
}

/** A select of the months (root_id, month) that complete so many in a row with so many shipments each, those merged in taken together; of the customers whose root a condition on `c.root_id` names. A customer appears once for each such month. */
const completingMonths = ({ months, shipments }: RegularGate, roots: Sql) => sql`
  select m.root_id, m.month from (
    select x.root_id, x.month, lag(x.month, ${months - 1}::int) over (partition by x.root_id order by x.month) as first
    from (
      select c.root_id, k.month from customer c join customer_month k on k.customer_id = c.id
      where ${roots} group by c.root_id, k.month having sum(k.shipments) >= ${shipments}::int
    ) x
  ) m where m.first = m.month - make_interval(months => ${months - 1}::int)`

/** Notes of regular and loyal customers of whom it is not noted yet since when they are regular: since the month that completed so many in a row with so many shipments each. Answers of how many waybills tell it. */
export function noteFirstRegular(db: Db, { today, ...gate }: RegularGate & { today: Day }): Promise<number> {
  const roots = sql`c.root_id in (
    select w.id from customer w where w.id = w.root_id and w.lifecycle in ('regular', 'loyal')
      and not exists (select from lifecycle_change h where h.customer_id = w.id and h.to_stage = 'regular'))`
  return db.execute(sql`
    insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin)
    select r.root_id, 'new', 'regular', least((min(r.month) + interval '1 month' - interval '1 day')::date, ${today}::date), 'waybills'
    from (${completingMonths(gate, roots)}) r group by r.root_id`)
}

/** Writes where the customers of a range of ids stand, since when, who is just short of the next gate, who was a customer before the records begin, of whom of these the records tell a first waybill, so that it stands in no quarter, and who has ever passed the gate of the regular, whatever it does today. Without a noted change a stage is held since the customer became one.
 * Answers how many changed. */
export function storePlaces(
  db: Db,
  ids: { from: number; to: number },
  {
    near,
    gate,
    timeZone,
  }: { near: { regular: readonly number[]; loyal: readonly number[] }; gate: RegularGate; timeZone: string },
): Promise<number> {
  return db.execute(sql`
    insert into lifecycle_place as p (customer_id, stage, since_on, near, earlier, began_unseen, passed_regular)
    select c.id, c.lifecycle, coalesce(
        (select max(h.changed_on) from lifecycle_change h where h.customer_id = c.id and h.to_stage = c.lifecycle),
        ${customerSinceOrEntry(timeZone)}),
      case c.lifecycle when 'new' then c.id = any(${[...near.regular]}::int[]) when 'regular' then c.id = any(${[...near.loyal]}::int[]) else false end,
      b.earlier, b.earlier and exists (select from lifecycle_change h where h.customer_id = c.id and ${becameNew}), g.root_id is not null
    from customer_standing s join customer c on c.id = s.customer_id
      left join (select distinct r.root_id from (${completingMonths(gate, sql`c.root_id >= ${ids.from} and c.root_id < ${ids.to}`)}) r) g on g.root_id = s.customer_id
      cross join lateral (select ${wasBefore(sql`c.id`)} as earlier offset 0) b
    where s.listed and s.customer_id >= ${ids.from} and s.customer_id < ${ids.to}
    on conflict (customer_id) do update set stage = excluded.stage, since_on = excluded.since_on, near = excluded.near, earlier = excluded.earlier, began_unseen = excluded.began_unseen, passed_regular = excluded.passed_regular
      where (p.stage, p.since_on, p.near, p.earlier, p.began_unseen, p.passed_regular)
        is distinct from (excluded.stage, excluded.since_on, excluded.near, excluded.earlier, excluded.began_unseen, excluded.passed_regular)`)
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
        and x.entered_on <= x.changed_on and ${heightOf(sql`x.to_stage`)} > ${heightOf(sql`x.from_stage`)} group by x.from_stage`)
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
  /** Of these only the question how they think of us is missing. */
  ask: z.number(),
  /** Those that met all that the next stage asks for, in the last night. */
  open: z.number(),
  /** Customers of before the records, as far as the last night knew. */
  earlier: z.number(),
  /** The same with those that are lost: they are in no quarter. */
  inNoQuarter: z.number(),
})

/** Says, in SQL, whether a customer with its standing `s` met all that the stage after its place `p` asks for when the gates were worked out last. The first waybill opens its gate by itself. */
const isOpen = sql`coalesce(case p.stage when 'new' then s.meets_regular when 'regular' then s.meets_loyal end, false)`

/** Says, in SQL, whether a customer `c` with its standing `s` and its place `p` lacks nothing but an answer how it thinks of us: nobody has asked, and what is noted of its share, if anything, does not tell it. */
const isToAsk = (walletCut: number) => sql`(p.stage = 'regular' and p.near and coalesce(s.loyalty_class, 'unknown') = 'unknown'
  and coalesce(${walletShare} < ${walletCut}::float8, true))`

/** Counts the listed customers within a scope that are not lost by stage, as stated now, with their value of the shown ABC run, how many of them were just short of the next gate in the last night or had it open, and how many are in no quarter; those that are lost beside them. */
export function countStages(db: Db, scope: Scope, lostBefore: Day, walletCut: number): Promise<z.infer<typeof countRow>[]> {
  return db.rows(
    countRow,
    sql`
    select c.lifecycle as stage, (count(*) filter (where not l.lost))::float8 as customers, (count(*) filter (where l.lost))::float8 as lost,
      coalesce(sum(s.value_minor) filter (where not l.lost), 0)::float8 as "valueMinor",
      (count(*) filter (where p.near and p.stage = c.lifecycle and not l.lost))::float8 as near,
      (count(*) filter (where ${isToAsk(walletCut)} and p.stage = c.lifecycle and not l.lost))::float8 as ask,
      (count(*) filter (where ${isOpen} and p.stage = c.lifecycle and not l.lost))::float8 as open, (count(*) filter (where p.began_unseen and not l.lost))::float8 as earlier,
      (count(*) filter (where p.began_unseen))::float8 as "inNoQuarter"
    from customer_standing s join customer c on c.id = s.customer_id left join lifecycle_place p on p.customer_id = s.customer_id
      cross join lateral (select ${isLostBefore(lostBefore)} as lost) l
    where s.listed and ${inScope(scope, sql`s.customer_id`)} group by 1`,
  )
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
  version: z.number(),
  /** Whether it stands there still: the list is of last night, and somebody may have raised it since. */
  stands: z.boolean(),
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
  /** Only those that have come so far, whether they stand there or not; null for all. */
  reached: Reachable | null
  /** Of a quarter those are listed that became customers before it. */
  today: Day
  /** Since this day or before: longer than usual. Null where no usual time is known. */
  before: Day | null
  only: StalledOnly | undefined
  /** From which share of the wallet on a customer is loyal by that alone. */
  walletCut: number
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

/** Says, in SQL, whether the customer of a place `p` on the path became one in a quarter, before a day. */
const inCohort = (quarter: Day, before: Day): Sql => sql`exists (
  select from lifecycle_change h where h.customer_id = p.customer_id and ${becameNew}
    and date_trunc('quarter', h.changed_on)::date = ${quarter}::date and h.changed_on < ${before}::date and ${happened})`

/** Lists the customers within a scope that stand at a stage longer than usual or just short of its gate, or those that were new in a quarter; those that pay most first. */
export function listStalledRows(db: Db, question: StalledQuestion): Promise<ListPage<StalledRow>> {
  const { scope, stage, cohort, reached, today, lostBefore, before, only, walletCut, outletIds, casesFrom, limit, cursor, now } =
    question
  const late = before === null ? sql`false` : sql`p.since_on <= ${before}::date`
  const short = sql`(${late} or p.near)`
  const kinds = { late, near: sql`p.near`, ask: isToAsk(walletCut), open: isOpen, recovery: short }
  const stalled = cohort !== null ? inCohort(cohort, today) : only === undefined ? short : kinds[only]
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
        ...(reached === null ? [] : [hasReached(reached)]),
        ...(only === 'recovery' ? [sql`exists (select ${badCases(sql`p.customer_id`, casesFrom)})`] : []),
        ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`]),
      ],
      branches: scopeBranches(scope),
      columns: sql`c.id, c.external_id as "externalId", c.name, c.kind, q.stage, q.since_on::text as since, q.began_unseen and q.stage = 'new' as unseen, q.near, c.version, c.lifecycle = q.stage as stands, coalesce(t.value_minor, 0)::float8 as "valueMinor", c.owner_id as "ownerId",
        u.name as "ownerName", o.name as "outletName", (select count(*)::float8 ${badCases(sql`c.id`, casesFrom)}) as "badCases",
        array(select distinct k.type ${badCases(sql`c.id`, casesFrom)}) as "badTypes"`,
      joins: sql`join lifecycle_place q on q.customer_id = p.id join customer_standing t on t.customer_id = p.id join customer c on c.id = p.id
        ${listedJoins}`,
      filter: { stage, cohort, reached, before, only, outletIds: outletIds?.join(' ') },
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
