import { AppError } from '#lib/core/errors'
import type { ResolvedPeriod } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { findRoot } from '#lib/records/record/of-customer'
import type { LeftOut } from '../left-out/service.ts'
import { leftOutOfCustomer } from '../left-out/service.ts'
import { lastFullDay, periodOf } from '../period/question.ts'
import type { OthersRule } from './nobody.ts'
import { ruleThatLeftNobody } from './nobody.ts'
import type { PriceOutcome } from './price-cut.ts'
import { outcomeOf } from './price-cut.ts'
import type { BasisRow, OtherRow, OthersQuestion } from './repository.ts'
import { countLeft, listOthers, readBasis } from './repository.ts'
import type { Likeness, PriceCutInput, PriceCutResource } from './schema.ts'
import { LIKENESSES } from './schema.ts'

/** Others are alike from half as many shipments up to twice as many, … */
const SIZE = 2
/** … each of them from two thirds as heavy up to half as heavy again. */
const WEIGHT = 1.5
const SHOWN = 50

/** Another customer that pays more than the new price for alike shipments; a person's name is masked. */
export interface OtherCustomer {
  id: number
  name: string
  shipments: number
  priceMinor: number
  atStakeMinor: number
}

export interface PriceCut {
  period: ResolvedPeriod
  currency: string
  customer: { id: number; name: string }
  change: number
  like: Likeness
  shipments: number
  revenueMinor: number
  /** Of its own waybills: without freight or cost, and by other currencies. */
  leftOut: LeftOut
  /** Null where nothing was shipped or paid. */
  outcome: PriceOutcome | null
  /** Within the reader's reach: how many, what they pay, and what goes if all of them get the new price. */
  others: { customers: number; revenueMinor: number; atStakeMinor: number; largest: OtherCustomer[] }
  /** Where there is nobody else: which rule left nobody, and where more are found; null where there is somebody, or nothing to ask for. */
  nobody: NobodyElse | null
}

export interface NobodyElse {
  rule: OthersRule
  /** How many there were before that rule. */
  before: number
  /** What else others may have in common that finds most; null where nothing does. */
  elsewhere: { like: Likeness; customers: number } | null
}

/**
 * Answers what a change in a customer's price needs in volume to pay, by its own margin of the last twelve months, and who else may ask for the new price: whoever has the outlet, industry, owner or group in common with it, sends alike
 * shipments in size and number, and pays more. Only customers within reach are among them. Throws `not_found` for a customer out of reach.
 * @source docs/formulas.md#price-cut
 */
export async function getPriceCut(ctx: Context, { customer, change, like }: PriceCutInput): Promise<PriceCut> {
  const scope = permit(ctx, 'analysis:read')
  const rootId = await findRoot(ctx.db, scope, parseRecordId(customer))
  if (rootId === null) throw new AppError('not_found', {})
  const period = periodOf(ctx, { as_of: lastFullDay(ctx) })
  const { currency } = ctx.company
  const basis = await readBasis(ctx.db, rootId, { period, currency })
  const outcome = outcomeOf(basis, change)
  const question = (newPriceMinor: number): OthersQuestion => ({
    ...{ rootId, period, currency, scope, like, limit: SHOWN, newPriceMinor },
    ...boundsOf(basis),
  })
  const others = outcome === null ? [] : await listOthers(ctx.db, question(outcome.newPriceMinor))
  const isNobody = outcome !== null && others.length === 0
  return {
    nobody: isNobody ? await whyNobody(ctx, question(outcome.newPriceMinor)) : null,
    ...{ period, currency, change, like, outcome },
    customer: { id: rootId, name: shownName(basis) },
    shipments: basis.shipments,
    revenueMinor: basis.revenueMinor,
    leftOut: await leftOutOfCustomer(ctx, rootId, { period, currency, scope, needs: 'both' }),
    others: {
      customers: others[0]?.customers ?? 0,
      revenueMinor: others[0]?.allRevenueMinor ?? 0,
      atStakeMinor: Math.round(others[0]?.allAtStakeMinor ?? 0),
      largest: others.map(viewOther),
    },
  }
}

async function whyNobody({ db }: Context, question: OthersQuestion): Promise<NobodyElse> {
  const rows = await countLeft(db, question)
  const left = (like: Likeness) => rows.find(({ likeness }) => likeness === like) ?? NOBODY_LEFT
  let elsewhere: NobodyElse['elsewhere'] = null
  for (const like of LIKENESSES) {
    const { found } = left(like)
    if (found > (elsewhere?.customers ?? 0)) elsewhere = { like, customers: found }
  }
  return { ...ruleThatLeftNobody(left(question.like)), elsewhere }
}

const NOBODY_LEFT = { alike: 0, sized: 0, weighed: 0, found: 0 }

/** The same as programs read it. */
export async function getPriceCutResource(ctx: Context, input: PriceCutInput): Promise<PriceCutResource> {
  const { period, currency, customer, change, like, shipments, revenueMinor, leftOut, outcome, others } = await getPriceCut(
    ctx,
    input,
  )
  return {
    ...{ as_of: period.asOf, from: period.from, to: period.to, currency, change, like, shipments, revenue_minor: revenueMinor },
    customer: { id: String(customer.id), name: customer.name },
    ...leftOut,
    outcome:
      outcome === null
        ? null
        : {
            ...{ price_minor: outcome.priceMinor, new_price_minor: outcome.newPriceMinor, cost_minor: outcome.costMinor },
            ...{ margin_rate: outcome.marginRate, new_margin_rate: outcome.newMarginRate, given_up_minor: outcome.givenUpMinor },
            ...{ break_even: outcome.breakEven, shipments_needed: outcome.shipmentsNeeded },
          },
    others: {
      ...{ customers: others.customers, revenue_minor: others.revenueMinor, at_stake_minor: others.atStakeMinor },
      largest: others.largest.map(({ id, name, shipments: sent, priceMinor, atStakeMinor }) => ({
        ...{ id: String(id), name, shipments: sent, price_minor: priceMinor, at_stake_minor: atStakeMinor },
      })),
    },
  }
}

function boundsOf({ shipments, weightGrams, weighed }: BasisRow) {
  const grams = weightGrams / weighed
  return {
    shipments: { least: shipments / SIZE, most: shipments * SIZE },
    grams: weighed === 0 ? null : { least: grams / WEIGHT, most: grams * WEIGHT },
  }
}

const shownName = ({ name, kind }: { name: string; kind: string }) => maskCustomerName(kind, name)

function viewOther({ id, name, kind, shipments, priceMinor, atStakeMinor }: OtherRow): OtherCustomer {
  return { id, name: shownName({ name, kind }), shipments, priceMinor, atStakeMinor: Math.round(atStakeMinor) }
}
