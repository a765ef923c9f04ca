import type { AssignmentOfCustomer } from '#lib/analysis/classification/of-customer'
import { assignmentOfCustomer } from '#lib/analysis/classification/of-customer'
import { knownOver } from '#lib/analysis/margin/service'
import { getValueOver } from '#lib/analysis/year-value/service'
import type { Context } from '#lib/platform/context'
import type { Proof } from './schema.ts'

const GOLDEN_LIST = 'golden_list'

/** The class in which a customer may be parted with; nobody else may be proposed (decision 0088). */
const TO_PART = 'part'

/** What speaks for parting with a customer, or that nothing does. */
export interface PartingGround {
  /** The class that stands: what somebody set, else what was computed; null where the list does not have the customer. */
  class: string | null
  mayPropose: boolean
  proof: Proof | null
}

/** Answers the class of a customer within reach on the golden list, with the proof of what it brought over the days of the shown run. */
export async function groundOf(ctx: Context, rootId: number): Promise<PartingGround> {
  const found = await assignmentOfCustomer(ctx, GOLDEN_LIST, rootId)
  if (found === null) return { class: null, mayPropose: false, proof: null }
  const stands = found.assignment.override?.class ?? found.assignment.class
  return { class: stands, mayPropose: stands === TO_PART, proof: await proofOf(ctx, rootId, found) }
}

/** Answers whether a customer may be parted with by the class that stands, without working out the proof. */
export async function mayPartWith(ctx: Context, rootId: number): Promise<boolean> {
  const found = await assignmentOfCustomer(ctx, GOLDEN_LIST, rootId)
  return found !== null && (found.assignment.override?.class ?? found.assignment.class) === TO_PART
}

async function proofOf(ctx: Context, rootId: number, { run, assignment }: AssignmentOfCustomer): Promise<Proof> {
  const period = { from: run.from, to: run.to }
  const [value, known] = await Promise.all([
    getValueOver(ctx, rootId, period),
    knownOver(ctx, rootId, { period, currency: run.currency }),
  ])
  const marginMinor = known.revenueMinor - known.costMinor
  return {
    run_id: String(run.id),
    ...{ as_of: run.asOf, from: run.from, to: run.to, currency: run.currency },
    ...{ revenue_minor: value.revenueMinor, pickup_minor: value.pickupMinor, linehaul_minor: value.linehaulMinor },
    ...{ delivery_minor: value.deliveryMinor, other_minor: value.otherMinor },
    ...{ known_revenue_minor: known.revenueMinor, known_cost_minor: known.costMinor, margin_minor: marginMinor },
    ...{ claims_minor: value.claimsMinor, service_minor: value.serviceMinor, marketing_minor: value.marketingMinor },
    profit_minor: marginMinor - value.claimsMinor - value.serviceMinor - value.marketingMinor,
    ...{ unpriced: value.unpriced, uncosted: value.uncosted },
    reasons: assignment.reasons.map(({ code, params }) => ({ code, params })),
  }
}
