/** What may be changed of many customers at once. */
export const bulkKinds = ['owner', 'outlet', 'tags', 'next_touch', 'lifecycle', 'archive', 'restore'] as const
export type BulkKind = (typeof bulkKinds)[number]

/** A change with everything that it names looked up. */
export type BulkChange =
  | { kind: 'owner'; ownerId: number }
  | { kind: 'outlet'; outletId: number }
  | { kind: 'tags'; add: readonly string[]; remove: readonly string[] }
  | { kind: 'next_touch'; day: string | null }
  | { kind: 'lifecycle'; lifecycle: string }
  | { kind: 'archive' }
  | { kind: 'restore' }

/** `cancelled` and `failed` ones stopped on the way: what they had done stands. */
export const bulkStatuses = ['queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const
export type BulkStatus = (typeof bulkStatuses)[number]

/** What became of a customer: changed, or why not. */
export const outcomes = [
  'changed',
  'unchanged',
  'changed_meanwhile',
  'not_permitted',
  'leaves_scope',
  'too_many_tags',
  'merged',
] as const
export type Outcome = (typeof outcomes)[number]

/** What the undo made of a customer that had been changed: undone, or why it was kept. */
export const undoOutcomes = [
  'undone',
  'changed_since',
  'not_permitted',
  'leaves_scope',
  'owner_disabled',
  'outlet_archived',
  'merged',
] as const
export type UndoOutcome = (typeof undoOutcomes)[number]

/** So many customers are changed while the reader waits, and in one transaction; more are worked off in the background. */
export const ROWS_AT_ONCE = 2_000
/** Beyond so many nobody counts to the end. */
export const MOST_COUNTED = 1_000_000
/** For so many days a change can be undone. */
export const UNDOABLE_DAYS = 30
export const MOST_TAGS = 50

/** Answers what one must hold for a change. */
export function permissionFor(kind: BulkKind): 'customer:archive' | 'customer:update' {
  return kind === 'archive' || kind === 'restore' ? 'customer:archive' : 'customer:update'
}

const dayMs = 86_400_000

/** Says until when a change that was asked for at an instant can be undone. */
export function undoableUntil(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + UNDOABLE_DAYS * dayMs)
}

/** Guesses how many seconds are left, from how long it took so far; null before anything can be said. */
export function secondsLeft(progress: { done: number; total: number; startedAt: Date | null; now: Date }): number | null {
  const { done, total, startedAt, now } = progress
  if (startedAt === null || done === 0 || total <= done) return null
  return Math.ceil(((now.getTime() - startedAt.getTime()) / done) * (total - done) * 0.001)
}
