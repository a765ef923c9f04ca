import { addDays, addMonths } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { keepLeftOut } from '../left-out/service.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { lastFullDay } from '../period/question.ts'
import { storeLoyalty } from './calculation/repository.ts'

const MONTHS = 12

/**
 * Works out anew what each customer with a class of loyalty brought in the twelve months up to yesterday, and what ties it to us, and keeps it; for the nightly job. Answers of how many. May be killed and
 * repeated.
 * @source docs/formulas.md#loyalty-tree
 */
export async function keepLoyalty(ctx: Context): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const to = addDays(lastFullDay(ctx), 1)
  const { currency, timeZone } = ctx.company
  const period = { from: addMonths(to, -MONTHS), to }
  await keepLeftOut(ctx, 'loyalty', [period])
  return storeLoyalty(ctx.db, { period, currency, timeZone })
}
