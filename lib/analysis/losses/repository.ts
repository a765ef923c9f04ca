import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, oneInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { VISITS } from '#lib/records/interactions/channel'
import type { KeptLeftOutRow } from '../metrics/brought.ts'
import { keptLeftOut, keptLeftOutRow } from '../metrics/brought.ts'
import { listedColumns, listedCustomer, listedJoins } from '../metrics/listed-customer.ts'
import type { LOSS_FILTERS, WinBackWay } from './loss.ts'
import { NO_CAUSE, WIN_BACK_OFFERS, WIN_BACK_RESULTS, WIN_BACK_WAYS } from './loss.ts'

const attemptRow = z.object({
  id: z.int(),
  madeOn: z.string(),
  way: z.enum(WIN_BACK_WAYS),
  offer: z.enum(WIN_BACK_OFFERS),
  note: z.string().nullable(),
  costMinor: z.number().nullable(),
  result: z.enum(WIN_BACK_RESULTS),
  byId: z.int(),
  byName: z.string(),
})
export type AttemptRow = z.infer<typeof attemptRow>

const lossRow = z.object({
  id: z.number(),
  customerId: z.number(),
  ...listedCustomer,
  lastShippingOn: z.string(),
  lostOn: z.string(),
  stated: z.boolean(),
  currency: z.string(),
  revenueMinor: z.number(),
  marginMinor: z.number(),
  uncosted: z.number(),
  excluded: z.record(z.string(), z.number()),
  complete: z.boolean(),
  cause: z.string().nullable(),
  rival: z.string().nullable(),
  note: z.string().nullable(),
  exitCallOn: z.string().nullable(),
  recordedById: z.number().nullable(),
  recordedByName: z.string().nullable(),
  recordedAt: z.date().nullable(),
  backOn: z.string().nullable(),
  returned30Minor: z.number().nullable(),
  returned60Minor: z.number().nullable(),
  returned90Minor: z.number().nullable(),
  version: z.number(),
  attempts: z.array(attemptRow),
})
export type LossRow = z.infer<typeof lossRow>

const columns = sql`l.id, c.id as "customerId", ${listedColumns},
  l.last_shipping_on::text as "lastShippingOn", l.lost_on::text as "lostOn", l.stated, l.currency, l.revenue_minor as "revenueMinor", l.margin_minor as "marginMinor", l.uncosted, l.excluded, l.complete,
  l.cause, l.rival, l.note, l.exit_call_on::text as "exitCallOn", b.id as "recordedById", b.name as "recordedByName", l.recorded_at as "recordedAt",
  l.back_on::text as "backOn", l.returned_30_minor as "returned30Minor", l.returned_60_minor as "returned60Minor", l.returned_90_minor as "returned90Minor", l.version,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'madeOn', a.made_on, 'way', a.way, 'offer', a.offer, 'note', a.note, 'costMinor', a.cost_minor, 'result', a.result,
    'byId', a.made_by_id, 'byName', (select w.name from app_user w where w.id = a.made_by_id)) order by a.made_on desc, a.id desc) from win_back_attempt a where a.loss_id = l.id), '[]') as attempts`
const joins = sql`join customer c on c.id = l.customer_id ${listedJoins} left join app_user b on b.id = l.recorded_by_id`

export interface LossFilter {
  state?: (typeof LOSS_FILTERS)[number] | undefined
  cause?: string | undefined
  /** Of the last attempt that counts. */
  way?: WinBackWay | undefined
  outletIds?: readonly number[] | undefined
  ownerId?: number | undefined
  lostFrom?: Day | undefined
  lostTo?: Day | undefined
}

const tried = sql`exists (select from win_back_attempt a where a.loss_id = l.id)`
/** An attempt `a` counts for a loss `l` unless it came after the return. */
const counts = sql`a.loss_id = l.id and (l.back_on is null or a.made_on <= l.back_on)`
const lastWay = sql`(select a.way from win_back_attempt a where ${counts} order by a.made_on desc, a.id desc limit 1)`
const states: Readonly<Record<(typeof LOSS_FILTERS)[number], Sql>> = {
  open: sql`l.back_on is null`,
  unrecorded: sql`l.back_on is null and l.recorded_at is null and not ${tried}`,
  recorded: sql`l.back_on is null and l.recorded_at is not null and not ${tried}`,
  tried: sql`l.back_on is null and ${tried}`,
  back: sql`l.back_on is not null`,
}

