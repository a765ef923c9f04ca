import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import { caseNumber } from '../case.ts'
import { tellAssignee } from '../desk/assign.ts'
import { actorOf } from '../desk/settle.ts'
import { noteEvents } from '../events/log.ts'
import { keepStanding } from '../standing/keep.ts'
import { storeAssignees } from './giving/repository.ts'

/** A case that goes to somebody or to nobody, from nobody or from somebody. */
export interface Given {
  caseId: number
  toId: number | null
  fromId: number | null
}

/** Gives cases to people, in the caller's transaction: notes it in the history of each with whose it was, works out where they stand, and tells both whoever gets and whoever gives. */
export async function giveCases(
  ctx: Context,
  people: readonly { id: number; name: string }[],
  given: readonly Given[],
): Promise<void> {
  if (given.length === 0) return
  await storeAssignees(
    ctx.db,
    given.map(({ caseId, toId }) => ({ id: caseId, assignee_id: toId })),
    ctx.now,
  )
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  await noteEvents(
    ctx,
    given.map(({ caseId, toId, fromId }) => ({
      caseId,
      kind: 'assigned' as const,
      at: ctx.now,
      actorId: actorOf(ctx),
      detail: {
        assignee: toId === null ? null : (nameOf.get(toId) ?? null),
        by_load: true,
        ...(fromId === null ? {} : { from: nameOf.get(fromId) ?? null }),
      },
    })),
  )
  await keepStanding(
    ctx,
    given.map(({ caseId }) => caseId),
  )
  for (const { id } of people) {
    const idsOf = (side: 'toId' | 'fromId') => given.filter((each) => each[side] === id).map(({ caseId }) => ({ id: caseId }))
    await tellAssignee(ctx, id, idsOf('toId'))
    await tellFormer(ctx, id, idsOf('fromId'))
  }
}

/** Tells somebody of cases that are a colleague's now. */
async function tellFormer(ctx: Context, userId: number, cases: readonly { id: number }[]): Promise<void> {
  const [first] = cases
  if (first === undefined) return
  const one = cases.length === 1
  await notify(ctx, [
    {
      userId,
      kind: one ? 'case_moved' : 'cases_moved',
      params: one ? { by: ctx.actor.name, number: caseNumber(first.id) } : { by: ctx.actor.name, count: cases.length },
      href: one ? `/cases/${first.id}` : '/cases?assignee=me',
      matter: one ? `case:${first.id}:moved` : 'cases:moved',
    },
  ])
}
