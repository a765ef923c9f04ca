import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import { listMakers } from '#lib/platform/auth/api-keys'
import type { Context } from '#lib/platform/context'
import { gradeOf } from '#lib/platform/org/grade'
import { holdersAbove } from '#lib/platform/org/holders'
import { permit } from '#lib/platform/scope/scope'
import { isProgram } from './authority.ts'
import { dueAfter } from './due.ts'
import type { Fact } from './fact.ts'
import type { Rung } from './people.ts'
import { nextRung } from './people.ts'
import type { Place } from './reach.ts'
import { findBlind } from './reach.ts'
import { findCustomerOutlet, insertApproval, noteDecision, openStep } from './repository.ts'
import type { Measured, RuleLine } from './rule.ts'
import { ladderFrom, ladderOf, ownCeiling } from './rule.ts'
import { listRuleRows } from './rules/repository.ts'
import type { RuleKey } from './shipped-rules.ts'
import { tellDeciders } from './tell.ts'

/** What is asked for. */
export interface NewApproval {
  kind: string
  rule: RuleKey
  measured: Measured
  /** What it is about: of one subject one request of a kind waits at a time. */
  subject: {
    type: string
    id: string
    customerId: number | null
    /** Where left out, that of the customer, else of whoever asks. */
    outletId?: number | null
  }
  payload: unknown
  facts: readonly Fact[]
  reason: string
  /** Set where a program may ask as well as a person: what nobody, however high, decides alone (decision 0108). */
  programsAsk?: true
}

/**
 * Asks whoever may decide it for something that the actor may not do alone, tells them, and answers the request's id; in the caller's transaction. Throws `forbidden`
 * for programs, unless they may ask for this, `duplicate` while a request about the same waits, and `rule_violated` when nobody is there who could decide.
 */
export async function askApproval(ctx: Context, asked: NewApproval): Promise<number> {
  permit(ctx, 'approval:read')
  if (isProgram(ctx) && asked.programsAsk !== true) throw new AppError('forbidden', { permission: 'approval:read' })
  const { kind, rule, measured, subject, payload, facts, reason } = asked
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const lines = await listRuleRows(db, rule)
    const own = ownCeiling({ roles: ctx.actor.roles, grade: await gradeOf(db, ctx.actor.userId) }, lines)
    const ladder = ladderFrom(own, ladderOf(measured, lines)).map(({ role, grade, most, hours }) => ({
      role,
      grade,
      most,
      hours,
    }))
    const place = {
      customerId: subject.customerId,
      outletId: subject.outletId ?? (await findCustomerOutlet(db, subject.customerId)) ?? ctx.actor.outletId,
      requesterId: ctx.actor.userId,
    }
    const rung = await findNextRung(inner, { ladder, lines, place }, 0)
    if (rung === null) throw new AppError('rule_violated', {}, { detail: 'approval.nobody_decides' })
    const { partsPerUnit = 1, amount } = measured
    const id = await insertApproval(db, {
      ...{ kind, rule, reason, payload, facts, ladder, now: ctx.now },
      requesterId: ctx.actor.userId,
      subject: { ...subject, outletId: place.outletId },
      measure: amount / partsPerUnit,
    })
    if (id === null) throw new AppError('duplicate', {}, { detail: 'approval.waits_already' })
    await open(inner, id, rung)
    await noteDecision(db, { approvalId: id, act: 'asked', byId: ctx.actor.userId, reason, at: ctx.now })
    const detail = { kind, subject: `${subject.type}:${subject.id}`, measure: amount / partsPerUnit, deciders: rung.userIds }
    await audit(inner, { action: 'approval.ask', subjectType: 'approval', subjectId: id, detail, reason })
    await tellDeciders(inner, { id, kind, requesterName: ctx.actor.name, deciderIds: rung.userIds }, 'approval_asked')
    return id
  })
}

/** What is needed to find who decides next. */
export interface Climb {
  ladder: readonly RuleLine[]
  lines: readonly RuleLine[]
  place: Place
}

/** Finds the first rung from a place on that somebody fills who sees the record and did not ask, nor made the key of the program that did; whoever leads the company after the last. */
export async function findNextRung(
  ctx: Pick<Context, 'db'>,
  { ladder, lines, place }: Climb,
  from: number,
): Promise<Rung | null> {
  const [holders, makers] = await Promise.all([holdersAbove(ctx.db, place.outletId), listMakers(ctx.db, place.requesterId)])
  const askers = new Set([place.requesterId, ...makers])
  const roles = new Set([...ladder.slice(from).map(({ role }) => role), 'executive'])
  const able = holders.filter(({ role, userId }) => roles.has(role) && !askers.has(userId))
  const blind = await findBlind(
    ctx,
    able.map(({ userId }) => userId),
    place,
  )
  return nextRung(ladder, from, { holders: able, lines, excluded: blind })
}

/** Opens a step with its time. */
export async function open(ctx: Pick<Context, 'db' | 'now' | 'company'>, approvalId: number, rung: Rung): Promise<void> {
  await openStep(ctx.db, approvalId, rung, ctx.now, await dueAfter(ctx, rung.line.hours))
}
