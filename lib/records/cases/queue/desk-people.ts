import { invalidField } from '#lib/core/errors'
import type { FoundActor } from '#lib/platform/auth/resolve-actor'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import type { User } from '#lib/platform/org/users'
import { listUsers } from '#lib/platform/org/users'
import { loadOf } from '../share-by-load.ts'
import { countLoads, rootsWithin } from './giving/repository.ts'

const MOST_PEOPLE = 100
const DESK_ROLES = ['service', 'claims'] as const
export type DeskRole = (typeof DESK_ROLES)[number]

/** Somebody who works on cases, and as which of the two, be it by a role of the company's own. */
export type DeskUser = User & { desks: readonly DeskRole[] }

/** People of the desk that were named, with what each may do. */
export interface ChosenPeople {
  people: readonly DeskUser[]
  actors: ReadonlyMap<number, FoundActor>
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

/** Finds the people that are named. Throws `invalid_request` for somebody who is none of the actor's people on the desk. */
export async function choosePeople(ctx: Context, userIds: readonly number[]): Promise<ChosenPeople> {
  const known = await deskPeople(ctx)
  const people = userIds.map((id) => known.find((person) => person.id === id) ?? refuse())
  const actors = new Map<number, FoundActor>()
  for (const { id } of people) actors.set(id, (await resolveActor(ctx.db, id)) ?? refuse())
  return { people, actors }
}

function refuse(): never {
  throw invalidField('user_ids', 'owner_unknown')
}

/** Answers what the work of some people weighs, by person; whoever has none has 0. */
export async function loadsOf({ db }: Pick<Context, 'db'>, userIds: readonly number[]): Promise<Map<number, number>> {
  const rows = new Map((await countLoads(db, userIds)).map((row) => [row.userId, row]))
  return new Map(
    userIds.map((id) => {
      const { first = 0, second = 0, third = 0 } = rows.get(id) ?? {}
      return [id, first * loadOf([1]) + second * loadOf([2]) + third * loadOf([3])]
    }),
  )
}

interface ForSomebody {
  id: number
  type: string
  rootId: number
}

/** Answers who may get each case: those who may work on cases of its customer; of appeals and claims the claims desk, where it is among them. */
export async function candidatesOf(
  ctx: Pick<Context, 'db'>,
  cases: readonly ForSomebody[],
  { people, actors }: ChosenPeople,
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
