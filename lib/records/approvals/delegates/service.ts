import { addDays } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import { listUsers } from '#lib/platform/org/users'
import { permit } from '#lib/platform/scope/scope'
import type { DelegateInput } from '../schema.ts'
import type { DelegateRow } from './repository.ts'
import { endDelegateRow, insertDelegate, listDelegateRows } from './repository.ts'

/** Nobody is away for longer; whoever is gets another in the rules. */
const MOST_DAYS = 92

/** Answers who stands in for the actor, and for whom the actor does, now and later. */
export function listDelegates(ctx: Context): Promise<DelegateRow[]> {
  permit(ctx, 'approval:read')
  return listDelegateRows(ctx.db, ctx.actor.userId, dayOf(ctx.now, ctx.company.timeZone))
}

/**
 * Has a colleague decide in the actor's place, from one day to another, both included; the colleague is told. Of what the actor may decide, the colleague sees what lies
 * in the own scope. Throws `invalid_request` for a colleague who is unknown, may decide on nothing or is the actor, and for days that are past, the wrong way round or too many.
 */
export async function nameDelegate(ctx: Context, input: DelegateInput): Promise<number> {
  permit(ctx, 'approval:decide')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  if (input.from_on < today) throw invalidField('from_on', 'in_the_past')
  if (input.to_on < input.from_on) throw invalidField('to_on', 'not_after_the_start')
  if (input.to_on > addDays(input.from_on, MOST_DAYS)) throw invalidField('to_on', 'delegate_too_long', { days: MOST_DAYS })
  const delegateId = await colleagueNamed(ctx, input.delegate_email)
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const given = { userId: ctx.actor.userId, delegateId, fromOn: input.from_on, toOn: input.to_on }
    const id = await insertDelegate(db, given)
    const detail = { delegate_id: delegateId, from_on: input.from_on, to_on: input.to_on }
    await audit(inner, { action: 'approval.delegate', subjectType: 'user', subjectId: ctx.actor.userId, detail })
    await notify(inner, [
      {
        userId: delegateId,
        kind: 'approval_delegate',
        params: { by: ctx.actor.name, from: input.from_on, to: input.to_on },
        href: '/approvals',
        matter: `approval_delegate:${id}`,
      },
    ])
    return id
  })
}

async function colleagueNamed(ctx: Context, email: string): Promise<number> {
  const [user] = await listUsers(ctx, { email, disabled: false }, { startId: null, falling: false, limit: 1 })
  if (user === undefined) throw invalidField('delegate_email', 'colleague_unknown')
  if (user.id === ctx.actor.userId) throw invalidField('delegate_email', 'delegate_is_oneself')
  const found = await resolveActor(ctx.db, user.id)
  if (found?.actor.permissions['approval:decide'] === undefined) throw invalidField('delegate_email', 'delegate_decides_nothing')
  return user.id
}

/** Takes the place back before its time. Throws `not_found` for another's, and for one that is over. */
export async function endDelegate(ctx: Context, id: number): Promise<void> {
  permit(ctx, 'approval:decide')
  await ctx.db.tx(async (db) => {
    if (!(await endDelegateRow(db, id, ctx.actor.userId, ctx.now))) throw new AppError('not_found', {})
    const detail = { delegate: [id, null] }
    await audit({ ...ctx, db }, { action: 'approval.delegate', subjectType: 'user', subjectId: ctx.actor.userId, detail })
  })
}
