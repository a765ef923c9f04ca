import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { QueueFilter } from './filter.ts'
import type { QueueRow } from './service.ts'
import { countQueue, listQueue } from './service.ts'

const MOST = 8

/** What somebody who works on cases begins with. */
export interface DeskHome {
  /** The one to take up next: of my own, and of what nobody has if I have none, those first whose next end was set from outside. */
  next: QueueRow | null
  /** My own by their clocks, without the one above. */
  mine: QueueRow[]
  mineCount: { count: number; more: boolean }
  /** Calls that I have promised. */
  calls: QueueRow[]
  /** My cases about which an outlet was asked and is silent. */
  silent: QueueRow[]
  unassignedCount: { count: number; more: boolean }
}

const none = { count: 0, more: false }

/** Answers what the actor begins with: the next case by its clock, the own queue, promised calls, outlets that have not answered. */
export async function getDeskHome(ctx: Context): Promise<DeskHome> {
  permit(ctx, 'case:read')
  const first = async (filter: QueueFilter, limit: number) =>
    (await listQueue(ctx, { ...filter, sort: 'next_due', falling: false, limit })).rows
  const [mine, outside, calls, silent, unassigned, mineCount, unassignedCount] = await Promise.all([
    first({ assignee: 'me' }, MOST + 1),
    first({ assignee: 'me', outside: true }, 1),
    first({ assignee: 'me', promised: true }, MOST),
    first({ assignee: 'me', stage: 'waiting_outlet' }, MOST),
    first({ assignee: 'none' }, 1),
    countQueue(ctx, { assignee: 'me' }),
    countQueue(ctx, { assignee: 'none' }),
  ])
  const next = outside[0] ?? mine[0] ?? unassigned[0] ?? null
  return {
    next,
    mine: mine.filter(({ id }) => id !== next?.id).slice(0, MOST),
    mineCount: mineCount ?? none,
    calls,
    silent,
    unassignedCount: unassignedCount ?? none,
  }
}
