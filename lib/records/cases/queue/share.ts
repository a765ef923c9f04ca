import { audit } from '#lib/platform/audit/audit'
import { findPresent } from '#lib/platform/auth/presence'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { loadOf, shareByLoad } from '../share-by-load.ts'
import type { DeskRole } from './desk-people.ts'
import { candidatesOf, choosePeople, deskPeople, loadsOf } from './desk-people.ts'
import type { QueueFilter } from './filter.ts'
import type { Given } from './give.ts'
import { giveCases } from './give.ts'
import { countLoads, takeUnassigned } from './giving/repository.ts'
import { countActive } from './repository.ts'
import { groundOf } from './service.ts'

/** So many cases are given away at once. */
export const sharedAtMost = 200

/** Somebody who works on cases, with what is on the desk. */
export interface DeskPerson {
  id: number
  name: string
  grade: string | null
  role: DeskRole
  /** Did something within the last fifteen minutes. */
  present: boolean
  /** Open cases by priority, and what they weigh together. */
  first: number
  second: number
  third: number
  load: number
}

/** Lists who of the actor's people works on cases, with what each has to do and whether he is there, the least first; and how many cases nobody has, as the filter narrows them. */
export async function deskLoads(ctx: Context, filter: QueueFilter): Promise<{ people: DeskPerson[]; unassigned: number }> {
  const scope = permit(ctx, 'case:oversee')
  const people = await deskPeople(ctx)
  const ids = people.map(({ id }) => id)
  const [rows, present] = await Promise.all([countLoads(ctx.db, ids), findPresent(ctx.db, ids)])
  const loads = new Map(rows.map((row) => [row.userId, row]))
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
          present: present.has(id),
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
 * work on them where there are such among the named; `keep` is told each case that was given. Throws `invalid_request` for somebody who is none of the actor's people. */
export async function shareCases(
  ctx: Context,
  filter: QueueFilter,
  userIds: readonly number[],
  keep: (given: readonly Given[]) => void = () => undefined,
): Promise<Shared> {
  const scope = permit(ctx, 'case:oversee')
  const chosen = await choosePeople(ctx, userIds)
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const cases = await takeUnassigned(db, scope, filter, groundOf(ctx, scope), sharedAtMost)
    const candidates = await candidatesOf(inner, cases, chosen)
    const loads = await loadsOf(inner, userIds)
    const given = shareByLoad(
      cases.map(({ id, priority }) => ({ caseId: id, priority, candidates: candidates.get(id) ?? [] })),
      loads,
    )
    const deeds = [...given].map(([caseId, toId]) => ({ caseId, toId, fromId: null }))
    await giveCases(inner, chosen.people, deeds)
    keep(deeds)
    const some = chosen.people
      .map(({ id, name }) => ({ name, count: [...given.values()].filter((to) => to === id).length }))
      .filter(({ count }) => count > 0)
    if (some.length > 0)
      await audit(inner, {
        action: 'case.share',
        detail: { given: some.map(({ name, count }) => `${name}: ${count}`).join(', ') },
      })
    return { given: some, left: cases.length - given.size }
  })
}
