import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import { findPresent, PRESENT_MINUTES } from '#lib/platform/auth/presence'
import type { Context } from '#lib/platform/context'
import { mayEver, permit } from '#lib/platform/scope/scope'
import type { ClockKind } from '../clocks.ts'
import { CLOCKS, OUTSIDE_CLOCKS } from '../clocks.ts'
import { deskPeople } from '../queue/desk-people.ts'
import type { OpenAppeal } from './appeals.ts'
import { listOpenAppeals } from './appeals.ts'
import type { AnswersRow, BacklogRow, OutletCaseRow } from './repository.ts'
import { countBacklog, countClocks, sumAnswers, sumOutlets } from './repository.ts'

const ANSWER_DAYS = 7
const OUTLET_DAYS = 30

/** How it stands with the cases in reach. */
export interface Board {
  /** By clock, those from outside first: over already, and over before the day is. */
  clocks: { kind: ClockKind; outside: boolean; overdue: number; today: number }[]
  backlog: BacklogRow[]
  /** Over the cases opened in the last seven days, today included. */
  answers: AnswersRow & { days: number }
  outlets: OutletCaseRow[]
  /** The first days of the months over which complaints of outlets are counted. */
  months: { now: Day; before: Day }
  appeals: OpenAppeal[]
  moreAppeals: boolean
  /** Of the actor's people who work on cases: how many are there, and how many there are; null for who may not know of them. */
  presence: { present: number; people: number; minutes: number } | null
}

/** Answers how it stands with the cases in reach: what breaks its promise today, what is open, how soon people are answered, who is there, which appeals are open, and which outlets
 * keep others waiting. */
export async function getBoard(ctx: Context): Promise<Board> {
  const scope = permit(ctx, 'case:oversee')
  const { timeZone } = ctx.company
  const today = dayOf(ctx.now, timeZone)
  const month = monthOf(today)
  const endOfDay = firstInstantOf(addDays(today, 1), timeZone)
  const before = addMonths(month, -1)
  const [clocks, backlog, answers, outlets, { appeals, more }, presence] = await Promise.all([
    countClocks(ctx.db, scope, ctx.now, endOfDay),
    countBacklog(ctx.db, scope),
    sumAnswers(ctx.db, scope, addDays(today, 1 - ANSWER_DAYS)),
    sumOutlets(ctx.db, scope, {
      now: ctx.now,
      month,
      monthBefore: before,
      answersFrom: firstInstantOf(addDays(today, -OUTLET_DAYS), timeZone),
    }),
    listOpenAppeals(ctx),
    presenceOf(ctx),
  ])
  return {
    clocks: CLOCKS.flatMap((kind) => {
      const found = clocks.find((each) => each.kind === kind)
      return found === undefined ? [] : [{ ...found, outside: OUTSIDE_CLOCKS.includes(kind) }]
    }),
    backlog,
    answers: { ...answers, days: ANSWER_DAYS },
    outlets,
    months: { now: month, before },
    ...{ appeals, moreAppeals: more, presence },
  }
}

async function presenceOf(ctx: Context): Promise<Board['presence']> {
  if (!mayEver(ctx, 'user:read')) return null
  const people = await deskPeople(ctx)
  const present = await findPresent(
    ctx.db,
    people.map(({ id }) => id),
  )
  return { present: present.size, people: people.length, minutes: PRESENT_MINUTES }
}
