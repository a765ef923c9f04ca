import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import { listDelegatesOf } from './delegates/repository.ts'

interface Told {
  id: number
  kind: string
  requesterName: string
  deciderIds: readonly number[]
}

/** Tells everybody who may decide on a request, and who stands in for them today, that it waits, came to them, or still waits. */
export async function tellDeciders(
  ctx: Pick<Context, 'db' | 'actor' | 'now' | 'company'>,
  { id, kind, requesterName, deciderIds }: Told,
  what: 'approval_asked' | 'approval_moved_on' | 'approval_reminder',
): Promise<void> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const standIns = await listDelegatesOf(ctx.db, deciderIds, today)
  await notify(
    ctx,
    [...new Set([...deciderIds, ...standIns])].map((userId) => ({
      userId,
      kind: what,
      params: { kind, by: requesterName },
      href: `/approvals/${id}`,
      matter: `approval:${id}`,
    })),
  )
}

/** Tells whoever asked what became of a request. */
export async function tellRequester(
  ctx: Pick<Context, 'db' | 'actor'>,
  { id, kind, requesterId }: { id: number; kind: string; requesterId: number },
  what: 'approval_approved' | 'approval_refused' | 'approval_to_next',
): Promise<void> {
  await notify(ctx, [
    { userId: requesterId, kind: what, params: { kind, by: ctx.actor.name }, href: `/approvals/${id}`, matter: `approval:${id}` },
  ])
}
