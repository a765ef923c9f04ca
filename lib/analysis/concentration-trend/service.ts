import { addMonths } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { concentrationSetting } from '../concentration/settings.ts'
import { tellExcluded } from '../left-out/service.ts'
import type { Reach } from '../period/reach.ts'
import { reachOf } from '../period/reach.ts'
import { hasMoved } from './alarm.ts'
import { WHOLE } from './places.ts'
import { listPoints } from './repository.ts'
import type { TrendInput, TrendResource } from './schema.ts'

const YEAR = 12

/**
 * Answers how concentrated revenue and pieces were over the twelve months up to each month end of the last two years, as the last night worked it out, and whether the share of the four largest moved in a year by more
 * than the company's limit. Of the company for whoever sees all of it, of an outlet with those below it for whoever sees all of those; for others there is none. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#trend-of-concentration
 */
export async function getConcentrationTrend(ctx: Context, input: TrendInput): Promise<TrendResource> {
  const reach = await reachOf(ctx, input)
  const kept = seesWhole(reach)
  const [points, { four: limit }] = await Promise.all([
    kept ? listPoints(ctx.db, reach.outlet?.id ?? WHOLE) : [],
    getSetting(ctx.db, concentrationSetting),
  ])
  const last = points.at(-1)
  const before = last === undefined ? undefined : points.find(({ to }) => to === addMonths(last.to, -YEAR))
  const changeOf = (measure: 'revenue' | 'piecesHeld') => {
    const [now, then] = [last?.[measure].cr4 ?? null, before?.[measure].cr4 ?? null]
    return { change: now === null || then === null ? null : now - then, alarm: hasMoved(now, then, limit) }
  }
  const [revenue, pieces] = [changeOf('revenue'), changeOf('piecesHeld')]
  return {
    outlet: reach.outlet === null ? null : String(reach.outlet.id),
    ...{ currency: ctx.company.currency, kept },
    points: points.map(({ to, customers, revenueMinor, pieces: carried, revenue: held, piecesHeld, unpriced, excluded }) => ({
      ...{ from: addMonths(to, -YEAR), to, customers, revenue_minor: revenueMinor, pieces: carried },
      ...{ revenue: held, pieces_held: piecesHeld, unpriced, excluded: tellExcluded(excluded ?? {}) },
    })),
    change: {
      limit,
      ...{ revenue_cr4: revenue.change, pieces_cr4: pieces.change, revenue_alarm: revenue.alarm, pieces_alarm: pieces.alarm },
    },
  }
}

/** Whether what is kept of the company, or of a whole outlet, lies within what the reader may see. */
function seesWhole({ reader, outlet }: Reach): boolean {
  if (reader.kind === 'all') return true
  return outlet?.ids.every((id) => reader.outletIds.includes(id)) ?? false
}
