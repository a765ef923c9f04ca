import type { z } from 'zod'
import { addDays } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { identifier } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import { parseRecordId } from '../http/record-id.ts'
import { permit } from '../scope/scope.ts'
import { getSetting } from '../settings/settings.ts'
import type { Ground } from './ground.ts'
import { groundFor } from './ground.ts'
import { revealLimits } from './limits.ts'
import type { CallerCase, Subject } from './repository.ts'
import { countReveals, findCase, findContact, findCustomer, medianLinkedReveals } from './repository.ts'
import type { revealContactInput, revealCustomerInput, revealWarnings } from './schema.ts'

export interface Revealed {
  field: string
  value: string
  linked: boolean
  warning: (typeof revealWarnings)[number] | null
}

/** Answers a customer's personal value in clear and notes who saw what and why. `caller_name` and `caller_phone` are those of the case that
 * `case_id` names. Throws `not_found` out of scope, `invalid_request` when a reason is needed, `rate_limited` after the day's last
 * reveal without customer or case behind it (`revealLimits`), `rule_violated` when the case is closed or another customer's, or the field is empty. */
export async function revealCustomer(ctx: Context, id: RecordId, input: z.output<typeof revealCustomerInput>): Promise<Revealed> {
  const scope = permit(ctx, 'customer:reveal')
  const ofCaller = input.field === 'caller_name' || input.field === 'caller_phone'
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const column = ofCaller ? 'r.phone' : `r.${input.field}`
    const subject = await findCustomer(db, scope, id, identifier(column))
    if (subject === null) throw new AppError('not_found', {})
    const openCase = await openCaseOf(inner, subject, input.case_id)
    if (!ofCaller) return show(inner, 'customer', subject, openCase, input)
    if (openCase === null) throw invalidField('case_id', 'required')
    const ofOutlet = [openCase.liableOutletId, ...openCase.askedOutletIds].includes(ctx.actor.outletId)
    if (ofOutlet && scope.kind !== 'all') throw new AppError('forbidden', { permission: 'customer:reveal' })
    const value = input.field === 'caller_name' ? openCase.callerName : openCase.callerPhone
    if (value === null) throw new AppError('rule_violated', {}, { detail: 'privacy.case_has_no_caller' })
    return show(inner, 'caller', { ...subject, value }, openCase, input)
  })
}

/** The same for a contact: for its customer's owner, if that is a business, the purpose is enough. */
export async function revealContact(ctx: Context, id: RecordId, input: z.output<typeof revealContactInput>): Promise<Revealed> {
  const scope = permit(ctx, 'contact:reveal')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const subject = await findContact(db, scope, id, identifier(`t.${input.field}`))
    if (subject === null) throw new AppError('not_found', {})
    return show(inner, 'contact', subject, await openCaseOf(inner, subject, input.case_id), input)
  })
}

async function openCaseOf(ctx: Context, subject: Subject, caseId: string | undefined): Promise<CallerCase | null> {
  if (caseId === undefined) return null
  const found = await findCase(ctx.db, permit(ctx, 'case:read'), parseRecordId(caseId))
  if (found === null) throw new AppError('not_found', {})
  if (!found.open || found.rootId !== subject.rootId) throw new AppError('rule_violated', {}, { detail: 'privacy.case_not_open' })
  return found
}

interface Grounds {
  field: string
  purpose: string
  reason?: string | undefined
}

