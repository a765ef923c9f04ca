import { AppError } from '#lib/core/errors'

/**
 * What a scheme may ask to know about a customer. Money is in minor units of the run's currency, days are day numbers since 1970-01-01, and what is not known
 * is NaN. Unless it says otherwise a metric covers the run's period [from, to).
 */
export const METRICS = [
  'revenueMinor',
  'costMinor',
  /** What of the cost is known to be of a part of the way. */
  'pickupMinor',
  'linehaulMinor',
  'deliveryMinor',
  /** Revenue − cost over waybills where both are known. */
  'marginMinor',
  /** Revenue of the same waybills. */
  'knownRevenueMinor',
  'pieces',
  'shipments',
  'shippingDays',
  'firstShippingDay',
  /** Within the period; for dormancy, which has members without a shipment in it, over everything before `to`. */
  'lastShippingDay',
  /** Over everything before `to`; NaN for fewer than three shipping days. */
  'medianGapDays',
  /** The same, and the days since the last shipping day, without the days on which that kind of customer does not ship. */
  'workingGapDays',
  'workingSinceDays',
  /** The seasonal index of the customer's kind for the month of `as_of`; 1 while none is kept. */
  'seasonIndex',
  /** A code of `CUSTOMER_KINDS`. */
  'kind',
  /** The customer's industry, its kind where it has none; and its kind alone. Positions in the column's labels. */
  'segment',
  'kindSegment',
  /** The province of GB/T 2260 that the customer is in, or what else stands for its region; NaN without one. Positions in the column's labels. */
  'region',
  /** How much time matters to the customer, as noted: 2 most, 1 after something else, 0 less; NaN where nobody noted it. */
  'timeNeed',
  /** Of the period without the days that are held out at its end; NaN for no last day. */
  'shippingDaysBefore',
  'lastShippingDayBefore',
  /** What is stated: the earliest of the customer and of those merged into it. */
  'customerSinceDay',
  /** Of the first counting waybill ever, in whatever currency, of those of them of whom nothing is stated; `becameDay` takes the earlier of the two. */
  'firstWaybillDay',
  /** NaN when unknown. */
  'annualMarketingCostMinor',
  /** Compensation paid in cases that were opened in the period, and what serving the customer cost by the company's hourly rates. */
  'claimsMinor',
  'serviceMinor',
  /** Revenue of the same length of time just before the period. */
  'earlierRevenueMinor',
  /** Of shipments with a known weight, and how many those are. */
  'weightGrams',
  'weighed',
  /** By list prices, where they are known. */
  'listRevenueMinor',
  /** List price and freight of the waybills of which both are known: only those tell a discount. */
  'pairedListMinor',
  'pairedRevenueMinor',
  /** Delivered waybills that had a promise, and those of them that kept it. */
  'promised',
  'onTime',
  'damaged',
  'lost',
  /** Cases of these types that were opened in the period. */
  'claims',
  'complaints',
  /** How many products, destination regions and weight bands its shipments of the period are of; read from waybills, so that a run over many takes minutes. */
  'products',
  'lanes',
  'weightBands',
  /** Revenue of the last 3, 6 and 12 months before `to`, and of the same months a year before. */
  'recent3Minor',
  'recent3BeforeMinor',
  'recent6Minor',
  'recent6BeforeMinor',
  'recent12Minor',
  'recent12BeforeMinor',
  /** A position in A, B, C, D; NaN where none is known. */
  'creditGrade',
  /** 0–10, of the latest answer in the twelve months before `to`. */
  'recommend',
  /** 1–5, of the same answer. */
  'satisfaction',
  /** 2 for a customer on the list of approved references on the day of `as_of`, 1 for one with that kind of value by a fact, else 0. */
  'statedReputation',
  /** 1 for a customer that somebody noted to be of value in the long term, NaN or 0 otherwise. */
  'statedLongTerm',
  /** The place, among the classes of `value_kinds`, of what somebody set; NaN where nobody did. */
  'setValueKinds',
  /** The share of what the customer sends that we carry, 0–1, as noted; NaN where unknown. */
  'walletShare',
  /** 1 where the cell of the shown matrix of trade scale and margin, or what was set in its place, has the customer's potential reviewed. */
  'reviewsPotential',
  /** 1 for a customer that an outlet holds, 0 for one of a branch or above, or of nobody. */
  'heldByOutlet',
  /** Counting waybills whose freight is empty. */
  'unpriced',
  /** Counting waybills whose freight or cost is empty: those that margin leaves out. */
  'uncosted',
] as const

export type MetricName = (typeof METRICS)[number]

/** The kinds of customer; a `kind` column holds positions in this list. */
export const CUSTOMER_KINDS = ['consumer', 'business', 'distributor', 'internal'] as const
export type CustomerKind = (typeof CUSTOMER_KINDS)[number]

/** Says whether a kind of customer ships by the working week: firms do, people do not. */
export function shipsByWeek(kind: CustomerKind): boolean {
  return kind !== 'consumer'
}

/** Answers the code that stands for a kind of customer in a column. */
export function kindCode(kind: CustomerKind): number {
  return CUSTOMER_KINDS.indexOf(kind)
}

/** One metric of all customers of a run, one entry a customer; Float64Array where NaN or more than 31 bits occur. */
export type Column = Float64Array | Int32Array

/** What all customers of a run share. */
export interface RunFrame {
  /** Day numbers; `to` is not included, `asOf` is. */
  readonly asOfDay: number
  readonly fromDay: number
  readonly toDay: number
  /** 100 for CNY, 1 for JPY. */
  readonly minorPerMajor: number
}

/** Columns whose codes stand for groups that customers are in. */
export type GroupName = 'segment' | 'region'

/** The customers of a run as columns: position p of every column is the customer `customerIds[p]`; ids ascend. */
export interface Columns {
  readonly frame: RunFrame
  readonly customerIds: Int32Array
  /** At least the metrics that the scheme needs. */
  readonly metrics: Readonly<Partial<Record<MetricName, Column>>>
  /** What the codes of a column stand for, where they are no fixed list. A kind of customer is written `kind:business`. */
  readonly labels?: Readonly<Partial<Record<MetricName, readonly string[]>>>
  /** Revenue of the time just before the period, in minor units, by the code of a group: of everybody in it, whoever has not shipped since and so is in no run among them. NaN where records do not cover that time. Where both
   * the group and `earlierRevenueMinor` are asked for. */
  readonly earlierOfGroups?: Readonly<Partial<Record<GroupName, Float64Array>>>
}

/** One customer's metrics; what the run did not look at is NaN. */
export type Row<M extends MetricName = MetricName> = Readonly<Record<M, number>>

/** Answers the column of a metric. A missing or shorter one throws: a run on shifted columns would be wrong without a sign. */
export function columnOf(columns: Columns, name: MetricName): Column {
  const column = columns.metrics[name]
  if (column === undefined || column.length !== columns.customerIds.length) {
    throw new AppError('internal', { metric: name }, { detail: 'run.columns_differ' })
  }
  return column
}
