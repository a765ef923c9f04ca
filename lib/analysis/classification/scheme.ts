import type { z } from 'zod'
import type { Steps } from '#lib/core/steps'
import type { Columns, MetricName, Row } from './columns.ts'
import type { OwnValue } from './own-value.ts'

/** Why a customer has its class: a message key under `reasons` and the values of its placeholders. */
export interface Reason {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

/** What a run says of one customer in sentences: why it has its class, and what would change it. */
export interface Said {
  readonly reasons: readonly Reason[]
  readonly changes: readonly Reason[]
}

/** What is known of a customer now, which the run could not know. */
export interface KnownSince {
  /** Stands on the list of approved references. */
  readonly isReference: boolean
}

/** What a class is worth measuring by. */
export type ValueUnit = 'minor' | 'pieces' | 'score' | 'days' | 'ratio'

export interface Assignment {
  readonly class: string
  /** An integer in minor units where the unit is money. */
  readonly value: number
}

/** Who is in a run beyond not being merged away or archived: what must have happened, and when. */
export type Membership = 'waybill_in_period' | 'shipment_in_period' | 'shipment_before_to'

/**
 * A way of putting customers into classes. `fit` looks at all customers and keeps in the model what a single customer's class depends on; `assign` and `explain`
 * then need one customer and the model only, so that a stored run can be explained, and asked what would change it, years later.
 */
export interface Scheme<Parameters, Metric extends MetricName, Model> {
  readonly id: string
  readonly membership: Membership
  /** How many months before `to` the period begins when nothing is said; twelve when left out. */
  readonly defaultMonths?: number
  /** Reads parameters and fills in the contract's defaults. */
  readonly parameters: z.ZodType<Parameters>
  /** Reads a model back from a stored run. */
  readonly model: z.ZodType<Model>
  /** Every metric that the rule can look at. */
  readonly metrics: readonly Metric[]
  /** The names of parameters that a run with these does not look at: they are not told of it. */
  unused?(parameters: Parameters): readonly string[]
  /** False where a share of a total means nothing. */
  readonly hasShares: boolean
  /** The metrics that a run with these parameters looks at, in the order in which a stored run keeps them. */
  needs(parameters: Parameters): readonly Metric[]
  /** The same of runs that were stored when the scheme looked at more; told apart by how many inputs a customer has. */
  formerNeeds?(parameters: Parameters): readonly Metric[]
  valueUnit(parameters: Parameters): ValueUnit
  /** What the value is where it is money and not revenue; null or left out else. */
  ownValue?(parameters: Parameters): OwnValue | null
  /** Classes of those who are not judged: shares of the value by class are of the others. */
  readonly unjudged?: readonly string[]
  /** Which empty amounts leave the value incomplete; null where no amount is needed. */
  unpricedBy(parameters: Parameters): 'unpriced' | 'uncosted' | null
  /** Every class that can come out, best first. */
  classes(parameters: Parameters): readonly string[]
  /** So many days at the end of the period are held out, and metrics that end in `Before` cover what lies before them. */
  holdOutDays?(parameters: Parameters): number
  fit(columns: Columns, parameters: Parameters): Model
  /** The same in steps, where it takes more than a second or two over a million customers: between them a run can be stopped. */
  fitSteps?(columns: Columns, parameters: Parameters): Steps<Model>
  assign(row: Row<Metric>, model: Model): Assignment
  explain(row: Row<Metric>, model: Model): Reason[]
  /** What would put this customer into another class, everybody else staying as in the run. */
  whatWouldChange?(row: Row<Metric>, model: Model): Reason[]
  /** Corrects what the run says of a customer by what is known now; the class stands until the next run. */
  since?(said: Said, known: KnownSince): Said
  /** What else is known of this customer, as numbers under names of their own; null for what is not known. */
  figures?(row: Row<Metric>, model: Model): Readonly<Record<string, number | null>>
  /** What the run found out about everybody, such as weights or the number of clusters, in sentences beside the classes. */
  notes?(model: Model): Reason[]
  /** What a class means in this run, where it depends on more than the parameters; read as one list. */
  describe?(className: string, model: Model): Reason[]
  /** What of the model a reader of the run is shown. */
  fitted?(model: Model): Readonly<Record<string, unknown>>
}
