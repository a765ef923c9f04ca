import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { AppError, invalidField, isAppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { loadWorkingDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { cadence } from '#lib/records/cadence/settings'
import { createTask } from '#lib/records/tasks/service'
import type { WatchList } from '../metrics/watch-list.ts'
import { dropsWatched } from '../metrics/watch-list.ts'
import type { KeptDrop } from './repository.ts'
import { findDrop, lockWatched } from './repository.ts'
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
export const handOutDrops = (ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> =>
  handOutWatched(ctx, dropSource, input)

/** A customer of a list, as far as handing it out asks: the day when its task is due unless the input says one, and the task's title. */
interface Handed {
  ownerId: number | null
  openTask: object | null
  title: string
  dueOn: Day | null
}

/** Where a list's customers are read from: the row of one within a scope, or null. */
export interface HandOutSource {
  list: WatchList
  find: (ctx: Context, customerId: number, scope: Scope) => Promise<Handed | null>
}

const dropSource: HandOutSource = {
  list: dropsWatched,
  find: async (ctx, customerId, scope) => {
    const drop = await findDrop(ctx.db, customerId, scope, seenAfterOf(ctx))
    return drop === null ? null : { ownerId: drop.ownerId, openTask: drop.openTask, title: titleOf(ctx, drop), dueOn: null }
  },
}

/** What is handed out; without a day each task is due when its list says. */
type Asked = Omit<HandOutInput, 'due_on'> & { due_on?: Day | undefined }

/** The same of any list that is watched. */
export async function handOutWatched(ctx: Context, source: HandOutSource, input: Asked): Promise<Record<HandOutOutcome, number>> {
  permit(ctx, 'task:create')
  permit(ctx, 'analysis:read')
  if (input.due_on !== undefined && input.due_on < dayOf(ctx.now, ctx.company.timeZone))
    throw invalidField('due_on', 'in_the_past')
  const counts = { made: 0, already: 0, nobody: 0, refused: 0 }
  let why: unknown = null
  for (const id of new Set(input.customers)) {
    const { outcome, error } = await handOut(ctx, source, { id, input })
    if (outcome !== null) counts[outcome] += 1
    why ??= error
  }
  if (counts.made + counts.already + counts.nobody + counts.refused === 0) throw new AppError('not_found', {})
  if (input.assignee_id !== undefined && counts.made === 0 && why !== null) throw why
  return counts
}

interface One {
  id: number
  input: Asked
}

interface Tried {
  outcome: HandOutOutcome | null
  /** Why it was refused. */
  error: unknown
}

async function handOut(ctx: Context, source: HandOutSource, one: One): Promise<Tried> {
  try {
    return { outcome: await ctx.db.tx((db) => handOutIn({ ...ctx, db }, source, one)), error: null }
  } catch (error) {
    if (isAppError(error, 'not_found') || isAppError(error, 'rule_violated')) return { outcome: 'refused', error }
    throw error
  }
}

async function handOutIn(ctx: Context, { list, find }: HandOutSource, { id, input }: One) {
  const { assignee_id: named, due_on: dueOn, note } = input
  const scope = permit(ctx, 'analysis:read')
  // Seen before it is locked: nobody keeps the row of a customer out of reach from others.
  const found = () => find(ctx, id, scope)
  if ((await found()) === null || !(await lockWatched(ctx.db, list, id))) return null
  const row = await found()
  if (row === null) return null
  if (row.openTask !== null) return 'already'
  const assignee = named ?? (row.ownerId === null ? null : String(row.ownerId))
  if (assignee === null) return 'nobody'
  const dueAt = dueOn ?? row.dueOn ?? (await handOutDueOn(ctx))
  const task = { customer_id: String(id), title: row.title, assignee_id: assignee, due_at: dueAt }
  await createTask(ctx, { ...task, ...(note === undefined ? {} : { note }) }, list.origin)
  return 'made'
}

function titleOf({ locale }: Context, { shipments, expected }: KeptDrop): string {
  const number = (count: number) => Math.round(count).toLocaleString(locale)
  const fallen = (1 - shipments / expected).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 })
  const said = { fallen, expected: number(expected), shipments: number(shipments) }
  return findText(locale, 'analysis.drop.handOut.task', said) ?? fallen
}
