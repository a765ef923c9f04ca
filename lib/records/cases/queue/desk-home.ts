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
  /** The one to take up next: of my own, and of what nobody has if I have none, those first whose next end was set from outside, and those last that wait for an outlet. */
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

/** Whether it is not an outlet's answer that is due first. */
const isMyTurn = ({ next_clock }: QueueRow) => next_clock !== 'outlet'

/** Answers what the actor begins with: the next case by its clock, the own queue, promised calls, outlets that have not answered. */
export async function getDeskHome(ctx: Context): Promise<DeskHome> {
  permit(ctx, 'case:read')
  const first = async (filter: QueueFilter, limit: number) =>
    (await listQueue(ctx, { ...filter, sort: 'next_due', falling: false, limit })).rows
  const [mine, outside, calls, silent, unassigned, mineCount, unassignedCount] = await Promise.all([
    first({ assignee: 'me' }, MANY),
    first({ assignee: 'me', outside: true }, 1),
    first({ assignee: 'me', promised: true }, MOST),
    first({ assignee: 'me', stage: 'waiting_outlet' }, MOST),
    first({ assignee: 'none' }, 1),
    countQueue(ctx, { assignee: 'me' }),
    countQueue(ctx, { assignee: 'none' }),
  ])
  const next = outside[0] ?? mine.find(isMyTurn) ?? unassigned[0] ?? mine[0] ?? null
  return {
    next,
    mine: mine.filter(({ id }) => id !== next?.id).slice(0, MOST),
    mineCount: mineCount ?? none,
    calls,
    silent,
    unassignedCount: unassignedCount ?? none,
  }
}
