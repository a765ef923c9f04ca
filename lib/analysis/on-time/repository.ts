import { z } from 'zod'
import type { ResolvedPeriod } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { andInScope, inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { counting } from '#lib/records/waybills/columns'
import { outletMonthRows, rootMonthRows } from '../metrics/month-rows.ts'
import { notesWithin, refreshIfLittle } from '../metrics/refresh.ts'
import { waybillSums } from '../metrics/waybill-sums.ts'
import type { OnTimeGroup } from './schema.ts'

export interface OnTimeQuestion {
  period: ResolvedPeriod
  timeZone: string
  scope: Scope
  /** Only waybills that these outlets accepted. */
  outletIds: readonly number[] | null
  groupBy: OnTimeGroup | undefined
  /** The group that the page before ended with. */
  after: { delivered: number; group: string } | null
  /** Groups that are read. */
  limit: number
}

const sums = { waybills: z.number(), delivered: z.number(), onTime: z.number(), undelivered: z.number(), overdue: z.number() }
export type OnTimeSums = Record<keyof typeof sums, number>

const groupRow = z.object({
  group: z.string(),
  ...sums,
  customer: z.object({ id: z.number(), externalId: z.string().nullable(), name: z.string(), kind: z.string() }).nullable(),
  outlet: z.object({ id: z.number(), externalId: z.string(), name: z.string() }).nullable(),
})
export type OnTimeGroupRow = z.infer<typeof groupRow>

const answerRow = z.object({ total: z.object(sums), groups: z.array(groupRow), upToDate: z.boolean() })
export type OnTimeAnswer = z.infer<typeof answerRow>

const sumNames = ['waybills', 'delivered', 'on_time', 'undelivered', 'overdue'] as const
const added = join(sumNames.map((name) => sql`coalesce(sum(${column(name)}), 0)::float8 as ${column(name)}`))

/**
 * Adds up the counting waybills of a period, in all, and by group, most delivered first: kept sums say how many there are and how many kept their promise, the
 * few that are promised and not delivered are read from an index of their own. One statement, so one snapshot.
 */
export async function readOnTime(db: Db, question: OnTimeQuestion): Promise<OnTimeAnswer> {
  await refreshIfLittle(db)
  const row = await db.row(
    answerRow,
    sql`
    with part as (${countedParts(question)} union all ${openParts(question)}),
    by_group as (select key, ${added} from part group by key),
    page as (
      select * from by_group where ${question.groupBy === undefined ? sql`false` : sql`true`} ${seek(question.after)}
      order by delivered desc, key collate "C" limit ${question.limit}
    )
    select
      (select ${sumsObject(sql`t`)} from (select ${added} from by_group) t) as total,
      (select coalesce(jsonb_agg(${sumsObject(sql`p`)} || jsonb_build_object('group', p.key, 'customer', ${customerObject(question.groupBy)}, 'outlet', ${outletObject(question.groupBy)})
         order by p.delivered desc, p.key collate "C"), '[]') from page p) as groups,
      not ${notesWithin(question.period)} as "upToDate"`,
  )
  return answerRow.parse(row)
}

function column(name: (typeof sumNames)[number]): Sql {
  return {
    waybills: sql`waybills`,
    delivered: sql`delivered`,
    on_time: sql`on_time`,
    undelivered: sql`undelivered`,
    overdue: sql`overdue`,
  }[name]
}

function sumsObject(row: Sql): Sql {
  return sql`jsonb_build_object('waybills', ${row}.waybills, 'delivered', ${row}.delivered, 'onTime', ${row}.on_time,
    'undelivered', ${row}.undelivered, 'overdue', ${row}.overdue)`
}

function customerObject(groupBy: OnTimeGroup | undefined): Sql {
  if (groupBy !== 'customer') return sql`null::jsonb`
  return sql`(select jsonb_build_object('id', c.id, 'externalId', c.external_id, 'name', c.name, 'kind', c.kind) from customer c where c.id = p.key::int)`
}

function outletObject(groupBy: OnTimeGroup | undefined): Sql {
  if (groupBy !== 'outlet') return sql`null::jsonb`
  return sql`(select jsonb_build_object('id', o.id, 'externalId', o.external_id, 'name', o.name) from outlet o where o.id::text = p.key)`
}

function seek(after: OnTimeQuestion['after']): Sql {
  return after === null
    ? sql``
    : sql`and (delivered < ${after.delivered} or (delivered = ${after.delivered} and key collate "C" > ${after.group}))`
}

const byPlace: readonly (OnTimeGroup | undefined)[] = ['product', 'destination_region', 'outlet']

/** What kept sums hold. Products, regions and outlets stand in outlet months, which know no customer, and customer months know no outlet: where both are asked for,
 * the waybills of the reader's own customers are read. */
function countedParts({ period, scope, groupBy, outletIds }: OnTimeQuestion): Sql {
  const columns = ['waybills', 'promised_delivered', 'on_time'] as const
  const needsCustomer = groupBy === 'customer' || scope.kind !== 'all'
  if (needsCustomer && (byPlace.includes(groupBy) || outletIds !== null)) {
    return sql`
      select s.key, s.waybills, s.promised_delivered as delivered, s.on_time, 0 as undelivered, 0 as overdue
      from (
        select ${waybillKey(groupBy)} as key, ${waybillSums(columns)} from waybill w join customer c on c.id = w.customer_id
        where w.accepted_on >= ${period.from}::date and w.accepted_on < ${period.to}::date and ${counting} and ${inScope(scope, sql`c.root_id`)}
          ${acceptedBy(outletIds)}
        group by 1
      ) s`
  }
  const rows = needsCustomer
    ? rootMonthRows(period, columns, sql`is not null`, scope)
    : outletMonthRows(period, columns, outletIds)
  const key = {
    customer: sql`r.customer_id::text`,
    product: sql`r.product`,
    destination_region: sql`r.destination_region`,
    outlet: sql`nullif(r.outlet_id, 0)::text`,
    month: sql`r.month::text`,
    none: sql`''`,
  }[groupBy ?? 'none']
  return sql`
    select coalesce(${key}, '') as key, r.waybills, r.promised_delivered as delivered, r.on_time, 0 as undelivered, 0 as overdue from (${rows}) r
    where r.waybills > 0`
}

/** Waybills that are promised and not delivered; what is due is asked at the end of the day `as_of`. */
function openParts({ period, scope, groupBy, timeZone, outletIds }: OnTimeQuestion): Sql {
  return sql`
    select ${waybillKey(groupBy)} as key, 0 as waybills, 0 as delivered, 0 as on_time, count(*) as undelivered,
      count(*) filter (where w.promised_at < (${period.asOf}::date + 1)::timestamp at time zone ${timeZone}) as overdue
    from waybill w join customer c on c.id = w.customer_id
    where w.delivered_at is null and w.promised_at is not null and ${counting}
      and w.accepted_on >= ${period.from}::date and w.accepted_on < ${period.to}::date ${andInScope(scope, sql`c.root_id`)}
      ${acceptedBy(outletIds)}
    group by 1`
}

function acceptedBy(outletIds: readonly number[] | null): Sql {
  return outletIds === null ? sql`` : sql`and w.outlet_id = any(${[...outletIds]}::int[])`
}

function waybillKey(groupBy: OnTimeGroup | undefined): Sql {
  switch (groupBy) {
    case 'customer':
      return sql`c.root_id::text`
    case 'product':
      return sql`coalesce(w.product, '')`
    case 'destination_region':
      return sql`coalesce(w.destination_region, '')`
    case 'outlet':
      return sql`coalesce(w.outlet_id::text, '')`
    case 'month':
      return sql`date_trunc('month', w.accepted_on)::date::text`
    default:
      return sql`''`
  }
}
