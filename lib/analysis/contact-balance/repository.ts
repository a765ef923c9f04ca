import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { rhythms } from '#lib/records/cadence/rhythm'
import { customerSinceOrEntry } from '#lib/records/customers/customer-since'
import { VISITS } from '#lib/records/interactions/channel'
import { listedJoins } from '../metrics/listed-customer.ts'
import { gainIs, trueProfit, trueProfitJoin } from '../metrics/true-profit-sql.ts'
import type { Asked, Balance } from './balance.ts'
import { BALANCES } from './balance.ts'

export interface BalanceGround {
  /** [from, to). */
  from: Day
  to: Day
  timeZone: string
  /** What a contact takes where nobody wrote it down. */
  hours: { call: number; visit: number }
  hourMinor: number
  /** A day. */
  asked: readonly (Asked & { rhythm: string })[]
}

/** What whole contacts are told by: days ÷ days of a rhythm that come to a whole number may miss it by the last digit. */
const SLACK = 1e-9

/**
 * Counts the contacts of every customer with a rhythm, those of merged customers with their survivor, and writes whether they are more or fewer than its rhythm asks for. Calls are no visits: who lacks a visit that is due has
 * had too little however often it was called. Who lacks nothing and got more contacts or more visits, one visit aside, has had too much where these took more hours as well. Answers how many rows it wrote.
 */
export function storeBalances(db: Db, { from, to, timeZone, hours, hourMinor, asked }: BalanceGround): Promise<number> {
  const visits = sql`n.channel = any(${[...VISITS]}::text[])`
  return db.tx(async (tx) => {
    await tx.execute(sql`delete from contact_balance`)
    return tx.execute(sql`
      with asked as (
        select * from unnest(${asked.map(({ rhythm }) => rhythm)}::text[], ${asked.map(({ contacts }) => contacts)}::float8[],
          ${asked.map((each) => each.visits)}::float8[], ${asked.map((each) => each.hours)}::float8[]) a (rhythm, contacts, visits, hours)
      ), had as (
        select m.root_id, count(*) filter (where n.channel = 'call')::int as calls, count(*) filter (where ${visits})::int as visits,
          sum(case when n.duration_minutes is not null then n.duration_minutes / 60.0 when ${visits} then ${hours.visit}::float8 else ${hours.call}::float8 end)::float8 as hours
        from interaction n join customer m on m.id = n.customer_id
        where n.archived_at is null and (n.channel = 'call' or ${visits})
          and n.occurred_at >= ${from}::timestamp at time zone ${timeZone} and n.occurred_at < ${to}::timestamp at time zone ${timeZone}
        group by m.root_id
      ), known as (
        select x.customer_id, x.rhythm, coalesce(h.calls, 0) as calls, coalesce(h.visits, 0) as visits, coalesce(h.hours, 0) as hours, d.days,
          a.contacts * d.days as asked, a.visits * d.days as asked_visits, a.hours * d.days as asked_hours
        from customer_cadence x join customer_standing s on s.customer_id = x.customer_id and s.listed join customer c on c.id = x.customer_id
        join asked a on a.rhythm = x.rhythm left join had h on h.root_id = x.customer_id
        cross join lateral (select ${to}::date - greatest(${from}::date, least(${to}::date, ${customerSinceOrEntry(timeZone)})) as days) d
      )
      insert into contact_balance (customer_id, standing, rhythm, days, calls, visits, asked, hours, asked_hours, gap_minor, as_of, loses)
      select k.customer_id,
        case when k.calls + k.visits < floor(k.asked + ${SLACK}::float8) or k.visits < floor(k.asked_visits + ${SLACK}::float8) then 'less'
          when (k.calls + k.visits > ceil(k.asked - ${SLACK}::float8) or k.visits > greatest(1, ceil(k.asked_visits - ${SLACK}::float8))) and k.hours > k.asked_hours
            then 'more' else 'even' end,
        k.rhythm, k.days, k.calls, k.visits, k.asked, k.hours, k.asked_hours, round((k.hours - k.asked_hours) * ${hourMinor}::float8)::int8, ${to}::date - 1,
        -- Whoever shipped nothing in twelve months only cost: there is no price to talk of.
        coalesce(${gainIs.loss} and tp.shipments > 0, false)
      from known k ${trueProfitJoin(sql`k.customer_id`)}`)
  })
}

const balanceRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  standing: z.enum(BALANCES),
  rhythm: z.enum(rhythms),
  days: z.number(),
  calls: z.number(),
  visits: z.number(),
  asked: z.number(),
  hours: z.number(),
  askedHours: z.number(),
  gapMinor: z.number(),
  /** Whether it lost us money in twelve months as of the same night, and what it earned us as last kept; null where that is not known. */
  loses: z.boolean(),
  profitMinor: z.number().nullable(),
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
})
export type BalanceRow = z.infer<typeof balanceRow>

export interface BalanceQuestion {
  scope: Scope
  standing: Balance
  /** Only customers that lose us money, or only the others. */
  loses: boolean | undefined
  ownerId: number | undefined
  outletIds: readonly number[] | undefined
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the customers within a scope that were contacted more, or less, than their class asks for; those with the largest difference in cost first. */
export function listBalanceRows(db: Db, question: BalanceQuestion): Promise<ListPage<BalanceRow>> {
  const { scope, standing, loses, ownerId, outletIds, limit, cursor, now } = question
  return listPage(
    db,
    balanceRow,
    {
      source: {
        from: sql`contact_balance b join customer_standing s on s.customer_id = b.customer_id`,
        id: sql`b.customer_id`,
        sort: { expression: sql`b.gap_minor`, type: 'int8' },
      },
      conditions: [
        sql`s.listed`,
        sql`b.standing = ${standing}`,
        ...(loses === undefined ? [] : [sql`b.loses = ${loses}`]),
        ...(ownerId === undefined ? [] : [sql`s.owner_id = ${ownerId}`]),
        ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`]),
      ],
      branches: scopeBranches(scope),
      columns: sql`c.id, c.external_id as "externalId", c.name, c.kind, q.standing, q.rhythm, q.days, q.calls, q.visits, q.asked, q.hours, q.asked_hours as "askedHours",
        q.gap_minor::float8 as "gapMinor", q.loses, ${trueProfit}::float8 as "profitMinor", c.owner_id as "ownerId", u.name as "ownerName", o.name as "outletName"`,
      joins: sql`join contact_balance q on q.customer_id = p.id join customer c on c.id = p.id ${listedJoins} ${trueProfitJoin(sql`p.id`)}`,
      filter: { standing, loses, ownerId, outletIds: outletIds?.join(' ') },
      ...{ sort: 'gap', falling: standing !== 'less', limit, cursor },
    },
    now,
  )
}

const ownerRow = z.object({
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  standing: z.enum(BALANCES),
  loses: z.boolean(),
  customers: z.number(),
  hours: z.number(),
  gapMinor: z.number(),
  longerCustomers: z.number(),
  longerHours: z.number(),
  longerMinor: z.number(),
  asOf: z.string(),
})
export type BalanceSums = z.infer<typeof ownerRow>

/** Few contacts may have taken long: of those contacted less only missing hours count, and what others of them got beyond is told apart. */
const within = (gap: Sql) => sql`sum(case b.standing when 'less' then least(${gap}, 0) else ${gap} end)`
const longer = sql`filter (where b.standing = 'less' and b.hours > b.asked_hours)`

/** Adds up by owner, by whether it was more or less, and by whether the customers lose us money, within a scope: customers, hours beyond what is asked (below zero: that are missing), what these cost, and what those contacted less got beyond in few long contacts. */
export function sumBalances(db: Db, scope: Scope): Promise<BalanceSums[]> {
  return db.rows(
    ownerRow,
    sql`
    select s.owner_id as "ownerId", u.name as "ownerName", b.standing, b.loses, count(*)::float8 as customers,
      ${within(sql`b.hours - b.asked_hours`)}::float8 as hours, ${within(sql`b.gap_minor`)}::float8 as "gapMinor",
      (count(*) ${longer})::float8 as "longerCustomers", coalesce(sum(b.hours - b.asked_hours) ${longer}, 0)::float8 as "longerHours",
      coalesce(sum(b.gap_minor) ${longer}, 0)::float8 as "longerMinor", max(b.as_of)::text as "asOf"
    from contact_balance b join customer_standing s on s.customer_id = b.customer_id and s.listed left join app_user u on u.id = s.owner_id
    where ${inScope(scope, sql`b.customer_id`)} group by 1, 2, 3, 4`,
  )
}
