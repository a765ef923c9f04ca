import { maskCustomerName } from '#lib/core/personal'
import { ratioOrNull } from '#lib/core/ratio'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import type { MetricName } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { viewQuestion } from '../period/figure.ts'
import type { PeriodAsked } from '../period/question.ts'
import { currencyOf, periodOf } from '../period/question.ts'
import { reachOf } from '../period/reach.ts'
import type { Concentration } from './concentration.ts'
import { largestPositions, rateConcentration } from './concentration.ts'
import { explainGap } from './gap.ts'
import { withoutCustomer } from './leaving.ts'
import { limitOfPlace } from './place-limit.ts'
import type { CustomerName, FreshColumns } from './repository.ts'
import { findCustomerNames, findOutletNames, readFreshColumns } from './repository.ts'
import type { ConcentrationInput, ConcentrationResource, GapInput, GapResource } from './schema.ts'
import type { ConcentrationAlarms } from './settings.ts'
import { concentrationSetting } from './settings.ts'

/** As competition authorities write the index. */
const HHI_SCALE = 10_000

const metricOf = { revenue: 'revenueMinor', pieces: 'pieces' } as const

/**
 * Answers how much of a period's revenue, or of its pieces, few customers hold. The customers are those of a run: neither merged away nor archived; with a smaller
 * scope, the reader's own among them. One currency; waybills in others are counted beside it. Throws `invalid_request`, `invalid_period`.
 */
export async function getConcentration(ctx: Context, input: ConcentrationInput): Promise<ConcentrationResource> {
  const reach = await reachOf(ctx, input)
  const period = periodOf(ctx, input)
  const currency = currencyOf(ctx, input.currency)
  const metric = metricOf[input.measure]
  const metrics: MetricName[] = input.measure === 'revenue' ? [metric, 'unpriced'] : [metric]
  const question = { period, currency, membership: 'waybill_in_period', metrics, scope: reach.customers } as const
  const read = await readFreshColumns(ctx.db, question)
  const {
    hhiNormalised,
    effectiveNumber,
    total: _total,
    lorenz,
    ...found
  } = rateConcentration(Float64Array.from(columnOf(read.columns, metric)))
  return {
    ...viewQuestion(period, reach),
    measure: input.measure,
    currency,
    ...found,
    hhi_10000: found.hhi === null ? null : found.hhi * HHI_SCALE,
    effective_number: effectiveNumber,
    hhi_normalised: hhiNormalised,
    lorenz: lorenz === null ? null : lorenz.map(([part, held]) => [part, held]),
    unpriced: input.measure === 'revenue' ? sum(columnOf(read.columns, 'unpriced')) : null,
    excluded: read.excluded,
    up_to_date: read.upToDate,
  }
}

/** One of the customers that hold most of the revenue. */
export interface LargestCustomer {
  id: number
  externalId: string | null
  name: string
  revenueMinor: number
  revenueShare: number | null
  pieces: number
  piecesShare: number | null
  /** Over waybills with freight and cost: what goes with the customer. */
  marginMinor: number
  /** How concentrated revenue is among the others when this one leaves. */
  hhiAfter: number | null
  cr4After: number | null
}

/** One of the customers that make pieces more concentrated than revenue, or less. */
export interface GapCustomer {
  id: number
  externalId: string | null
  name: string
  revenueMinor: number
  revenueShare: number
  pieces: number
  piecesShare: number
  contribution: number
  belowAverageMinor: number | null
}

/** Concentration among the customers of one outlet. */
export interface OutletConcentration {
  /** Null for customers without an outlet. */
  outlet: { id: number; name: string } | null
  customers: number
  revenueMinor: number
  cr1: number | null
  cr4: number | null
  hhi: number | null
  piecesCr1: number | null
  largest: { id: number; name: string } | null
}