async function show(
  ctx: Context,
  kind: 'customer' | 'contact' | 'caller',
  subject: Subject,
  openCase: CallerCase | null,
  input: Grounds,
): Promise<Revealed> {
  const own = subject.ownerId === ctx.actor.userId
  const ground = groundFor({
    subject: kind,
    business: subject.business,
    own,
    phone: subject.phone,
    openCase,
    reason: input.reason,
  })
  if (ground === null) throw invalidField('reason', 'reason_required')
  if (subject.value === null) throw new AppError('rule_violated', {}, { detail: 'privacy.nothing_to_reveal' })
  const linked = ground !== 'reason'
  const warning = await countAndWarn(ctx, linked)
  await audit(ctx, {
    action: 'personal.reveal',
    subjectType: kind === 'caller' ? 'case' : kind,
    subjectId: kind === 'caller' ? (openCase?.id ?? subject.id) : subject.id,
    detail: noteOf(ground, linked, input, openCase),
    ...(input.reason === undefined ? {} : { reason: input.reason }),
  })
  return { field: input.field, value: subject.value, linked, warning }
}

interface PersonalDocument {
  subjectType: string
  subjectId: number
  field: string
  purpose: string
  reason: string | undefined
  /** The case that it belongs to, for as long as somebody has to speak with the user. */
  openCase?: Pick<CallerCase, 'id'> | null
}

/** Notes that somebody takes a whole document about a person in clear: with an open case behind it, or for the typed reason, counted as a reveal that nothing is behind. In the transaction of whoever
 * hands it out, which has asked for `customer:reveal` in scope. Throws `invalid_request` where a reason is needed, `rate_limited` after the day's last one without a case. */
export async function revealDocument(ctx: Context, document: PersonalDocument): Promise<void> {
  const { subjectType, subjectId, field, purpose, reason, openCase = null } = document
  if (openCase === null && reason === undefined) throw invalidField('reason', 'reason_required')
  await countAndWarn(ctx, openCase !== null)
  const detail = noteOf(openCase === null ? 'reason' : 'case', openCase !== null, { field, purpose }, openCase)
  await audit(ctx, { action: 'personal.reveal', subjectType, subjectId, detail, ...(reason === undefined ? {} : { reason }) })
}

function noteOf(
  ground: Ground,
  linked: boolean,
  input: Grounds,
  openCase: Pick<CallerCase, 'id'> | null,
): Record<string, unknown> {
  return { field: input.field, ground, linked, purpose: input.purpose, ...(openCase === null ? {} : { case_id: openCase.id }) }
}

/** Throws when the day's reveals are used up. A warning is noted once a day, when it is first given. */
async function countAndWarn(ctx: Context, linked: boolean): Promise<Revealed['warning']> {
  const { timeZone } = ctx.company
  const today = dayOf(ctx.now, timeZone)
  const midnight = firstInstantOf(today, timeZone)
  const limits = await getSetting(ctx.db, revealLimits)
  const counted = await countReveals(ctx.db, ctx.actor.userId, midnight)
  if (!linked) {
    if (counted.unlinked >= limits.unlinked_limit) {
      const tomorrow = firstInstantOf(addDays(today, 1), timeZone)
      const retryAfterSeconds = Math.ceil((tomorrow.getTime() - ctx.now.getTime()) / 1000)
      throw new AppError(
        'rate_limited',
        { limit: limits.unlinked_limit },
        { detail: 'privacy.reveals_used_up', retryAfterSeconds },
      )
    }
    const count = counted.unlinked + 1
    if (count === limits.unlinked_warning) await noteWarning(ctx, 'many_unlinked', count)
    return count >= limits.unlinked_warning ? 'many_unlinked' : null
  }
  const median = await medianLinkedReveals(ctx.db, ctx.actor.roles, midnight, timeZone)
  const threshold = median === null ? Number.POSITIVE_INFINITY : median * limits.linked_factor
  const count = counted.linked + 1
  if (count > threshold && counted.linked <= threshold) await noteWarning(ctx, 'many_linked', count)
  return count > threshold ? 'many_linked' : null
}

async function noteWarning(ctx: Context, warning: string, count: number): Promise<void> {
  ctx.log.warn({ warning, count }, 'many personal values seen in clear')
  await audit(ctx, { action: 'personal.warn', subjectType: 'user', subjectId: ctx.actor.userId, detail: { warning, count } })
}
