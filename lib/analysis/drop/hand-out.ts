import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { AppError, invalidField, isAppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { loadWorkingDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { cadence } from '#lib/records/cadence/settings'
import { createTask } from '#lib/records/tasks/service'
import type { KeptDrop } from './repository.ts'
import { findDrop, lockDrop } from './repository.ts'
import type { HandOutInput } from './schema.ts'
import { seenAfterOf } from './service.ts'

/** For whoever has switched the call at a quiet customer off. */
const USUAL_DAYS = 3
/** Far enough for so many working days, whatever holidays lie between. */
const LOOK_AHEAD_DAYS = 800

/**
 * Answers until when a drop that is handed out today is to be seen to, unless somebody says otherwise: as many working days by the company's calendar as the rhythm of contacts gives for
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

/** What became of a drop that was to be handed out: a task was made · an open one stands already · nobody owns the customer · whoever was meant may not see to it. */
export const handOutOutcomes = ['made', 'already', 'nobody', 'refused'] as const
export type HandOutOutcome = (typeof handOutOutcomes)[number]

/**
 * Makes a task about each of some customers in the list of drops, for whoever owns it or for one colleague, and answers how many had which outcome. One that has an open task from this list already gets no second one; whoever
 * left the list meanwhile, or is out of reach, is passed over. Throws `not_found` when none of them is in the list, `invalid_request` for a day that is over, and as
 * `createTask` when not one could be made for the colleague who was named.
 */
export function handOutDrops(ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> {
  return handOutEach(ctx, input, handOutIn)
}

/** Makes a task about one customer in a list; null where it is in it no more, or out of reach. */
type HandOutOne = (ctx: Context, customerId: number, input: HandOutInput) => Promise<HandOutOutcome | null>

/**
 * Hands customers of any list out one by one, each in a transaction of its own, and answers how many had which outcome. Throws `not_found` when none of them is in the list, `invalid_request` for a day that is over,
 * and why it failed when not one task could be made for the colleague who was named.
 */
export async function handOutEach(
  ctx: Context,
  input: HandOutInput,
  handOutOne: HandOutOne,
): Promise<Record<HandOutOutcome, number>> {
  permit(ctx, 'task:create')
  permit(ctx, 'analysis:read')
  if (input.due_on < dayOf(ctx.now, ctx.company.timeZone)) throw invalidField('due_on', 'in_the_past')
  const counts = { made: 0, already: 0, nobody: 0, refused: 0 }
  let why: unknown = null
  for (const id of new Set(input.customers)) {
    const { outcome, error } = await tryOne(ctx, id, input, handOutOne)
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

async function tryOne(ctx: Context, customerId: number, input: HandOutInput, handOutOne: HandOutOne): Promise<Tried> {
  try {
    return { outcome: await ctx.db.tx((db) => handOutOne({ ...ctx, db }, customerId, input)), error: null }
  } catch (error) {
    if (isAppError(error, 'not_found') || isAppError(error, 'rule_violated')) return { outcome: 'refused', error }
    throw error
  }
}

async function handOutIn(ctx: Context, customerId: number, { assignee_id: named, due_on: dueOn, note }: HandOutInput) {
  const scope = permit(ctx, 'analysis:read')
  // Seen before it is locked: nobody keeps the drop of a customer out of reach from others.
  const found = () => findDrop(ctx.db, customerId, scope, seenAfterOf(ctx))
  if ((await found()) === null || !(await lockDrop(ctx.db, customerId))) return null
  const drop = await found()
  if (drop === null) return null
  if (drop.openTask !== null) return 'already'
  const assignee = named ?? (drop.ownerId === null ? null : String(drop.ownerId))
  if (assignee === null) return 'nobody'
  const task = { customer_id: String(customerId), title: titleOf(ctx, drop), assignee_id: assignee, due_at: dueOn }
  await createTask(ctx, { ...task, ...(note === undefined ? {} : { note }) }, 'drop')
  return 'made'
}

function titleOf({ locale }: Context, { shipments, expected }: KeptDrop): string {
  const number = (count: number) => Math.round(count).toLocaleString(locale)
  const fallen = (1 - shipments / expected).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 })
  const said = { fallen, expected: number(expected), shipments: number(shipments) }
  return findText(locale, 'analysis.drop.handOut.task', said) ?? fallen
}
