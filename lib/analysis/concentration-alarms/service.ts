import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { WINDOW_MONTHS } from '../concentration-trend/alarm.ts'
import { markSeenIn, takeSeenBackIn } from '../hand-out/mark-seen.ts'
import { leftOutOf } from '../left-out/service.ts'
import { ownerIdOf, reachOf } from '../period/reach.ts'
import type { AlarmRow } from './repository.ts'
import { findWindowEnd, listAlarmRows, removeSeen, sumAlarms, writeSeen } from './repository.ts'
import type { AlarmListResource, alarmSorts, ListAlarmsInput, MarkAlarmsInput } from './schema.ts'
import { seenSince } from './seen.ts'

/** A customer that holds too much of a place, and of those above it with the same customers. */
export type ShownAlarm = Omit<AlarmRow, 'kind'>

/** Answers the day after which a mark must have been set to hold. */
export const seenAlarmsAfter = ({ now, company }: Context): Day => seenSince(dayOf(now, company.timeZone))

/** Answers which places a reader may see as wholes; null for all of them. */
export const wholePlaces = (reader: Scope): readonly number[] | null => (reader.kind === 'all' ? null : reader.outletIds)

const orderOf = (sort: ListAlarmsInput['sort']) => {
  const { key, falling } = readSort<(typeof alarmSorts)[number]>(sort)
  return { sort: key, falling }
}

type Asked = Partial<Pick<ListAlarmsInput, 'outlet' | 'owner' | 'handed_out' | 'seen'>>

async function questionOf(ctx: Context, { outlet: asked, owner, handed_out: handedOut, seen }: Asked) {
  const { reader, customers: scope, outlet } = await reachOf(ctx, { outlet: asked })
  const whole = wholePlaces(reader)
  return {
    ...{ scope, whole, seenAfter: seenAlarmsAfter(ctx) },
    placeIds: outlet === null ? whole : outlet.ids.filter((id) => whole === null || whole.includes(id)),
    filter: { ownerId: owner === undefined ? undefined : await ownerIdOf(ctx, owner), handedOut, seen },
  }
}

/**
 * Lists the customers within reach that hold more of an outlet's revenue, or of the company's, than its limit says, over the last twelve whole months as of the last night, the largest first; or by share, those of the company before all others. Of a place that the reader does not see as
 * a whole nothing is told: a share with its amount is the total. With an outlet, of that place and those below it. Throws `not_found` for an outlet or a user out of reach, `invalid_cursor`.
 * @source docs/formulas.md#alarms-of-concentration
 */
export async function listConcentrationAlarms(
  ctx: Context,
  { limit, cursor, sort, ...asked }: ListAlarmsInput,
): Promise<{ rows: ShownAlarm[]; nextCursor: string | null; previousCursor: string | null }> {
  const question = { ...(await questionOf(ctx, asked)), ...orderOf(sort), limit, cursor }
  const page = await listAlarmRows(ctx.db, question, ctx.now)
  return {
    ...page,
    rows: page.rows.map(({ kind, name, ...row }) => ({ ...row, name: maskCustomerName(kind, name) })),
  }
}

/** Answers how many such alarms and customers there are, how many of the alarms are seen and let be, and what the customers bring in twelve months, each once. Throws `not_found` as the list. */
export async function sumConcentrationAlarms(
  ctx: Context,
  asked: Pick<Asked, 'outlet' | 'owner'>,
): Promise<{ alarms: number; customers: number; seen: number; revenueMinor: number }> {
  return sumAlarms(ctx.db, await questionOf(ctx, asked))
}

/** Answers over which twelve whole months the alarms are, as of the last night; null until one has kept them of as many. Also for whoever sees no place whose shares are kept. */
export async function findAlarmsWindow(ctx: Context): Promise<Period | null> {
  permit(ctx, 'analysis:read')
  const to = await findWindowEnd(ctx.db)
  return to === null ? null : { from: addMonths(to, -WINDOW_MONTHS), to }
}

/** The same list by API. */
export async function listAlarmResources(ctx: Context, input: ListAlarmsInput): Promise<AlarmListResource> {
  const { rows, nextCursor } = await listConcentrationAlarms(ctx, input)
  const leftOut = await leftOutOf(ctx, 'concentration_alarms', { needs: 'both' })
  const placeOf = ({ id, name }: { id: number; name: string | null }) => (name === null ? null : { id: String(id), name })
  return {
    ...leftOut,
    data: rows.map((row) => ({
      customer: { id: String(row.customerId), external_id: row.externalId, name: row.name },
      owner_name: row.ownerName,
      place: placeOf({ id: row.outletId, name: row.outletName }),
      above: row.above.map(placeOf),
      ...{ share: row.share, limit: row.limitShare, revenue_minor: row.revenueMinor, margin_minor: row.marginMinor },
      ...{ hhi_after: row.hhiAfter, since: row.since, papers_end_on: row.paperUntil },
      ...{ open_task_id: row.openTask === null ? null : String(row.openTask.id), seen: row.seen },
    })),
    next_cursor: nextCursor,
  }
}

/**
 * Notes of the alarms of some customers that they were seen and are let be, with a reason where one is given, in the place of an earlier note; answers of how many customers. It holds three months for alarms that are open
 * now; one that opens later is new. Reaches as far as handing out does: whoever left the list meanwhile, or is out of reach, is passed over; throws `not_found` when that is all of them.
 */
export async function markAlarmsSeen(ctx: Context, input: MarkAlarmsInput): Promise<{ count: number }> {
  const reach = markedReach(ctx)
  return markSeenIn(ctx, 'concentration', input, (db, ids, mark) => writeSeen(db, ids, reach, mark))
}

/** Takes such notes back; answers of how many. Throws `not_found` when none of the customers is in the list and within reach. */
export async function takeAlarmsBack(ctx: Context, { customers }: { customers: readonly number[] }): Promise<{ count: number }> {
  const reach = markedReach(ctx)
  return takeSeenBackIn(ctx, 'concentration', (db) => removeSeen(db, customers, reach))
}

function markedReach(ctx: Context) {
  const reader = permit(ctx, 'analysis:read')
  return { scopes: [permit(ctx, 'task:create'), reader], placeIds: wholePlaces(reader) }
}
