import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import { ratioOrNull } from '#lib/core/ratio'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import { permit } from '#lib/platform/scope/scope'
import { leftOutOf } from '../left-out/service.ts'
import { ownerIdOf, reachOf } from '../period/reach.ts'
import type { Look, Profit, ProfitParts, ShownSpan } from './profit.ts'
import { lookOf, profitOf, SPANS } from './profit.ts'
import type { FifthRow, ProfitRow } from './repository.ts'
import { findProfit, findProfitPeriod, listProfitRows, sumFifths } from './repository.ts'
import type { ListProfitsInput, ProfitListResource, ProfitResource } from './schema.ts'

/** What a customer brought and cost over a stretch of days. */
export interface CustomerProfit extends ProfitParts, Profit {
  shipments: number
  /** Over the whole company, 1 the largest. */
  marginRank: number
  profitRank: number
  /** Of what all customers of the company brought; null without any. */
  revenueShare: number | null
  look: Look
}

/** The same with who it is; a person's name is masked. */
export interface ListedProfit extends CustomerProfit {
  customerId: number
  externalId: string | null
  name: string
  owner: { id: number; name: string } | null
  outlet: { id: number; name: string } | null
}

export interface ListedProfits {
  /** Null while nothing was worked out. */
  period: Period | null
  rows: ListedProfit[]
  nextCursor: string | null
  previousCursor: string | null
}

/**
 * Lists the customers within reach by their true profit over a stretch of days, as the last night worked it out, with their ranks over the whole company. Throws `invalid_cursor`, `not_found` for an outlet or a user out of
 * reach.
 * @source docs/formulas.md#true-profit
 */
export async function listProfits(ctx: Context, input: ListProfitsInput): Promise<ListedProfits> {
  const { span, look, fifth, owner, outlet: asked, limit, cursor } = input
  const { customers: scope, outlet } = await reachOf(ctx, { outlet: asked })
  const { key, falling } = readSort<'profit' | 'rank_fall'>(input.sort)
  const period = await findProfitPeriod(ctx.db, SPANS[span])
  const page = await listProfitRows(
    ctx.db,
    {
      ...{ span: SPANS[span], scope, outletIds: outlet?.ids, look, sort: key, falling, limit, cursor },
      ownerId: owner === undefined ? undefined : await ownerIdOf(ctx, owner),
      fifth: fifth === undefined ? undefined : Number(fifth),
    },
    ctx.now,
  )
  const all = period?.revenueMinor ?? 0
  return { ...page, period: period && { from: period.from, to: period.to }, rows: page.rows.map((row) => viewRow(row, all)) }
}

/** The same as programs read it. */
export async function listProfitResources(ctx: Context, input: ListProfitsInput): Promise<ProfitListResource> {
  const { period, rows, nextCursor } = await listProfits(ctx, input)
  const leftOut = await leftOutOf(ctx, `profit_${input.span}`, { needs: 'both', outlet: input.outlet })
  return { from: period?.from ?? null, to: period?.to ?? null, ...leftOut, data: rows.map(resourceOf), next_cursor: nextCursor }
}

/** Customers of one fifth by margin, or all of them, together. */
export interface ProfitsTogether extends ProfitParts, Profit {
  customers: number
  /** How many of them shipped, and how many only cost: a claim, a visit or marketing without a shipment in the stretch. */
  shipped: number
  onlyCost: number
  /** How many of them look profitable by their margin and are not, and what they lose. */
  turned: number
  turnedMinor: number
}

export interface ProfitSums {
  period: Period
  all: ProfitsTogether
  /** By margin over the whole company, the largest first; those without a customer within reach are left out. */
  fifths: (ProfitsTogether & { fifth: number })[]
}

/** Adds the profits of a stretch within the reader's reach up, all and by fifth of the margin. Null while nothing was worked out. Throws `not_found` for an outlet out of reach. */
export async function sumProfits(
  ctx: Context,
  { span, outlet }: { span: ShownSpan; outlet?: string | undefined },
): Promise<ProfitSums | null> {
  const { customers: scope } = await reachOf(ctx, { outlet })
  const [period, rows] = await Promise.all([findProfitPeriod(ctx.db, SPANS[span]), sumFifths(ctx.db, SPANS[span], scope)])
  if (period === null) return null
  return {
    period: { from: period.from, to: period.to },
    all: together(rows),
    fifths: rows.map((row) => ({ fifth: row.fifth, ...together([row]) })),
  }
}

