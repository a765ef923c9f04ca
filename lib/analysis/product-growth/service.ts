import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { reachOf } from '../period/reach.ts'
import type { ComparedMonths, ProductGrowth, ProductsGrowth } from './growth.ts'
import { comparedMonths, growthOfProducts } from './growth.ts'
import { recordsCover, sumProducts } from './repository.ts'
import type { ProductGrowthInput, ProductGrowthResource } from './schema.ts'

export interface ProductGrowthReport extends ProductsGrowth {
  months: ComparedMonths
  isCovered: boolean
  outletId: number | null
}

/**
 * Answers how each product grew over the last three whole months against the same months of the year before, over the customers within reach, in the company's currency; archived customers' waybills are among them, as
 * they are of the company's revenue. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#growth-by-product
 */
export async function getProductGrowth(ctx: Context, input: ProductGrowthInput): Promise<ProductGrowthReport> {
  const { customers: scope, outlet } = await reachOf(ctx, input)
  const months = comparedMonths(dayOf(ctx.now, ctx.company.timeZone))
  const [rows, isCovered] = await Promise.all([
    sumProducts(ctx.db, { months, currency: ctx.company.currency, scope }),
    recordsCover(ctx.db, months.thenFrom),
  ])
  return { ...growthOfProducts(rows, isCovered), months, isCovered, outletId: outlet?.id ?? null }
}

/** The same as programs read it. */
export async function getProductGrowthResource(ctx: Context, input: ProductGrowthInput): Promise<ProductGrowthResource> {
  const { months, isCovered, outletId, all, products } = await getProductGrowth(ctx, input)
  return {
    ...{ from: months.from, to: months.to, then_from: months.thenFrom, then_to: months.thenTo, covered: isCovered },
    ...{ currency: ctx.company.currency, outlet: outletId === null ? null : String(outletId) },
    ...figuresOf(all),
    products: products.map((each) => ({
      product: each.product === '' ? null : each.product,
      ...figuresOf(each),
      share: each.share,
    })),
  }
}

function figuresOf({ shipments, shipmentsThen, revenueMinor, revenueThenMinor, changeMinor, growth }: ProductGrowth) {
  return {
    ...{ shipments, shipments_then: shipmentsThen, revenue_minor: revenueMinor, revenue_then_minor: revenueThenMinor },
    ...{ change_minor: changeMinor, growth },
  }
}
