import type { Context } from '#lib/platform/context'
import type { LeftOut } from '../left-out/service.ts'
import { leftOutOf } from '../left-out/service.ts'
import { reachOf } from '../period/reach.ts'
import type { ComparedMonths, ProductGrowth, ProductsGrowth } from './growth.ts'
import { growthOfProducts } from './growth.ts'
import { findGrowthPeriod, sumProducts } from './repository.ts'
import type { ProductGrowthInput, ProductGrowthResource } from './schema.ts'

export interface ProductGrowthReport extends ProductsGrowth {
  months: ComparedMonths
  isCovered: boolean
  outletId: number | null
  /** Waybills of either stretch that are in no amount: without a freight, and by other currencies. */
  leftOut: LeftOut
}

/**
 * Answers how each product grew over the last whole months against the same of the year before, over the customers within reach, in the company's currency, as the last night worked it out; archived customers' waybills are
 * among them, as they are of the company's revenue. Null while nothing was worked out. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#growth-by-product
 */
export async function getProductGrowth(ctx: Context, input: ProductGrowthInput): Promise<ProductGrowthReport | null> {
  const { customers: scope, outlet } = await reachOf(ctx, input)
  const [period, rows] = await Promise.all([findGrowthPeriod(ctx.db), sumProducts(ctx.db, scope)])
  if (period === null) return null
  const leftOut = await leftOutOf(ctx, 'product_growth', { needs: 'freight', ...input })
  return { ...growthOfProducts(rows, period.isCovered), ...period, outletId: outlet?.id ?? null, leftOut }
}

/** The same as programs read it. */
export async function getProductGrowthResource(ctx: Context, input: ProductGrowthInput): Promise<ProductGrowthResource> {
  const found = await getProductGrowth(ctx, input)
  if (found === null) return null
  const { months, isCovered, outletId, all, products, leftOut } = found
  return {
    ...{ from: months.from, to: months.to, then_from: months.thenFrom, then_to: months.thenTo, covered: isCovered },
    ...{ currency: ctx.company.currency, outlet: outletId === null ? null : String(outletId) },
    ...leftOut,
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
