import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { ratioOrNull } from '#lib/core/ratio'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { Portrait } from './portrait.ts'
import { portraitOf } from './portrait.ts'
import { countShipments, listProducts, meanAnswers, readMonths, sumService } from './repository.ts'

/** So many months a customer's series has, the present one included. */
export const SERIES_MONTHS = 24
/** So many months the portrait looks back. */
export const PORTRAIT_MONTHS = 12

/** One month of a customer. */
export interface MonthOfCustomer {
  /** Its first day. */
  month: Day
  shipments: number
  /** In the company's currency. */
  revenueMinor: number
  /** Waybills in it whose freight is not known. */
  unpriced: number
  /** In the company's currency; null for whoever may not know it. */
  costMinor: number | null
  /** Waybills in it whose cost is not known. */
  uncosted: number
  /** 0–1, of those with a promise and a delivery; null when there are none. */
  onTimeRate: number | null
  damaged: number
  lost: number
  claims: number
}

export interface CustomerSeries {
  /** `SERIES_MONTHS` of them, the earliest first; a month without waybills has zeros. */
  months: MonthOfCustomer[]
  /** The sums of every calendar year in which something was shipped, each under its first day, the earliest first and the present one so far; none where all lies within `months`. */
  years: MonthOfCustomer[]
  /** Whether the reader may know costs. */
  seesCosts: boolean
  /** False while an import is at work on these months. */
  upToDate: boolean
}

/** Answers a customer's months, with those merged into it: volume, revenue, cost, punctuality, damage and claims; and the same by calendar year where it has shipped for longer. All zero for a customer out of scope. */
export async function getCustomerSeries(ctx: Context, customerId: number): Promise<CustomerSeries> {
  const scope = permit(ctx, 'waybill:read')
  const present = monthOf(today(ctx))
  const first = addMonths(present, 1 - SERIES_MONTHS)
  const { months, years, seesCosts, upToDate } = await readMonths(ctx.db, {
    customerId,
    scope,
    costs: ctx.actor.permissions['analysis:read'],
    period: { from: first, to: addMonths(present, 1) },
    currency: ctx.company.currency,
  })
  const known = new Map(months.map((row) => [row.month, row]))
  const view = ({ promisedDelivered, onTime, costMinor, ...row }: (typeof months)[number]): MonthOfCustomer => ({
    ...row,
    costMinor: seesCosts ? costMinor : null,
    onTimeRate: ratioOrNull(onTime, promisedDelivered),
  })
  const monthAt = (place: number): MonthOfCustomer => {
    const month = addMonths(first, place)
    return view(known.get(month) ?? { ...nothing, month })
  }
  const isLonger = sumShipments(years) > sumShipments(months)
  return {
    months: Array.from({ length: SERIES_MONTHS }, (_, place) => monthAt(place)),
    years: isLonger ? years.map(view) : [],
    seesCosts,
    upToDate,
  }
}

const sumShipments = (rows: readonly { shipments: number }[]) => rows.reduce((sum, { shipments }) => sum + shipments, 0)

/** A month in which nothing was shipped. */
const nothing = {
  shipments: 0,
  revenueMinor: 0,
  unpriced: 0,
  costMinor: 0,
  uncosted: 0,
  promisedDelivered: 0,
  onTime: 0,
  damaged: 0,
  lost: 0,
  claims: 0,
}

/** What a customer said of us in surveys, 1 to 5 each; null where no answer has it. */
export interface AnswersOfCustomer {
  /** Mean satisfaction and over how many answers. */
  satisfaction: number | null
  rated: number
  /** The latest, and its day. */
  latest: number | null
  latestOn: Day | null
  /** How many say both what was expected and what was perceived. */
  compared: number
}

/** How a customer was served over `PORTRAIT_MONTHS` months. Rates are 0–1, null without anything to rate. */
export interface ServiceFigures {
  /** Whole months, the present one included. */
  period: Period
  waybills: number
  /** Of those with a promise and a delivery. */
  onTimeRate: number | null
  /** Waybills with damage ÷ all. */
  damageRate: number | null
  damaged: number
  lost: number
  claims: number
  /** Paid for them, in minor units of the company's currency. */
  claimsMinor: number
  /** Null for whoever may not read surveys. */
  answers: AnswersOfCustomer | null
  /** False while an import is at work on these months. */
  upToDate: boolean
}

/** Answers how a customer, with those merged into it, was served in the `PORTRAIT_MONTHS` months up to the present one, and what it said of it. All zero for one out of scope. */
export async function getServiceFigures(ctx: Context, customerId: number): Promise<ServiceFigures> {
  const scope = permit(ctx, 'waybill:read')
  const surveys = ctx.actor.permissions['survey:read']
  const to = addMonths(monthOf(today(ctx)), 1)
  const period = { from: addMonths(to, -PORTRAIT_MONTHS), to }
  const [sums, answers] = await Promise.all([
    sumService(ctx.db, { customerId, scope, period, currency: ctx.company.currency }),
    surveys === undefined ? null : meanAnswers(ctx.db, { customerId, scope: surveys, period }),
  ])
  const { promisedDelivered, onTime, ...rest } = sums
  return {
    ...{ period, ...rest, answers },
    onTimeRate: ratioOrNull(onTime, promisedDelivered),
    damageRate: ratioOrNull(sums.damaged, sums.waybills),
  }
}

/** Answers what a customer, with those merged into it, ships: lanes, products, weight bands, hours and who paid, of the `PORTRAIT_MONTHS` months up to today, read from its own waybills.
 * Without a shipment for one out of scope. */
export async function getPortrait(ctx: Context, customerId: number): Promise<Portrait & { period: Period }> {
  const scope = permit(ctx, 'waybill:read')
  const to = addDays(today(ctx), 1)
  const period = { from: addMonths(to, -PORTRAIT_MONTHS), to }
  const { timeZone, currency } = ctx.company
  const groups = await countShipments(ctx.db, { customerId, scope, period, timeZone, currency })
  return { ...portraitOf(groups), period }
}

const productMonths = 3
const mostProducts = 30

/** Answers the products that the company's waybills of late have, for choosing among them. */
export function productsInUse(ctx: Context): Promise<string[]> {
  permit(ctx, 'waybill:read')
  return listProducts(ctx.db, addMonths(monthOf(today(ctx)), 1 - productMonths), mostProducts)
}

const today = (ctx: Context): Day => dayOf(ctx.now, ctx.company.timeZone)
