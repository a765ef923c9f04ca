import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { QueueFilter } from './filter.ts'
import type { QueueRow } from './service.ts'
import { countQueue, listQueue } from './service.ts'

const MOST = 8
/** So many of my own are looked through for one whose turn is mine. */
const MANY = 50

/** What somebody who works on cases begins with. */
export interface DeskHome {
  /** The one to take up next: of my own, and of what nobody has if I have none, those first whose next end was set from outside, and those last that wait for an outlet or the customer. */
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

const DAY_MS = 86_400_000

/** Tells whether it is neither an outlet's answer that is due first nor the customer's, unless what is set from outside ends within a day. */
function isMyTurn({ next_clock: clock, next_due_at: dueAt, stage }: QueueRow, now: Date): boolean {
  if (clock === 'outlet') return false
  return stage !== 'waiting_customer' || (dueAt !== null && new Date(dueAt).getTime() < now.getTime() + DAY_MS)
}

/** Answers what the actor begins with: the next case by its clock, the own queue, promised calls, outlets that have not answered. */
export async function getDeskHome(ctx: Context): Promise<DeskHome> {
  permit(ctx, 'case:read')
  const first = async (filter: QueueFilter, limit: number) =>
    (await listQueue(ctx, { ...filter, sort: 'next_due', falling: false, limit })).rows
  const [mine, outside, calls, silent, unassigned, mineCount, unassignedCount] = await Promise.all([
    first({ assignee: 'me' }, MANY),
    first({ assignee: 'me', outside: true }, MANY),
    first({ assignee: 'me', promised: true }, MOST),
    first({ assignee: 'me', stage: 'waiting_outlet' }, MOST),
    first({ assignee: 'none' }, 1),
    countQueue(ctx, { assignee: 'me' }),
    countQueue(ctx, { assignee: 'none' }),
  ])
  const mineNext = (rows: readonly QueueRow[]) => rows.find((row) => isMyTurn(row, ctx.now))
  const next = mineNext(outside) ?? mineNext(mine) ?? unassigned[0] ?? mine[0] ?? null
  return {
    next,
    mine: mine.filter(({ id }) => id !== next?.id).slice(0, MOST),
    mineCount: mineCount ?? none,
    calls,
    silent,
    unassignedCount: unassignedCount ?? none,
  }
}
