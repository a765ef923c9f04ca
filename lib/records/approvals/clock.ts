import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { findNextRung, open } from './ask.ts'
import { dueAfter } from './due.ts'
import type { ApprovalRow } from './repository.ts'
import { closeStep, findApprovalRow, noteDecision, postponeStep, takeOverdue, touchApproval } from './repository.ts'
import { listRuleRows } from './rules/repository.ts'
import { tellDeciders, tellRequester } from './tell.ts'

const BATCH = 100

/** Moves requests on that nobody decided in time, or that have nobody left who could: to the next rung that somebody fills, in the end to whoever leads the company, who is
 * reminded of what still waits. Answers how many that were. For the job of the minute; done twice it moves nothing twice. */
export async function moveOverdueApprovals(ctx: Context): Promise<number> {
  for (let moved = 0; ; ) {
    const taken = await ctx.db.tx(async (db) => {
      const ids = await takeOverdue(db, ctx.now, BATCH)
      for (const id of ids) await moveOn({ ...ctx, db }, id)
      return ids.length
    })
    moved += taken
    if (taken < BATCH) return moved
  }
}

async function moveOn(ctx: Context, id: number): Promise<void> {
  const row = await findApprovalRow(ctx.db, id)
  if (row === null) return
  const isOver = row.dueAt <= ctx.now
  const next = await findNext(ctx, row)
  if (next === null || (row.rung === null && sameAs(row.deciderIds, next.userIds))) return remind(ctx, row)
  await closeStep(ctx.db, id, ctx.now)
  await open(ctx, id, next)
  await touchApproval(ctx.db, id)
  await noteDecision(ctx.db, { approvalId: id, act: isOver ? 'moved_on' : 'vacant', byId: null, at: ctx.now })
  const detail = { kind: row.kind, deciders: [row.deciderIds, next.userIds] }
  await audit(ctx, { action: 'approval.move_on', subjectType: 'approval', subjectId: id, detail })
  await tellDeciders(ctx, { ...row, deciderIds: next.userIds }, 'approval_moved_on')
  await tellRequester(ctx, row, 'approval_to_next')
}

async function findNext(ctx: Context, row: ApprovalRow) {
  const lines = await listRuleRows(ctx.db, row.rule)
  const place = { customerId: row.rootId, outletId: row.outletId, requesterId: row.requesterId }
  return findNextRung(ctx, { ladder: row.ladder, lines, place }, row.rung === null ? row.ladder.length : row.rung + 1)
}

/** Nobody stands above: the same people are told again, each time their hours are over. */
async function remind(ctx: Context, row: ApprovalRow): Promise<void> {
  await postponeStep(ctx.db, row.id, await dueAfter(ctx, row.hours))
  await touchApproval(ctx.db, row.id)
  await noteDecision(ctx.db, { approvalId: row.id, act: 'reminded', byId: null, at: ctx.now })
  await tellDeciders(ctx, row, 'approval_reminder')
}

const sameAs = (left: readonly number[], right: readonly number[]) =>
  left.length === right.length && left.every((id) => right.includes(id))