function conditionsOf(filter: LossFilter): Sql[] {
  const conditions: Sql[] = [sql`s.listed`]
  if (filter.state !== undefined) conditions.push(sql`(${states[filter.state]})`)
  if (filter.cause === NO_CAUSE) conditions.push(sql`l.cause is null`)
  else if (filter.cause !== undefined) conditions.push(sql`l.cause = ${filter.cause}`)
  if (filter.way !== undefined) conditions.push(sql`${lastWay} = ${filter.way}`)
  if (filter.outletIds !== undefined) conditions.push(sql`s.outlet_id = any(${[...filter.outletIds]}::int[])`)
  if (filter.ownerId !== undefined) conditions.push(sql`s.owner_id = ${filter.ownerId}`)
  if (filter.lostFrom !== undefined) conditions.push(sql`l.lost_on >= ${filter.lostFrom}::date`)
  if (filter.lostTo !== undefined) conditions.push(sql`l.lost_on < ${filter.lostTo}::date`)
  return conditions
}

const from = sql`customer_loss l join customer_standing s on s.customer_id = l.customer_id`
const sortKeys = {
  revenue: { expression: sql`l.revenue_minor`, type: 'int8' },
  lost_on: { expression: sql`l.lost_on`, type: 'date' },
} as const

export interface LossesQuestion {
  scope: Scope
  filter: LossFilter
  sort: keyof typeof sortKeys
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists losses of customers within a scope that are neither archived nor merged away, a page at a time. */
export function listLossRows(
  db: Db,
  { scope, filter, sort, falling, limit, cursor, now }: LossesQuestion,
): Promise<ListPage<LossRow>> {
  return listPage(
    db,
    lossRow,
    {
      source: { from, id: sql`l.id`, sort: sortKeys[sort] },
      conditions: conditionsOf(filter),
      branches: scopeBranches(scope),
      columns,
      joins: sql`join customer_loss l on l.id = p.id ${joins}`,
      filter: { ...filter, outletIds: filter.outletIds?.join(' ') },
      ...{ sort, falling, limit, cursor },
    },
    now,
  )
}

/** Lists the losses of one customer in scope, the latest first. */
export function listLossesOfCustomer(db: Db, rootId: number, scope: Scope): Promise<LossRow[]> {
  return db.rows(
    lossRow,
    sql`select ${columns} from customer_loss l ${joins} where l.customer_id = ${rootId} and ${oneInScope(scope, sql`${rootId}::int`)} order by l.lost_on desc, l.id desc`,
  )
}

/** Finds one loss whose customer lies in scope, locked until the transaction ends. */
export async function findLossLocked(db: Db, id: number, scope: Scope): Promise<LossRow | null> {
  await db.execute(sql`select from customer_loss where id = ${id} for update`)
  return db.row(
    lossRow,
    sql`select ${columns} from customer_loss l ${joins} where l.id = ${id} and ${oneInScope(scope, sql`(select x.root_id from customer x where x.id = l.customer_id)`)}`,
  )
}

export interface RecordedLoss {
  cause: string
  rival: string | null
  note: string | null
  exitCallOn: Day | null
  byId: number
  at: Date
}

/** Writes what a person says of a loss over what stood there; answers whether the version was still that one. */
export async function writeLoss(db: Db, id: number, version: number, loss: RecordedLoss): Promise<boolean> {
  const changed = await db.execute(sql`
    update customer_loss set cause = ${loss.cause}, rival = ${loss.rival}, note = ${loss.note}, exit_call_on = ${loss.exitCallOn}::date,
      recorded_by_id = ${loss.byId}::int, recorded_at = ${loss.at}::timestamptz, version = version + 1
    where id = ${id} and version = ${version}`)
  return changed > 0
}

/** Takes back what was said of a loss: one that was only stated is gone, of any other the cause is open again. Answers whether the version was still that one. */
export async function unwriteLoss(
  db: Db,
  { id, version, stated }: { id: number; version: number; stated: boolean },
): Promise<boolean> {
  const statement = stated
    ? sql`delete from customer_loss where id = ${id} and version = ${version}`
    : sql`update customer_loss set cause = null, rival = null, note = null, exit_call_on = null, recorded_by_id = null, recorded_at = null, version = version + 1
        where id = ${id} and version = ${version}`
  return (await db.execute(statement)) > 0
}

export interface NewAttempt extends Omit<AttemptRow, 'id' | 'byName'> {
  lossId: number
}

/** Notes an attempt to win a customer back. */
export async function insertAttempt(db: Db, attempt: NewAttempt): Promise<void> {
  await db.execute(sql`
    insert into win_back_attempt (loss_id, made_on, way, offer, note, cost_minor, result, made_by_id)
    values (${attempt.lossId}::int, ${attempt.madeOn}::date, ${attempt.way}, ${attempt.offer}, ${attempt.note}, ${attempt.costMinor}::bigint, ${attempt.result}, ${attempt.byId}::int)`)
}

const sumsRow = z.object({
  key: z.string().nullable(),
  losses: z.number(),
  back: z.number(),
  revenueMinor: z.number(),
  marginMinor: z.number(),
  tried: z.number(),
  won: z.number(),
  cameBack: z.number(),
  returnedMinor: z.number(),
  returnedOfMinor: z.number(),
  returned: z.number(),
  costMinor: z.number(),
  timeMinor: z.number(),
})
export type SumsRow = z.infer<typeof sumsRow>

/** Hours that an attempt takes, by its way as contacts have it, and what an hour of sales costs in minor units. */
export interface AttemptRates {
  readonly callHours: number
  readonly visitHours: number
  readonly hourMinor: number
}

/** Adds losses within a scope up by their cause, or by the way of the last attempt (those without one are left out), the largest lost revenue first. An attempt counts for a return that came on its day or later; a return
 * adds to what came back, and the year before it to what that is held against, once its 90 days are over, and only where that year is known as a whole. */
export function sumLosses(
  db: Db,
  by: 'cause' | 'way',
  { scope, filter, rates }: { scope: Scope; filter: LossFilter; rates: AttemptRates },
): Promise<SumsRow[]> {
  const hours = sql`case when a.way = any(${[...VISITS]}::text[]) then ${rates.visitHours}::float8 else ${rates.callHours}::float8 end`
  const key = by === 'cause' ? sql`l.cause` : sql`w.way`
  const conditions = [
    ...conditionsOf(filter),
    inScope(scope, sql`l.customer_id`),
    ...(by === 'way' ? [sql`w.way is not null`] : []),
  ]
  return db.rows(
    sumsRow,
    sql`
    select ${key} as key, count(*)::float8 as losses, count(l.back_on)::float8 as back, sum(l.revenue_minor)::float8 as "revenueMinor", sum(l.margin_minor)::float8 as "marginMinor",
      count(w.way)::float8 as tried, count(*) filter (where l.back_on is not null and w.way is not null)::float8 as won,
      count(*) filter (where l.back_on is not null and w.way is null)::float8 as "cameBack",
      coalesce(sum(l.returned_90_minor) filter (where l.complete), 0)::float8 as "returnedMinor",
      coalesce(sum(l.revenue_minor) filter (where l.complete and l.returned_90_minor is not null), 0)::float8 as "returnedOfMinor",
      count(*) filter (where l.complete and l.returned_90_minor is not null)::float8 as returned, coalesce(sum(w.cost), 0)::float8 as "costMinor",
      round(coalesce(sum(w.hours), 0) * ${rates.hourMinor}::float8)::float8 as "timeMinor"
    from ${from}
    left join lateral (
      select (array_agg(a.way order by a.made_on desc, a.id desc))[1] as way, sum(a.cost_minor) as cost, sum(${hours}) as hours
      from win_back_attempt a where ${counts} having count(*) > 0
    ) w on true
    where ${join(conditions, ' and ')} group by 1 order by "revenueMinor" desc, 1`,
  )
}

/** Adds up by currency what the amounts of losses within a scope leave out of the twelve months before them. */
export function sumLeftOutOfLosses(db: Db, scope: Scope, filter: LossFilter): Promise<KeptLeftOutRow[]> {
  const conditions = [...conditionsOf(filter), inScope(scope, sql`l.customer_id`)]
  return db.rows(keptLeftOutRow, keptLeftOut(sql`select l.uncosted, l.excluded from ${from} where ${join(conditions, ' and ')}`))
}
