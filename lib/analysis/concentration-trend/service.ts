import { addMonths, monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { maskName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { concentrationSetting } from '../concentration/settings.ts'
import type { Reach } from '../period/reach.ts'
import { reachOf } from '../period/reach.ts'
import { hasMoved } from './alarm.ts'
import { WHOLE } from './places.ts'
import type { AlarmView } from './repository.ts'
import { findLastWindow, listAlarmRows, listPoints } from './repository.ts'
import type { AlarmListResource, ListAlarmsInput, TrendInput, TrendResource } from './schema.ts'

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
    points: points.map(({ to, customers, revenueMinor, pieces: carried, revenue: held, piecesHeld }) => ({
      ...{ from: addMonths(to, -YEAR), to, customers, revenue_minor: revenueMinor, pieces: carried },
      ...{ revenue: held, pieces_held: piecesHeld },
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

/** A customer that holds too much of a place. */
export type ShownAlarm = Omit<AlarmView, 'kind'>

/**
 * Lists the customers within reach that hold more of an outlet's revenue, or of the company's, than its limit says, over the last twelve whole months as of the last night (`window`), the largest first. Of a place that the reader does not see as
 * a whole nothing is told: a share with its amount is the total. With an outlet, of that place and those below it. Throws `not_found`, `invalid_cursor`.
 * @source docs/formulas.md#alarms-of-concentration
 */
export async function listConcentrationAlarms(
  ctx: Context,
  { outlet: asked, limit, cursor, sort }: ListAlarmsInput,
): Promise<{ rows: ShownAlarm[]; window: Period; nextCursor: string | null; previousCursor: string | null }> {
  const { reader, customers, outlet } = await reachOf(ctx, { outlet: asked })
  const seen = reader.kind === 'all' ? null : reader.outletIds
  const placeIds = outlet === null ? seen : outlet.ids.filter((id) => seen === null || seen.includes(id))
  const [page, kept] = await Promise.all([
    listAlarmRows(ctx.db, { scope: customers, placeIds, falling: sort === '-revenue', limit, cursor, now: ctx.now }),
    findLastWindow(ctx.db),
  ])
  const to = kept ?? monthOf(dayOf(ctx.now, ctx.company.timeZone))
  return {
    ...page,
    window: { from: addMonths(to, -YEAR), to },
    rows: page.rows.map(({ kind, name, ...row }) => ({ ...row, name: kind === 'consumer' ? maskName(name) : name })),
  }
}

/** The same list by API. */
export async function listAlarmResources(ctx: Context, input: ListAlarmsInput): Promise<AlarmListResource> {
  const { rows, nextCursor } = await listConcentrationAlarms(ctx, input)
  return {
    data: rows.map((row) => ({
      customer: { id: String(row.customerId), external_id: row.externalId, name: row.name },
      owner_name: row.ownerName,
      place: row.outletName === null ? null : { id: String(row.outletId), name: row.outletName },
      ...{ share: row.share, limit: row.limitShare, revenue_minor: row.revenueMinor, margin_minor: row.marginMinor },
      ...{ hhi_after: row.hhiAfter, since: row.since, papers_end_on: row.paperUntil },
    })),
    next_cursor: nextCursor,
  }
}
