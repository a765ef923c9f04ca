import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { subtreeIds } from '#lib/platform/org/outlets'
import type { Scope } from '#lib/platform/scope/scope'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { countLateLeads } from '#lib/records/opportunities/service'
import { readOwners } from '../home/service.ts'
import type { Basis } from '../manager-figures/kept.ts'
import type { TeamReach } from './repository.ts'
import { listPeople, sumBooks } from './repository.ts'
import type { TeamMember, TeamSort } from './team.ts'
import { orderTeam, sumTeam } from './team.ts'

/** So many people are shown at once; of a larger company one looks at an outlet. */
const SHOWN_AT_MOST = 200

export interface Team {
  members: TeamMember[]
  /** How many there are in all. */
  people: number
  sums: ReturnType<typeof sumTeam>
  /** Up to which day of this month volume is added up, and what it is compared with; null where the reader may not know it, or nothing was added up. */
  volume: { asOf: Day; basis: Basis; earlier: Period } | null
}

/** Answers how everybody in the actor's team stands: customers by class, follow-ups, leads that wait, dormancy, and volume and revenue of this month to date beside the days that it is
 * compared with, the sums that the home is made of. With `outletId` only of customers of that outlet and everything below it. */
export async function getTeam(
  ctx: Context,
  { outletId, sort, falling }: { outletId: number | undefined; sort: TeamSort; falling: boolean },
): Promise<Team> {
  const scope = ownScope(permit(ctx, 'team:read'))
  const reach: TeamReach = { scope, outletIds: outletId === undefined ? null : await subtreeIds(ctx.db, outletId) }
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const [books, volume, leads] = await Promise.all([
    sumBooks(ctx.db, reach, today),
    mayEver(ctx, 'waybill:read') ? readOwners(ctx, scope, reach.outletIds) : null,
    countLateLeads(ctx, reach),
  ])
  const ids = new Set([...books, ...leads].map(({ ownerId }) => ownerId))
  if (outletId === undefined && scope.kind === 'some') for (const id of scope.ownerIds) ids.add(id)
  const people = await listPeople(ctx.db, [...ids])
  const members = people.map(({ id, ...person }): TeamMember => {
    const { ownerId: _owner, ...book } = books.find(({ ownerId }) => ownerId === id) ?? { ownerId: id, ...nothing }
    const sums = volume?.owners.find(({ ownerId }) => ownerId === id)
    return {
      userId: id,
      ...person,
      ...book,
      lateLeads: leads.find(({ ownerId }) => ownerId === id)?.count ?? 0,
      shipments: sums?.shipments ?? 0,
      shipmentsThen: sums?.shipmentsThen ?? 0,
      revenueMinor: sums?.revenueMinor ?? 0,
      revenueThenMinor: sums?.revenueThenMinor ?? 0,
    }
  })
  return {
    members: orderTeam(members, sort, falling).slice(0, SHOWN_AT_MOST),
    people: members.length,
    sums: sumTeam(members),
    volume: volume === null ? null : { asOf: volume.asOf, basis: volume.basis, earlier: volume.earlier },
  }
}

/** Whoever works along on a customer of somebody else's is not its manager. */
function ownScope(scope: Scope): Scope {
  return scope.kind === 'all' ? scope : { ...scope, collaboratorId: null }
}

const nothing = { customers: 0, a: 0, b: 0, c: 0, planned: 0, overdue: 0, cadence: 0, drowsy: 0, halfAsleep: 0, asleep: 0 }
