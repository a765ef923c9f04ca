import { invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { FoundActor } from '#lib/platform/auth/resolve-actor'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import type { User } from '#lib/platform/org/users'
import { listUsers } from '#lib/platform/org/users'
import { permit } from '#lib/platform/scope/scope'
import { tellAssignee } from '../desk/assign.ts'
import { actorOf } from '../desk/settle.ts'
import { noteEvents } from '../events/log.ts'
import { loadOf, shareByLoad } from '../share-by-load.ts'
import { keepStanding } from '../standing/keep.ts'
import type { QueueFilter } from './filter.ts'
import type { UnassignedRow } from './repository.ts'
import { countActive, countLoads, rootsWithin, storeAssignees, takeUnassigned } from './repository.ts'
import { groundOf } from './service.ts'

/** So many cases are given away at once. */
export const sharedAtMost = 200
const MOST_PEOPLE = 100
const DESK_ROLES = ['service', 'claims'] as const
type DeskRole = (typeof DESK_ROLES)[number]

/** Somebody who works on cases, and as which of the two, be it by a role of the company's own. */
type DeskUser = User & { desks: readonly DeskRole[] }

/** Somebody who works on cases, with what is on the desk. */
export interface DeskPerson {
  id: number
  name: string
  grade: string | null
  role: DeskRole
  /** Open cases by priority, and what they weigh together. */
  first: number
  second: number
  third: number
  load: number
}

/** Lists who of the actor's people works on cases, with what each has to do, the least first; and how many cases nobody has, as the filter narrows them. */
export async function deskLoads(ctx: Context, filter: QueueFilter): Promise<{ people: DeskPerson[]; unassigned: number }> {
  const scope = permit(ctx, 'case:oversee')
  const people = await deskPeople(ctx)
  const loads = new Map(
    (
      await countLoads(
        ctx.db,
        people.map(({ id }) => id),
      )
    ).map((row) => [row.userId, row]),
  )
  const open = { ...filter, assignee: 'none' as const, stage: undefined }
  return {
    people: people
      .map(({ id, name, grade, desks }): DeskPerson => {
        const { first = 0, second = 0, third = 0 } = loads.get(id) ?? {}
        const role = desks.includes('service') ? 'service' : 'claims'
        return {
          id,
          name,
          grade,
          role,
          first,
          second,
          third,
          load: first * loadOf([1]) + second * loadOf([2]) + third * loadOf([3]),
        }
      })
      .sort((left, right) => left.load - right.load || left.id - right.id),
    unassigned: await countActive(ctx.db, scope, open, groundOf(ctx, scope), sharedAtMost + 1),
  }
}

/** What sharing out came to, by person; `left` are those that none of them may see. */
export interface Shared {
  given: { name: string; count: number }[]
  left: number
}

/** Gives the cases that nobody has, as the filter narrows them and at most `sharedAtMost`, to the people named, each to who has least to do; appeals and claims to those who
 * work on them where there are such among the named. Throws `invalid_request` for somebody who is none of the actor's people. */
export async function shareCases(ctx: Context, filter: QueueFilter, userIds: readonly number[]): Promise<Shared> {
  const scope = permit(ctx, 'case:oversee')
  const known = await deskPeople(ctx)
  const chosen = userIds.map((id) => known.find((person) => person.id === id) ?? refuse())
  const actors = new Map<number, FoundActor>()
  for (const { id } of chosen) actors.set(id, (await resolveActor(ctx.db, id)) ?? refuse())
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const cases = await takeUnassigned(db, scope, filter, groundOf(ctx, scope), sharedAtMost)
    const candidates = await candidatesOf(inner, cases, chosen, actors)
    const loads = new Map((await countLoads(db, userIds)).map((row) => [row.userId, row.first * 3 + row.second * 2 + row.third]))
    const given = shareByLoad(
      cases.map(({ id, priority }) => ({ caseId: id, priority, candidates: candidates.get(id) ?? [] })),
      loads,
    )
    await storeGiven(inner, cases, given, chosen)
    return {
      given: chosen
        .map(({ id, name }) => ({ name, count: [...given.values()].filter((to) => to === id).length }))
        .filter(({ count }) => count > 0),
      left: cases.length - given.size,
    }
  })
}

function refuse(): never {
  throw invalidField('user_ids', 'owner_unknown')
}

/** Lists who of the actor's people works on cases: service and claims, without those who are no longer there. */
export async function deskPeople(ctx: Context): Promise<DeskUser[]> {
  const window = { startId: null, falling: false, limit: MOST_PEOPLE }
  const found = await Promise.all(
    DESK_ROLES.map(async (desk) => ({ desk, users: await listUsers(ctx, { standsAs: desk, disabled: false }, window) })),
  )
  const people = new Map<number, DeskUser>()
  for (const { desk, users } of found)
    for (const user of users) people.set(user.id, { ...user, desks: [...(people.get(user.id)?.desks ?? []), desk] })
  return [...people.values()]
}

/** Who may get each case: those who may work on cases of its customer; of appeals and claims the claims desk, where it is among them. */
async function candidatesOf(
  ctx: Context,
  cases: readonly UnassignedRow[],
  people: readonly DeskUser[],
  actors: ReadonlyMap<number, FoundActor>,
): Promise<Map<number, number[]>> {
  const roots = [...new Set(cases.map(({ rootId }) => rootId))]
  const sees = new Map<number, ReadonlySet<number>>()
  for (const { id } of people) {
    const scope = actors.get(id)?.actor.permissions['case:update']
    sees.set(id, scope === undefined ? new Set() : await rootsWithin(ctx.db, scope, roots))
  }
  const isClaims = ({ desks }: DeskUser) => desks.includes('claims')
  return new Map(
    cases.map(({ id, type, rootId }) => {
      const able = people.filter((person) => sees.get(person.id)?.has(rootId) === true)
      const wanted = able.filter((person) => isClaims(person) === (type === 'appeal' || type === 'claim'))
      return [id, (wanted.length > 0 ? wanted : able).map((person) => person.id)]
    }),
  )
}

async function storeGiven(
  ctx: Context,
  cases: readonly UnassignedRow[],
  given: ReadonlyMap<number, number>,
  people: readonly User[],
): Promise<void> {
  if (given.size === 0) return
  const rows = [...given].map(([id, assignee]) => ({ id, assignee_id: assignee }))
  await storeAssignees(ctx.db, rows, ctx.now)
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  await noteEvents(
    ctx,
    rows.map(({ id, assignee_id: assignee }) => ({
      caseId: id,
      kind: 'assigned' as const,
      at: ctx.now,
      actorId: actorOf(ctx),
      detail: { assignee: nameOf.get(assignee) ?? null, by_load: true },
    })),
  )
  await keepStanding(
    ctx,
    rows.map(({ id }) => id),
  )
  for (const { id } of people)
    await tellAssignee(
      ctx,
      id,
      cases.filter((each) => given.get(each.id) === id),
    )
  await audit(ctx, {
    action: 'case.share',
    detail: { given: Object.fromEntries(people.map(({ id }) => [id, rows.filter((row) => row.assignee_id === id).length])) },
  })
}