export interface ConcentrationReport extends ReturnType<typeof viewQuestion> {
  currency: string
  revenue: Concentration
  pieces: Concentration
  /** By falling revenue, at most ten. */
  largest: LargestCustomer[]
  /** HHI of pieces − HHI of revenue, and who makes it, at most ten. */
  gap: number | null
  gapCustomers: GapCustomer[]
  /** By falling revenue. */
  outlets: OutletConcentration[]
  unpriced: number
  /** Waybills without freight or cost, which are in no margin. */
  uncosted: number
  excluded: { currency: string; waybills: number }[]
  upToDate: boolean
  /** Shares above which a customer is worth a warning, as the company has set them. */
  alarms: ConcentrationAlarms
  /** That of them which holds of the place that the figures are of. */
  limit: number
}

const largestShown = 10

/**
 * Answers concentration by revenue and by pieces side by side, who the largest customers are, and the same for every outlet by the customers that belong to it; from one
 * reading. The customers are those of `getConcentration`. Throws `invalid_request`, `invalid_period`, `not_found` for an outlet out of reach.
 * @source docs/formulas.md#concentration
 */
export async function getConcentrationReport(
  ctx: Context,
  input: PeriodAsked & { outlet?: string | undefined; currency?: string | undefined },
): Promise<ConcentrationReport> {
  const reach = await reachOf(ctx, input)
  const period = periodOf(ctx, input)
  const currency = currencyOf(ctx, input.currency)
  const metrics = ['revenueMinor', 'pieces', 'marginMinor', 'unpriced', 'uncosted'] as const
  const question = { period, currency, membership: 'waybill_in_period', metrics, scope: reach.customers } as const
  const read = await readFreshColumns(ctx.db, question, { outlets: true })
  const revenues = Float64Array.from(columnOf(read.columns, 'revenueMinor'))
  const pieces = Float64Array.from(columnOf(read.columns, 'pieces'))
  const margins = columnOf(read.columns, 'marginMinor')
  const all = { ids: read.columns.customerIds, revenues, pieces }
  const { gap, parts } = explainGap(revenues, pieces, largestShown)
  const groups = groupsByOutlet(read, all)
  const largest = largestPositions(revenues, largestShown)
  const firsts = groups.map(({ columns }) => idAt(columns, largestPositions(columns.revenues, 1)[0]))
  const alarms = await getSetting(ctx.db, concentrationSetting)
  const [customers, outlets, limit] = await Promise.all([
    findCustomerNames(ctx.db, [...[...largest, ...parts.map(({ place }) => place)].map((place) => idAt(all, place)), ...firsts]),
    findOutletNames(
      ctx.db,
      groups.map(({ outletId }) => outletId),
    ),
    limitOfPlace(ctx, reach, alarms),
  ])
  const rated = { revenue: rateConcentration(revenues), pieces: rateConcentration(pieces) }
  return {
    ...viewQuestion(period, reach),
    currency,
    ...rated,
    largest: largest.map((place) => ({
      ...viewLargest(all, place, rated, customers),
      ...viewLeaving(all, place, rated.revenue, margins[place] ?? 0),
    })),
    gap,
    gapCustomers: parts.map(({ place, ...part }) => ({ ...viewLargest(all, place, rated, customers), ...part })),
    outlets: groups
      .map(({ outletId, columns }, index) => ({
        outlet: outlets.find(({ id }) => id === outletId) ?? null,
        ...rateOutlet(columns),
        largest: nameOf(customers, firsts[index]),
      }))
      .sort((left, right) => right.revenueMinor - left.revenueMinor),
    unpriced: sum(columnOf(read.columns, 'unpriced')),
    uncosted: sum(columnOf(read.columns, 'uncosted')),
    excluded: read.excluded,
    upToDate: read.upToDate,
    alarms,
    limit,
  }
}

interface CustomerColumns {
  ids: Int32Array
  revenues: Float64Array
  pieces: Float64Array
}

const idAt = ({ ids }: CustomerColumns, place: number | undefined) => ids[place ?? -1] ?? 0

