import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { join, preparedForm, sql } from '#lib/platform/db/sql'
import { oneInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import {
  briefColumns,
  briefJoins,
  eventColumns,
  nameColumns,
  seesCosts,
  waybillColumns,
  waybillJoins,
  wholeJoins,
} from './columns.ts'
import type { Reach } from './list-filter.ts'
import { FEW_CUSTOMERS, numbered } from './list-filter.ts'
import { WAYBILL_STATUSES } from './status.ts'
import type { BriefRow } from './view.ts'

const text = z.string().nullable()
const minor = z.int().nullable()
const status = z.enum(WAYBILL_STATUSES)

export const waybillRow = z.object({
  id: z.int(),
  waybillNo: z.string(),
  customerId: z.int(),
  customerExternalId: text,
  acceptedAt: z.date(),
  acceptedOn: z.string(),
  outletCode: text,
  pickupOutletCode: text,
  deliveryOutletCode: text,
  courierCode: text,
  product: text,
  promisedAt: z.date().nullable(),
  deliveredAt: z.date().nullable(),
  status,
  originRegion: text,
  destinationRegion: text,
  pieces: z.int(),
  weightGrams: minor,
  volumetricWeightGrams: minor,
  chargedWeightGrams: minor,
  freightMinor: minor,
  listFreightMinor: minor,
  costPickupMinor: minor,
  costLinehaulMinor: minor,
  costDeliveryMinor: minor,
  costMinor: minor,
  surchargesMinor: minor,
  insuredValueMinor: minor,
  insuranceFeeMinor: minor,
  codAmountMinor: minor,
  currency: z.string(),
  settlement: text,
  accountNo: text,
  signType: text,
  returnOf: text,
  damaged: z.boolean(),
  lost: z.boolean(),
  version: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type WaybillRow = z.infer<typeof waybillRow>

const fewRow = z.object({ few: z.boolean() })

/** Says how far a scope reaches: whether it holds at most `FEW_CUSTOMERS` customers. */
export async function reachOf(db: Db, scope: Scope): Promise<Reach> {
  if (scope.kind === 'all') return { scope, few: false }
  const some = scopeBranches(scope).map(
    (branch) => sql`(select 1 from customer_standing s where ${branch} limit ${FEW_CUSTOMERS + 1})`,
  )
  if (some.length === 0) return { scope, few: true }
  const found = await db.row(fewRow, sql`select count(*) <= ${FEW_CUSTOMERS} as few from (${join(some, ' union all ')}) n`)
  return { scope, few: fewRow.parse(found).few }
}

const knownRow = z.object({ found: z.boolean() })

/** Says whether any waybill at all has the number, or one that begins so. */
export async function isNumberKnown(db: Db, q: string): Promise<boolean> {
  const row = await db.row(knownRow, sql`select exists (select from waybill w where ${numbered(q, sql`w.waybill_no`)}) as found`)
  return knownRow.parse(row).found
}

/** Finds a waybill of a customer in scope by its number, with its costs within `costs`; null when there is none. */
export function findWaybill(db: Db, scope: Scope, costs: Scope | undefined, waybillNo: string): Promise<WaybillRow | null> {
  return db.row(
    waybillRow,
    sql`select ${waybillColumns(costs)} from waybill w ${waybillJoins} where w.waybill_no = ${waybillNo} and ${oneInScope(scope, sql`c.root_id`)}`,
  )
}

const eventRow = z.object({
  occurredAt: z.date(),
  provider: z.string(),
  code: z.string(),
  status,
  text,
  outletCode: text,
  outletName: text,
  courierCode: text,
})
export type EventRow = z.infer<typeof eventRow>

/** Lists the tracking events of a waybill, the earliest first. */
export function listEvents(db: Db, waybillNo: string): Promise<EventRow[]> {
  return db.rows(
    eventRow,
    sql`
    select e.occurred_at as "occurredAt", e.provider, e.code, e.status, e.text, o.external_id as "outletCode",
      o.name as "outletName", e.courier_code as "courierCode"
    from tracking_event e left join outlet o on o.id = e.outlet_id where e.waybill_no = ${waybillNo} order by e.occurred_at, e.id`,
  )
}

export const briefRow = z.object({
  id: z.int(),
  waybillNo: z.string(),
  status,
  product: text,
  acceptedAt: z.date(),
  acceptedOn: z.string(),
  promisedAt: z.date().nullable(),
  deliveredAt: z.date().nullable(),
  originRegion: text,
  destinationRegion: text,
  pieces: z.int(),
  weightGrams: minor,
  freightMinor: minor,
  insuredValueMinor: minor,
  currency: z.string(),
  damaged: z.boolean(),
  lost: z.boolean(),
  customerId: z.int(),
  customerName: z.string(),
  customerKind: z.string(),
  outletName: text,
  lastEventAt: z.date().nullable(),
  lastEventText: text,
  lastEventOutlet: text,
}) satisfies z.ZodType<BriefRow>

const foundRow = briefRow.extend({ place: z.int() })

/** Finds the waybills of customers in scope that any of the numbers names, each with the place of the number that names it; a number may come in several spellings,
 * of which the earlier counts. */
export function findBriefs(
  db: Db,
  scope: Scope,
  numbers: readonly { place: number; number: string }[],
): Promise<z.infer<typeof foundRow>[]> {
  return db.rows(
    foundRow,
    sql`
    select distinct on (asked.place) asked.place, ${briefColumns}
    from unnest(${numbers.map((each) => each.place)}::int[], ${numbers.map((each) => each.number)}::text[]) with ordinality asked (place, number, nth)
    join waybill w on w.waybill_no = asked.number ${briefJoins}
    where ${oneInScope(scope, sql`c.root_id`)} order by asked.place, asked.nth`,
  )
}

const names = {
  customerName: z.string(),
  customerKind: z.string(),
  outletName: text,
  pickupOutletName: text,
  deliveryOutletName: text,
}
const latest = { lastEventAt: z.date().nullable(), lastEventText: text, lastEventOutlet: text }
const wholeRow = waybillRow.extend({ ...names, ...latest })
/** Everything of a waybill, with names and its latest event. */
export type WholeRow = z.infer<typeof wholeRow>

/** Reads whole waybills by their ids, in that order, with their costs within `costs`. An export reads page after page by it: it is planned once. */
export function listWhole(db: Db, costs: Scope | undefined, ids: readonly number[]): Promise<WholeRow[]> {
  const statement = sql`
    select ${waybillColumns(costs)}, ${nameColumns}, ${eventColumns}
    from unnest(${[...ids]}::bigint[]) with ordinality p (id, nth) join waybill w on w.id = p.id ${wholeJoins} order by p.nth`
  return db.rows(wholeRow, preparedForm(statement))
}

const cardRow = waybillRow.extend({
  ...names,
  seesCosts: z.boolean(),
  returnOfInScope: z.boolean(),
  returns: z.array(z.string()),
})
export type CardRow = z.infer<typeof cardRow>

/** So many ways back are shown of one waybill. */
const MOST_RETURNS = 20

/** Finds a waybill of a customer in scope by its number, with what its page shows: names, whether the reader may know its costs, and waybills in scope that bring it
 * back; null when there is none. */
export function findCard(db: Db, scope: Scope, costs: Scope | undefined, waybillNo: string): Promise<CardRow | null> {
  const reachable = (no: ReturnType<typeof sql>) => sql`from waybill r join customer rc on rc.id = r.customer_id
    where ${no} and ${oneInScope(scope, sql`rc.root_id`)}`
  return db.row(
    cardRow,
    sql`
    select ${waybillColumns(costs)}, ${nameColumns}, ${seesCosts(costs)} as "seesCosts",
      exists (select ${reachable(sql`r.waybill_no = w.return_of`)}) as "returnOfInScope",
      array(select r.waybill_no ${reachable(sql`r.return_of = w.waybill_no`)} order by r.id limit ${MOST_RETURNS}) as returns
    from waybill w ${waybillJoins} where w.waybill_no = ${waybillNo} and ${oneInScope(scope, sql`c.root_id`)}`,
  )
}