/** Answers the fifth with most customers that look profitable and are not; null where nobody is. */
export function mostTurned({ fifths }: ProfitSums): ProfitSums['fifths'][number] | null {
  const most = fifths.reduce<ProfitSums['fifths'][number] | null>(
    (found, each) => (each.turned > (found?.turned ?? 0) ? each : found),
    null,
  )
  return most
}

function together(rows: readonly FifthRow[]): ProfitsTogether {
  const sum = (of: Exclude<keyof FifthRow, 'fifth'>) => rows.reduce((total, row) => total + row[of], 0)
  const parts: ProfitParts = {
    ...{ revenueMinor: sum('revenueMinor'), pickupMinor: sum('pickupMinor'), linehaulMinor: sum('linehaulMinor') },
    ...{ deliveryMinor: sum('deliveryMinor'), otherMinor: sum('otherMinor'), claimsMinor: sum('claimsMinor') },
    ...{ serviceMinor: sum('serviceMinor'), marketingMinor: sum('marketingMinor'), uncosted: sum('uncosted') },
    ...{ knownRevenueMinor: sum('knownRevenueMinor'), knownCostMinor: sum('knownCostMinor') },
  }
  const [customers, shipped] = [sum('customers'), sum('shipped')]
  const counts = { customers, shipped, onlyCost: customers - shipped }
  return { ...parts, ...profitOf(parts), ...counts, turned: sum('turned'), turnedMinor: sum('turnedMinor') }
}

/** Answers the true profit of one customer over the last twelve months, with its ranks among how many, and how many of these shipped; null where it has none, or lies out of reach. */
export async function profitOfCustomer(
  ctx: Context,
  customerId: number,
): Promise<(CustomerProfit & { period: Period; customers: number; shipped: number }) | null> {
  const span = SPANS.twelve_months
  const [period, row] = await Promise.all([
    findProfitPeriod(ctx.db, span),
    findProfit(ctx.db, customerId, span, permit(ctx, 'analysis:read')),
  ])
  if (period === null || row === null) return null
  const { from, to, customers, shipped, revenueMinor } = period
  return { ...viewParts(row, revenueMinor), period: { from, to }, customers, shipped }
}

function viewParts<Row extends ProfitParts & { shipments: number; marginRank: number; profitRank: number }>(
  row: Row,
  allMinor: number,
): Row & CustomerProfit {
  const profit = profitOf(row)
  return { ...row, ...profit, look: lookOf(row), revenueShare: ratioOrNull(row.revenueMinor, allMinor) }
}

function viewRow(
  { id, externalId, name, kind, ownerId, ownerName, outletId, outletName, ...row }: ProfitRow,
  all: number,
): ListedProfit {
  return {
    ...viewParts(row, all),
    customerId: id,
    externalId,
    name: maskCustomerName(kind, name),
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    outlet: outletId === null ? null : { id: outletId, name: outletName ?? '' },
  }
}

function resourceOf(row: ListedProfit): ProfitResource {
  const named = (one: { id: number; name: string } | null) => (one === null ? null : { id: String(one.id), name: one.name })
  return {
    customer: { id: String(row.customerId), external_id: row.externalId, name: row.name },
    owner: named(row.owner),
    outlet: named(row.outlet),
    ...{ shipments: row.shipments, revenue_minor: row.revenueMinor, revenue_share: row.revenueShare },
    ...{ known_revenue_minor: row.knownRevenueMinor, unpriced: row.uncosted },
    ...{ transport_minor: row.knownCostMinor, margin_minor: row.marginMinor, claims_minor: row.claimsMinor },
    ...{ service_minor: row.serviceMinor, marketing_minor: row.marketingMinor, profit_minor: row.profitMinor, rate: row.rate },
    ...{ margin_rank: row.marginRank, profit_rank: row.profitRank, look: row.look },
  }
}
