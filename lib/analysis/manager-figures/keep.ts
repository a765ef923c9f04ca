import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import {
  lastSevenDays,
  monthToDate,
  sameDaysLastMonth,
  sameDaysLastYear,
  sameWeekdaysBefore,
  sameWeeksLastYear,
} from '../home/compared-days.ts'
import { keepLeftOut } from '../left-out/service.ts'
import { findFirstCountingDay } from '../metrics/covered.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { comparedMonths, YEAR } from '../period/compared-months.ts'
import type { ComparedDays } from './calculation/repository.ts'
import { storeFigures } from './calculation/repository.ts'
import { serviceDays } from './kept.ts'
import { hasShipments } from './repository.ts'
import { runsOfA } from './runs-of-a.ts'

/**
 * Adds up anew what managers see first, as of a day, yesterday unless given, and keeps it by outlet, owner and kind of customer. Answers how many such parts there are. It is noted as
 * of `ctx.now`, which lies before anything was read: what ends later is newer. May be killed and repeated.
 */
export async function keepManagerFigures(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const month = monthToDate(asOf)
  const week = lastSevenDays(asOf)
  const { currency, timeZone } = ctx.company
  const firstDay = await findFirstCountingDay(ctx.db)
  const against = (now: Period, lastYear: Period, before: Period) => compared(ctx.db, firstDay, { now, lastYear, before })
  const comparedMonth = await against(month, sameDaysLastYear(month), sameDaysLastMonth(month))
  const { now, earlier, basis } = comparedMonth
  await keepLeftOut(ctx, 'revenue_change', basis === 'none' ? [now] : [now, earlier])
  return storeFigures(ctx.db, {
    ...{ asOf, currency, timeZone, year: yearBefore(asOf), beganAt: ctx.now },
    compared: comparedMonths(monthOf(asOf), firstDay),
    month: comparedMonth,
    week: await against(week, sameWeeksLastYear(week), sameWeekdaysBefore(week)),
    service: serviceDays(asOf),
    runs: await runsOfA(ctx),
  })
}

/** Some days beside those of the year before where anything was shipped in them, else beside those a month or four weeks before; in neither case where the records, which begin with `firstDay`, cover only a part of them. */
async function compared(
  db: Context['db'],
  firstDay: Day | null,
  { now, lastYear, before }: Record<'now' | 'lastYear' | 'before', Period>,
): Promise<ComparedDays> {
  const isCovered = ({ from }: Period) => firstDay !== null && firstDay <= from
  if (isCovered(lastYear) && (await hasShipments(db, lastYear))) return { now, earlier: lastYear, basis: 'year' }
  return { now, earlier: before, basis: isCovered(before) ? 'month' : 'none' }
}

/** The twelve whole months before the month of a day. */
export function yearBefore(asOf: Day): Period {
  const month = monthOf(asOf)
  return { from: addMonths(month, -YEAR), to: month }
}
