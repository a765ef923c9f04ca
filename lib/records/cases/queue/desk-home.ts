import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { QueueFilter } from './filter.ts'
import type { QueueRow } from './service.ts'
import { countQueue, listQueue } from './service.ts'

const MOST = 8
/** So many of my own are looked through: for one whose turn is mine, and for the calls that come first. */
const MANY = 50

/** Why a case is the next one: what is set from outside ends first of mine; of the others it ends first; I have none whose turn is mine, and of what nobody has it ends first; all of mine wait for somebody
 * else, and of them it ends first. */
export type WhyNext = 'outside' | 'clock' | 'unassigned' | 'waiting'

/** What somebody who works on cases begins with. A case stands in one of its lists. */
export interface DeskHome {
  /** The one to take up next: of my own, and of what nobody has if I have none, those first whose next end was set from outside, and those last that wait for an outlet or the customer. */
  next: { row: QueueRow; why: WhyNext } | null
  /** Calls that I have promised, in the order of their time. */
  calls: QueueRow[]
  /** My cases about which an outlet was asked and is silent. */
  silent: QueueRow[]
  /** My others by their clocks. */
  mine: QueueRow[]
  mineCount: { count: number; more: boolean }
  unassignedCount: { count: number; more: boolean }
}

const none = { count: 0, more: false }

const DAY_MS = 86_400_000

/** Tells whether it is neither an outlet's answer that is due first nor the customer's, unless what is set from outside ends within a day. */
function isMyTurn({ next_clock: clock, next_due_at: dueAt, stage }: QueueRow, now: Date): boolean {
  if (clock === 'outlet') return false
  return stage !== 'waiting_customer' || (dueAt !== null && new Date(dueAt).getTime() < now.getTime() + DAY_MS)
}

/** Answers what the actor begins with: the next case by its clock and why it is that one, promised calls, outlets that have not answered, and the rest of the own queue. */
export async function getDeskHome(ctx: Context): Promise<DeskHome> {
  permit(ctx, 'case:read')
  const first = async (filter: QueueFilter, limit: number) =>
    (await listQueue(ctx, { ...filter, sort: 'next_due', falling: false, limit })).rows
  const [mine, outside, promised, silent, unassigned, mineCount, unassignedCount] = await Promise.all([
    first({ assignee: 'me' }, MANY),
    first({ assignee: 'me', outside: true }, MANY),
    first({ assignee: 'me', promised: true }, MANY),
    first({ assignee: 'me', stage: 'waiting_outlet' }, MANY),
    first({ assignee: 'none' }, 1),
    countQueue(ctx, { assignee: 'me' }),
    countQueue(ctx, { assignee: 'none' }),
  ])
  const mineNext = (rows: readonly QueueRow[], why: WhyNext) =>
    because(
      rows.find((row) => isMyTurn(row, ctx.now)),
      why,
    )
  const next =
    mineNext(outside, 'outside') ?? mineNext(mine, 'clock') ?? because(unassigned[0], 'unassigned') ?? because(mine[0], 'waiting')
  const [calls, silentOnes, others] = inOneList(next?.row, [promised.toSorted(byCall), silent, mine])
  return {
    ...{ next, calls, silent: silentOnes, mine: others },
    mineCount: mineCount ?? none,
    unassignedCount: unassignedCount ?? none,
  }
}

const because = (row: QueueRow | undefined, why: WhyNext) => (row === undefined ? null : { row, why })

const byCall = (left: QueueRow, right: QueueRow) => Date.parse(left.callback_at ?? '') - Date.parse(right.callback_at ?? '')

/** Leaves each case in the first list that has it, and of every list what is shown. */
function inOneList(
  shown: QueueRow | undefined,
  lists: [QueueRow[], QueueRow[], QueueRow[]],
): [QueueRow[], QueueRow[], QueueRow[]] {
  const placed = new Set(shown === undefined ? [] : [shown.id])
  const left = (rows: QueueRow[]) => {
    const here = rows.filter(({ id }) => !placed.has(id)).slice(0, MOST)
    for (const { id } of here) placed.add(id)
    return here
  }
  return [left(lists[0]), left(lists[1]), left(lists[2])]
}
