/** Where a case stands. */
export const STAGES = ['open', 'waiting_outlet', 'waiting_customer', 'answered', 'resolved', 'closed'] as const
export type Stage = (typeof STAGES)[number]

/** What of a case says where it stands. */
export interface StageFacts {
  type: string
  openedAt: Date
  /** When the user last heard from us, by an answer or otherwise. */
  heardAt: Date | null
  outletAskedAt: Date | null
  outletAnsweredAt: Date | null
  resolvedAt: Date | null
  /** When the user was told the outcome, the first time and the last. */
  informedAt: Date | null
  toldAt: Date | null
  /** When the answer went to the regulator. */
  reportedAt: Date | null
  closedAt: Date | null
  reopenedAt: Date | null
  /** Since when it waits for its customer; null while it does not. */
  waitingSince: Date | null
  /** It came with an import, solved already: its end was seen to elsewhere. */
  imported: boolean
}

/** Answers where a case stands. */
export function stageOf(facts: StageFacts): Stage {
  if (isClosed(facts)) return 'closed'
  if (facts.resolvedAt !== null) return 'resolved'
  if (isOutletAwaited(facts)) return 'waiting_outlet'
  if (facts.waitingSince !== null) return 'waiting_customer'
  return hasHeard(facts) ? 'answered' : 'open'
}

/** Tells whether a case is over: closed, or with all that closing asks for, or brought in as solved and not taken up again. */
export function isClosed(facts: StageFacts): boolean {
  if (facts.closedAt !== null || mayClose(facts)) return true
  return facts.imported && facts.resolvedAt !== null && facts.reopenedAt === null
}

/** Tells whether a solved case may be closed: where the user has to be told the outcome, that is on record since it was last opened; an appeal was answered to the
 * regulator too. */
export function mayClose(facts: StageFacts): boolean {
  if (facts.resolvedAt === null) return false
  if (facts.type === 'appeal' && facts.reportedAt === null) return false
  return !mustTell(facts.type) || wasTold(facts)
}

/** Tells whether the user of a case of this type has to be told its outcome, with a record of it. */
export function mustTell(type: string): boolean {
  return type === 'complaint' || type === 'claim'
}

/** Tells whether a case of this type may wait for its customer: an appeal has the regulator's days, and behind what is internal, or praise, nobody is waited for. */
export function isPausable(type: string): boolean {
  return type === 'enquiry' || type === 'request' || type === 'complaint' || type === 'claim'
}

/** The instant from which our own promises run: the opening, or the last time that it was opened again. */
export function runsSince({ openedAt, reopenedAt }: Pick<StageFacts, 'openedAt' | 'reopenedAt'>): Date {
  return reopenedAt ?? openedAt
}

/** Tells whether the user has heard from us since then. */
export function hasHeard(facts: Pick<StageFacts, 'heardAt' | 'openedAt' | 'reopenedAt'>): boolean {
  return facts.heardAt !== null && facts.heardAt >= runsSince(facts)
}

/** Tells whether an outlet was asked and has not answered yet. */
export function isOutletAwaited({
  outletAskedAt,
  outletAnsweredAt,
}: Pick<StageFacts, 'outletAskedAt' | 'outletAnsweredAt'>): boolean {
  return outletAskedAt !== null && (outletAnsweredAt === null || outletAnsweredAt < outletAskedAt)
}

function wasTold(facts: StageFacts): boolean {
  const told = facts.toldAt ?? facts.informedAt
  return told !== null && (facts.reopenedAt === null || told >= facts.reopenedAt)
}
