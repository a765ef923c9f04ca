import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter } from '#lib/core/page'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { TimelineEntry } from '#lib/records/timeline/entry'
import { happenedKinds } from '#lib/records/timeline/entry'
import type { TimelinePlace } from '#lib/records/timeline/place'
import { isBehind, laterFirst, rankOf } from '#lib/records/timeline/place'
import { listHappened } from '#lib/records/timeline/service'
import type { ClassChange } from '../classification/history.ts'
import { classHistory } from '../classification/history.ts'

/** Kinds that a reader of the whole timeline may choose among. */
export const timelineKinds = [...happenedKinds, 'class'] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** A class that is no longer what it was. */
export interface ClassEntry extends Pick<ClassChange, 'scheme' | 'from' | 'to'> {
  kind: 'class'
  place: TimelinePlace
}

export type AnyEntry = TimelineEntry | ClassEntry

export interface TimelinePage {
  entries: AnyEntry[]
  /** What to ask for to go on; null at the beginning of all. */
  earlier: string | null
}

export interface TimelineQuery {
  /** All of them when there is none. */
  kinds: readonly TimelineKind[]
  /** `earlier` of a page of the same customer and kinds. */
  before: string | undefined
  limit: number
}

/**
 * Answers the timeline of a customer a page at a time, the latest first: what happened with it (`listHappened`), and how its classes moved. Kinds that the actor may
 * not read are left out. Throws `not_found` out of scope, `invalid_cursor`.
 */
export async function timelineOfCustomer(ctx: Context, customerId: number, query: TimelineQuery): Promise<TimelinePage> {
  const kinds = query.kinds.length === 0 ? timelineKinds : query.kinds
  const binding = { filter: hashFilter({ customerId, kinds: [...kinds].sort() }), sort: '-at' }
  const before = query.before === undefined ? null : readPlace(decodeCursor(query.before, binding, ctx.now))
  const wanted = happenedKinds.filter((kind) => kinds.includes(kind))
  const [happened, moved] = await Promise.all([
    listHappened(ctx, customerId, { kinds: wanted, before, limit: query.limit + 1 }),
    kinds.includes('class') && mayEver(ctx, 'analysis:read') ? classHistory(ctx, customerId) : [],
  ])
  const classes = moved.map(entryOf).filter(({ place }) => isBehind(place, before))
  const all = [...happened, ...classes].sort((left, right) => laterFirst(left.place, right.place))
  const entries = all.slice(0, query.limit)
  const last = entries.at(-1)?.place
  const more = all.length > query.limit && last !== undefined
  return { entries, earlier: more ? encodeCursor(binding, [last.at.getTime(), last.rank, last.id], ctx.now) : null }
}

function entryOf({ runId, at, scheme, from, to }: ClassChange): ClassEntry {
  return { kind: 'class', place: { at, rank: rankOf('class'), id: runId }, scheme, from, to }
}

function readPlace([at, rank, id, ...rest]: readonly unknown[]): TimelinePlace {
  const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value)
  const readable = isWhole(at) && isWhole(rank) && isWhole(id) && Math.abs(at) < 8e15 && rest.length === 0
  if (!readable || Math.abs(rank) > 100) throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
  return { at: new Date(at), rank, id }
}
