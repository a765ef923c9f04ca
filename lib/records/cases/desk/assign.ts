import { AppError } from '#lib/core/errors'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import { notify } from '#lib/platform/notify/notify'
import { getUser } from '#lib/platform/org/users'
import { asInt } from '../../record/column.ts'
import { findRoot } from '../../record/of-customer.ts'
import { caseNumber } from '../case.ts'
import type { CaseRow } from '../repository.ts'
import type { CaseResource } from '../schema.ts'
import { actOn } from './act.ts'
import type { AssignInput } from './schema.ts'

/** Gives a case to a colleague within reach who may work on it, to oneself, or to nobody. Throws `not_found` for a colleague out of reach, `rule_violated` for one who
 * is no longer there or may not work on cases of the customer. */
export function assignCase(ctx: Context, id: RecordId, input: AssignInput): Promise<CaseResource> {
  return actOn(ctx, id, input.version, async (inner, stored) => {
    const assignee = input.assignee_id === null ? null : await colleague(inner, input.assignee_id, stored)
    if (assignee !== null) await tellAssignee(inner, assignee.id, [stored])
    return {
      set: { assignee_id: asInt(assignee?.id ?? null) },
      event: { kind: 'assigned', detail: { assignee: assignee?.name ?? null } },
    }
  })
}

/** Tells somebody of cases that are his now. */
export async function tellAssignee(ctx: Context, userId: number, cases: readonly Pick<CaseRow, 'id'>[]): Promise<void> {
  const [first] = cases
  if (first === undefined) return
  const one = cases.length === 1
  await notify(ctx, [
    {
      userId,
      kind: one ? 'case_assigned' : 'cases_assigned',
      params: one ? { by: ctx.actor.name, number: caseNumber(first.id) } : { by: ctx.actor.name, count: cases.length },
      href: one ? `/cases/${first.id}` : '/cases?assignee=me',
      matter: one ? `case:${first.id}:assigned` : 'cases:assigned',
    },
  ])
}

async function colleague(ctx: Context, id: string, stored: CaseRow): Promise<{ id: number; name: string }> {
  const named = parseRecordId(id)
  if ('id' in named && named.id === ctx.actor.userId) return { id: named.id, name: ctx.actor.name }
  const user = await getUser(ctx, named)
  if (user.disabledAt !== null) throw new AppError('rule_violated', {}, { detail: 'task.assignee_disabled' })
  const scope = (await resolveActor(ctx.db, user.id))?.actor.permissions['case:update']
  const may = scope !== undefined && (await findRoot(ctx.db, scope, { id: stored.customerId })) !== null
  if (!may) throw new AppError('rule_violated', {}, { detail: 'case.assignee_cannot_work' })
  return { id: user.id, name: user.name }
}
