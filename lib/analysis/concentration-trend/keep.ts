import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { rateConcentration } from '../concentration/concentration.ts'
import type { ConcentrationAlarms } from '../concentration/settings.ts'
import { concentrationSetting } from '../concentration/settings.ts'
import { tellAlarms } from '../concentration-alarms/tell.ts'
import { keepLeftOut } from '../left-out/service.ts'
import { findFirstCountingDay } from '../metrics/covered.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { isWholeMonth } from '../period/whole-month.ts'
import { findAlarms, limitOf, WINDOW_MONTHS } from './alarm.ts'
import { foldAlarms } from './fold.ts'
import type { WindowLeftOut } from './left-out.ts'
import { leftOutByWindow } from './left-out.ts'
import type { PlaceNode } from './places.ts'
import { depthsIn, positionsByPlace, WHOLE } from './places.ts'
import type { AlarmRow, MonthRow } from './repository.ts'
import { readMonths, storeConcentration } from './repository.ts'
import type { Rolling } from './rolling.ts'
import { emptyRolling, rollMonth } from './rolling.ts'

/** Two years of month ends, and the one they began from. */
const POINTS = 25

/**
 * Works out anew how concentrated revenue and pieces were over the twelve months up to each month end of two years, of the company and of every outlet with those below it, and which customers hold more than is safe of
 * one over the latest twelve; for the nightly job. As of yesterday unless given. Only months that the records cover as a whole make a window. Answers how many figures it kept. May be killed and repeated.
 * @source docs/formulas.md#trend-of-concentration
 */
export async function keepConcentration(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const limits = await getSetting(ctx.db, concentrationSetting)
  const to = monthOf(addDays(asOf, 1))
  const firstDay = await findFirstCountingDay(ctx.db)
  const rows: MonthRow[] = []
  let alarms: AlarmRow[] = []
  const { currency } = ctx.company
  await readMonths(ctx.db, currency, to, async ({ firstMonth, ids, outletIds, tree, month, leftOutSince }) => {
    const rolling = emptyRolling(ids)
    const places = positionsByPlace(outletIds, tree)
    const oldest = addMonths(to, 1 - POINTS - WINDOW_MONTHS)
    const leftOut = leftOutByWindow(await leftOutSince(oldest), tree, currency)
    for (let at = oldest; at < to; at = addMonths(at, 1)) {
      rollMonth(rolling, await month(at), 1)
      const begins = addMonths(at, 1 - WINDOW_MONTHS)
      if (begins < oldest) continue
      const ends = addMonths(at, 1)
      if (firstMonth !== null && begins >= firstMonth && isWholeMonth(begins, firstDay))
        rows.push(...ratePlaces(rolling, places, ends, (placeId) => leftOut(placeId, begins, ends)))
      if (ends < to) rollMonth(rolling, await month(begins), -1)
    }
    alarms = alarmsOf(rolling, places, tree, limits)
  })
  await keepLeftOut(ctx, 'concentration_alarms', [{ from: addMonths(to, -WINDOW_MONTHS), to }])
  await storeConcentration(ctx.db, rows, alarms, asOf)
  await tellAlarms(ctx)
  return rows.length
}

function ratePlaces(
  rolling: Rolling,
  places: ReadonlyMap<number, Int32Array>,
  toOn: Day,
  leftOut: (placeId: number) => WindowLeftOut,
): MonthRow[] {
  return [...places].flatMap(([outletId, positions]) => {
    const revenue = rateConcentration(pick(rolling.revenues, positions))
    const pieces = rateConcentration(pick(rolling.pieces, positions))
    if (revenue.customers === 0 && pieces.customers === 0) return []
    return {
      ...{ outlet_id: outletId, to_on: toOn, customers: revenue.customers },
      ...{ revenue_minor: revenue.total, revenue_cr1: revenue.cr1, revenue_cr4: revenue.cr4, revenue_cr10: revenue.cr10 },
      ...{ revenue_hhi: revenue.hhi, revenue_gini: revenue.gini },
      ...{ pieces: pieces.total, pieces_cr1: pieces.cr1, pieces_cr4: pieces.cr4, pieces_cr10: pieces.cr10 },
      ...{ pieces_hhi: pieces.hhi, pieces_gini: pieces.gini },
      ...leftOut(outletId),
    }
  })
}

/** A copy: rating sorts nothing in place, but a place is a part of all customers. */
function pick(values: Float64Array, positions: Int32Array): Float64Array {
  return Float64Array.from(positions, (position) => values[position] ?? 0)
}

function alarmsOf(
  { ids, revenues, margins }: Rolling,
  places: ReadonlyMap<number, Int32Array>,
  tree: readonly PlaceNode[],
  limits: ConcentrationAlarms,
): AlarmRow[] {
  const kinds = new Map(tree.map(({ id, kind }) => [id, kind]))
  const found = [...places].flatMap(([outletId, positions]) => {
    const limit = limitOf(outletId === WHOLE ? null : (kinds.get(outletId) ?? null), limits)
    const place = rateConcentration(pick(revenues, positions))
    return findAlarms(revenues, positions, limit, place).map(({ position, share, hhiAfter }) => ({
      ...{ customerId: ids[position] ?? 0, outletId, customers: place.customers, share, hhiAfter, limit, total: place.total },
      ...{ revenue: revenues[position] ?? 0, margin: margins[position] ?? 0 },
    }))
  })
  return foldAlarms(found, depthsIn(tree)).map(
    ({ customerId, outletId, revenue, margin, total, share, hhiAfter, limit, aboveIds }) => ({
      ...{ customer_id: customerId, outlet_id: outletId, revenue_minor: revenue, margin_minor: margin },
      ...{ place_revenue_minor: total, share, hhi_after: hhiAfter, limit_share: limit, above_ids: aboveIds },
    }),
  )
}
