import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { keepLeftOut } from '../left-out/service.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { comparedMonths } from './growth.ts'
import { storeProductGrowth } from './repository.ts'

/**
 * Works out anew what each product brought over the last whole months up to a day, yesterday unless given, and over the same of the year before, from all waybills, and keeps it by outlet and owner of the customers; for
 * the nightly job. Answers how many such parts there are. May be killed and repeated.
 * @source docs/formulas.md#growth-by-product
 */
export async function keepProductGrowth(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<number> {
  const months = comparedMonths(addDays(asOf, 1))
  await refreshTouchedMonths(ctx.db)
  const stretches = [months, { from: months.thenFrom, to: months.thenTo }]
  await keepLeftOut(ctx, 'product_growth', stretches, { archived: true })
  return storeProductGrowth(ctx.db, { months, currency: ctx.company.currency })
}
