import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { AppError, invalidField, isAppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { loadWorkingDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { cadence } from '#lib/records/cadence/settings'
import type { TaskOrigin } from '#lib/records/tasks/service'
import { createTask } from '#lib/records/tasks/service'
import type { HandOutInput } from './schema.ts'

/** For whoever has switched the call at a quiet customer off. */
const USUAL_DAYS = 3
/** Far enough for so many working days, whatever holidays lie between. */
const LOOK_AHEAD_DAYS = 800

/**
 * Answers until when what is handed out today is to be seen to, unless somebody says otherwise: as many working days by the company's calendar as the rhythm of contacts gives for
 * calling a customer that turns quiet.
 */
export async function handOutDueOn(ctx: Context): Promise<Day> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const [{ drowsy_call: days }, working] = await Promise.all([
    getSetting(ctx.db, cadence),
    loadWorkingDays(ctx.db, today, addDays(today, LOOK_AHEAD_DAYS)),
  ])
  return working.after(today, days === 0 ? USUAL_DAYS : days)
}

/** What became of a customer that was to be handed out: a task was made · an open one stands already · nobody owns the customer · whoever was meant may not see to it. */
export const handOutOutcomes = ['made', 'already', 'nobody', 'refused'] as const
export type HandOutOutcome = (typeof handOutOutcomes)[number]

/** What is handed out; without a day each task is due when its list says. */
export type HandOutAsked = Omit<HandOutInput, 'due_on'> & { due_on?: Day | undefined }

/** A list of customers from which tasks are handed out. */
export interface HandOutList<Row extends { ownerId: number | null; openTask: unknown }> {
  origin: TaskOrigin
  /** Finds the row of a customer within the reader's scope of analysis; null where the list has none. */
  find(ctx: Context, customerId: number): Promise<Row | null>
  /** Keeps others from handing the same row out until the transaction ends; answers whether the list holds it. */
  lock(ctx: Context, customerId: number): Promise<boolean>
  /** Until when a row is to be seen to where nobody says otherwise; the usual day where the list has none of its own. */
  dueOn?(ctx: Context, row: Row): Promise<Day>
  /** What the task says, in the language of whoever hands it out. */
  title(ctx: Context, row: Row): string
}

/**
 * Makes a task about each of some customers of a list, for whoever owns it or for one colleague, and answers how many had which outcome. One that has an open task from this list already gets no second one; whoever
 * left the list meanwhile, or is out of reach, is passed over. Throws `not_found` when none of them is in the list, `invalid_request` for a day that is over, and as
 * `createTask` when not one could be made for the colleague who was named.
 */
export async function handOutFrom<Row extends { ownerId: number | null; openTask: unknown }>(
  ctx: Context,
  list: HandOutList<Row>,
  input: HandOutAsked,
): Promise<Record<HandOutOutcome, number>> {
  permit(ctx, 'task:create')
  permit(ctx, 'analysis:read')
  if (input.due_on !== undefined && input.due_on < dayOf(ctx.now, ctx.company.timeZone))
    throw invalidField('due_on', 'in_the_past')
  const counts = { made: 0, already: 0, nobody: 0, refused: 0 }
  let why: unknown = null
  for (const id of new Set(input.customers)) {
    const { outcome, error } = await handOut(ctx, list, id, input)
    if (outcome !== null) counts[outcome] += 1
    why ??= error
  }
  if (counts.made + counts.already + counts.nobody + counts.refused === 0) throw new AppError('not_found', {})
  if (input.assignee_id !== undefined && counts.made === 0 && why !== null) throw why
  return counts
}

interface Tried {
  outcome: HandOutOutcome | null
  /** Why it was refused. */
  error: unknown
}

async function handOut<Row extends { ownerId: number | null; openTask: unknown }>(
  ctx: Context,
  list: HandOutList<Row>,
  customerId: number,
  input: HandOutAsked,
): Promise<Tried> {
  try {
    return { outcome: await ctx.db.tx((db) => handOutIn({ ...ctx, db }, list, customerId, input)), error: null }
  } catch (error) {
    if (isAppError(error, 'not_found') || isAppError(error, 'rule_violated')) return { outcome: 'refused', error }
    throw error
  }
}

async function handOutIn<Row extends { ownerId: number | null; openTask: unknown }>(
  ctx: Context,
  list: HandOutList<Row>,
  customerId: number,
  { assignee_id: named, due_on: dueOn, note }: HandOutAsked,
): Promise<HandOutOutcome | null> {
  // Seen before it is locked: nobody keeps the row of a customer out of reach from others.
  if ((await list.find(ctx, customerId)) === null || !(await list.lock(ctx, customerId))) return null
  const row = await list.find(ctx, customerId)
  if (row === null) return null
  if (row.openTask !== null) return 'already'
  const assignee = named ?? (row.ownerId === null ? null : String(row.ownerId))
  if (assignee === null) return 'nobody'
  const dueAt = dueOn ?? (await list.dueOn?.(ctx, row)) ?? (await handOutDueOn(ctx))
  const task = { customer_id: String(customerId), title: list.title(ctx, row), assignee_id: assignee, due_at: dueAt }
  await createTask(ctx, { ...task, ...(note === undefined ? {} : { note }) }, list.origin)
  return 'made'
}
