import type { Day } from '#lib/core/day'
import { addMonths, daysBetween, monthOf, nextMonth } from '#lib/core/day'
import { lastDayIn } from '#lib/core/day-mask'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { subtreeIds } from '#lib/platform/org/outlets'
import type { Scope } from '#lib/platform/scope/scope'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { countLateLeads } from '#lib/records/opportunities/service'
import type { OwnerMonth, TeamReach } from './repository.ts'
import { listPeople, sumBooks, sumMonths } from './repository.ts'
import type { TeamMember, TeamSort } from './team.ts'
import { orderTeam, sumTeam } from './team.ts'

/** So many people are shown at once; of a larger company one looks at an outlet. */
const SHOWN_AT_MOST = 200

export interface Team {
  members: TeamMember[]
  /** How many there are in all. */
  people: number
  sums: ReturnType<typeof sumTeam>
  /** The first days of this month and of the one before. */
  month: Day
  lastMonth: Day
  /** Up to which day of this month anything was shipped, 0 for none; and how many days the month before had. */
  monthDays: number
  lastMonthDays: number
  /** Whether the reader may know what was shipped. */
  seesVolume: boolean
}

/** Answers how everybody in the actor's team stands: customers by class, follow-ups, leads that wait, dormancy, and volume and revenue of this month and the last, out of kept
 * months. With `outletId` only of customers of that outlet and everything below it. */
export async function getTeam(
  ctx: Context,
  { outletId, sort, falling }: { outletId: number | undefined; sort: TeamSort; falling: boolean },
): Promise<Team> {
  const scope = ownScope(permit(ctx, 'team:read'))
  const reach: TeamReach = { scope, outletIds: outletId === undefined ? null : await subtreeIds(ctx.db, outletId) }
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const month = monthOf(today)
  const lastMonth = addMonths(month, -1)
  const seesVolume = mayEver(ctx, 'waybill:read')
  const [books, months, leads] = await Promise.all([
    sumBooks(ctx.db, reach, today),
    seesVolume ? sumMonths(ctx.db, reach, { from: lastMonth, to: nextMonth(today) }, ctx.company.currency) : [],
    countLateLeads(ctx, reach),
  ])
  const ids = new Set([...books, ...leads].map(({ ownerId }) => ownerId))
  if (outletId === undefined && scope.kind === 'some') for (const id of scope.ownerIds) ids.add(id)
  const people = await listPeople(ctx.db, [...ids])
  const members = people.map(({ id, ...person }): TeamMember => {
    const { ownerId: _owner, ...book } = books.find(({ ownerId }) => ownerId === id) ?? { ownerId: id, ...nothing }
    const sums = (of: Day) => months.find((each) => each.ownerId === id && each.month === of)
    const [now, before] = [sums(month), sums(lastMonth)]
    return {
      userId: id,
      ...person,
      ...book,
      lateLeads: leads.find(({ ownerId }) => ownerId === id)?.count ?? 0,
      shipments: now?.shipments ?? 0,
      lastShipments: before?.shipments ?? 0,
      revenueMinor: now?.revenueMinor ?? 0,
      lastRevenueMinor: before?.revenueMinor ?? 0,
    }
  })
  return {
    members: orderTeam(members, sort, falling).slice(0, SHOWN_AT_MOST),
    people: members.length,
    sums: sumTeam(members),
    ...{ month, lastMonth, seesVolume },
    monthDays: lastShippingDay(months, month),
    lastMonthDays: daysBetween(lastMonth, month),
  }
}

/** Whoever works along on a customer of somebody else's is not its manager. */
function ownScope(scope: Scope): Scope {
  return scope.kind === 'all' ? scope : { ...scope, collaboratorId: null }
}

function lastShippingDay(months: readonly OwnerMonth[], month: Day): number {
  const mask = months.filter((each) => each.month === month).reduce((all, { days }) => all | days, 0)
  return mask === 0 ? 0 : lastDayIn(mask)
}

const nothing = { customers: 0, a: 0, b: 0, c: 0, planned: 0, overdue: 0, cadence: 0, drowsy: 0, halfAsleep: 0, asleep: 0 }
