import { AppError } from '#lib/core/errors'
import { listText } from '#lib/core/formats'
import type { Context } from '#lib/platform/context'
import type { ApprovalRow, SubjectStepRow } from './repository.ts'
import { findLatestOf, listStepsOf, listWaitingOf } from './repository.ts'

export type { SubjectStepRow }

/** How the latest request about something stands, for whoever sees what it is about. */
export type ApprovalBrief = Pick<
  ApprovalRow,
  | 'id'
  | 'status'
  | 'requesterId'
  | 'requesterName'
  | 'facts'
  | 'deciderNames'
  | 'askedAt'
  | 'dueAt'
  | 'decidedAt'
  | 'decidedByName'
  | 'decisionReason'
  | 'version'
>

interface Subject {
  type: string
  id: string
}

/** Answers the latest request of some kinds about something, null when there was none. Whether the reader may see what it is about, the caller has looked. */
export async function findApprovalOf(
  ctx: Pick<Context, 'db'>,
  subject: Subject,
  kinds: readonly string[],
): Promise<ApprovalBrief | null> {
  const row = await findLatestOf(ctx.db, subject, kinds)
  if (row === null) return null
  const { id, status, requesterId, requesterName, facts, deciderNames, askedAt, dueAt, decidedAt, decidedByName, version } = row
  const { decisionReason } = row
  return {
    ...{ id, status, requesterId, requesterName, facts, deciderNames, askedAt, dueAt, decidedAt, decidedByName, version },
    decisionReason,
  }
}

/** A request that waits about one of several subjects. */
export type WaitingBrief = Pick<ApprovalRow, 'id' | 'subjectId' | 'facts' | 'requesterName' | 'deciderNames'>

/** Lists the requests of a kind that wait about several subjects, at most one of each. Whether the reader may see what they are about, the caller has looked. */
export async function listApprovalsWaiting(
  ctx: Pick<Context, 'db'>,
  kind: string,
  subject: { type: string; ids: readonly string[] },
): Promise<WaitingBrief[]> {
  const rows = subject.ids.length === 0 ? [] : await listWaitingOf(ctx.db, kind, subject)
  return rows.map(({ id, subjectId, facts, requesterName, deciderNames }) => ({
    id,
    subjectId,
    facts,
    requesterName,
    deciderNames,
  }))
}

/** Lists what has happened to the requests of some kinds about something, the latest first. Whether the reader may see what it is about, the caller has looked. */
export function listApprovalStepsOf(
  ctx: Pick<Context, 'db'>,
  subject: Subject,
  kinds: readonly string[],
): Promise<SubjectStepRow[]> {
  return listStepsOf(ctx.db, subject, kinds)
}

/** Throws `rule_violated` while a request about something waits. */
export async function requireNoneWaits(
  ctx: Pick<Context, 'db' | 'locale'>,
  subject: Subject,
  kinds: readonly string[],
): Promise<void> {
  const latest = await findApprovalOf(ctx, subject, kinds)
  if (latest?.status === 'waiting')
    throw new AppError('rule_violated', { who: listText(ctx.locale, latest.deciderNames) }, { detail: 'approval.waits_first' })
}