function groupsByOutlet(
  { outletIds }: FreshColumns,
  { ids, revenues, pieces }: CustomerColumns,
): { outletId: number; columns: CustomerColumns }[] {
  const places = new Map<number, number[]>()
  ids.forEach((_, place) => {
    const outletId = outletIds?.[place] ?? 0
    const before = places.get(outletId)
    if (before === undefined) places.set(outletId, [place])
    else before.push(place)
  })
  return [...places].map(([outletId, own]) => ({
    outletId,
    columns: {
      ids: Int32Array.from(own, (place) => ids[place] ?? 0),
      revenues: Float64Array.from(own, (place) => revenues[place] ?? 0),
      pieces: Float64Array.from(own, (place) => pieces[place] ?? 0),
    },
  }))
}

function rateOutlet({ revenues, pieces }: CustomerColumns): Omit<OutletConcentration, 'outlet' | 'largest'> {
  const { customers, total, cr1, cr4, hhi } = rateConcentration(revenues)
  return { customers, revenueMinor: total, cr1, cr4, hhi, piecesCr1: rateConcentration(pieces).cr1 }
}

function viewLargest(
  all: CustomerColumns,
  place: number,
  rated: { revenue: Concentration; pieces: Concentration },
  names: readonly CustomerName[],
): Omit<LargestCustomer, 'marginMinor' | 'hhiAfter' | 'cr4After'> {
  const id = idAt(all, place)
  const revenueMinor = all.revenues[place] ?? 0
  const pieces = all.pieces[place] ?? 0
  return {
    id,
    externalId: names.find((each) => each.id === id)?.externalId ?? null,
    name: nameOf(names, id)?.name ?? '',
    revenueMinor,
    revenueShare: ratioOrNull(revenueMinor, rated.revenue.total),
    pieces,
    piecesShare: ratioOrNull(pieces, rated.pieces.total),
  }
}

function viewLeaving({ revenues }: CustomerColumns, place: number, revenue: Concentration, marginMinor: number) {
  const { hhi, cr4 } = withoutCustomer(revenues, place, revenue)
  return { marginMinor, hhiAfter: hhi, cr4After: cr4 }
}

/**
 * Answers by API who makes the gap between concentration by pieces and by revenue, and what goes when one of the largest leaves; from the report above. Throws as it does.
 * @source docs/formulas.md#gap-of-concentration
 */
export async function getConcentrationGap(ctx: Context, input: GapInput): Promise<GapResource> {
  const report = await getConcentrationReport(ctx, input)
  const { as_of, from, to, scope, outlet } = report
  const customerOf = ({ id, externalId, name }: GapCustomer | LargestCustomer) => ({
    ...{ id: String(id), external_id: externalId, name },
  })
  return {
    ...{ as_of, from, to, scope, outlet, currency: report.currency },
    ...{ revenue_hhi: report.revenue.hhi, pieces_hhi: report.pieces.hhi, gap: report.gap },
    customers: report.gapCustomers.map((each) => ({
      customer: customerOf(each),
      ...{ revenue_minor: each.revenueMinor, revenue_share: each.revenueShare, pieces: each.pieces },
      ...{ pieces_share: each.piecesShare, contribution: each.contribution, below_average_minor: each.belowAverageMinor },
    })),
    leaving: report.largest.map((each) => ({
      customer: customerOf(each),
      ...{ revenue_minor: each.revenueMinor, margin_minor: each.marginMinor },
      ...{ revenue_hhi_after: each.hhiAfter, cr4_after: each.cr4After },
    })),
    ...{ unpriced: report.uncosted, excluded: report.excluded, up_to_date: report.upToDate },
  }
}

function nameOf(names: readonly CustomerName[], id: number | undefined): { id: number; name: string } | null {
  const found = names.find((each) => each.id === id)
  return found === undefined ? null : { id: found.id, name: maskCustomerName(found.kind, found.name) }
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let position = 0; position < values.length; position += 1) total += values[position] ?? 0
  return total
}
