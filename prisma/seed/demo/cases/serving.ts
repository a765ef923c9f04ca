import { outletId, outlets } from '../people/tree.ts'
import type { Random } from '../random.ts'
import { makeRandom } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import { secondsOfDay } from '../timeline.ts'
import type { CaseDraft } from './drafts.ts'
import { causeOf, secondLevelOf } from './second-level.ts'
import { wordsAbout } from './words.ts'

/** How a case was worked on; instants in seconds since the demo began. */
export interface Serving {
  readonly firstAnsweredAt: number | null
  readonly heardAt: number | null
  readonly askedOutletId: number | null
  readonly askedAt: number | null
  readonly outletAnsweredAt: number | null
  readonly draftedAt: number | null
  readonly reportedAt: number | null
  readonly closedAt: number | null
  readonly callbackAt: number | null
  readonly assignee: 'nobody' | 'visitor' | 'anybody'
  readonly followUpWanted: boolean
  readonly followedUpAt: number | null
}

const minute = 60
const hour = 3_600
const closes = 21 * hour
/** Minutes to the first answer. */
const answer = { median: 18, sigma: 0.8 }
/** Of the complaints so many are asked of an outlet; of those that wait, more. */
const asked = { solved: 0.35, open: 0.4 }
/** The outlet whose head signs in is asked more than others: it has something to answer. */
const busiest = { name: '观海卫网点', share: 0.35 }
const followedShare = 0.4
/** Of what waits, so many were promised a call, and so many have whoever signs in as their assignee. */
const promisedShare = 0.35
const visitorShare = 0.4

/** Answers how a case was worked on, as far as the demo goes. */
export function serve(timeline: Timeline, draft: CaseDraft, id: number): Serving {
  const random = makeRandom('serving', id)
  const end = timeline.days * secondsOfDay
  const first = firstAnswer(random, draft, end)
  const asked = askOutlet(random, draft, first, end)
  const outlet = toldOfOutlet(draft, first) ?? asked
  const closedAt = closingOf(draft)
  const called = random.chance(followedShare) && draft.type === 'complaint' && closedAt !== null
  const callAt = closedAt === null ? end : closedAt + Math.round((25 + 20 * random.next()) * hour)
  return {
    firstAnsweredAt: first,
    heardAt: draft.toldAt ?? (draft.solvedAt === null && first !== null ? latestWord(random, first, end) : first),
    ...outlet,
    ...appealSteps(draft, first),
    closedAt,
    callbackAt:
      draft.solvedAt === null && first !== null && random.chance(promisedShare) ? end + random.between(9, 18) * hour : null,
    assignee: assigneeOf(random, draft, first),
    followUpWanted: called,
    followedUpAt: called && callAt < end ? callAt : null,
  }
}

/** Nobody has answered yet what came in the last hours. */
function firstAnswer(random: Random, draft: CaseDraft, end: number): number | null {
  const ofDay = Math.floor(draft.openedAt / secondsOfDay) * secondsOfDay + closes
  const after = draft.openedAt + Math.round(random.lognormal(answer.median, answer.sigma) * minute)
  const at = Math.min(after, Math.max(draft.openedAt, ofDay), draft.solvedAt ?? after, draft.toldAt ?? after)
  const isFresh = draft.openedAt > end - 10 * hour && random.chance(0.5)
  return draft.solvedAt === null && (isFresh || at >= end) ? null : at
}

/** Of what waits, the user has heard within the last day. */
function latestWord(random: Random, first: number, end: number): number {
  return Math.max(first, end - Math.round((4 + 14 * random.next()) * hour))
}

function askOutlet(random: Random, draft: CaseDraft, first: number | null, end: number) {
  const nobody = { askedOutletId: null, askedAt: null, outletAnsweredAt: null }
  const isOpen = draft.solvedAt === null
  const isAskable = draft.type === 'complaint' || draft.type === 'claim' || draft.type === 'appeal' || isOpen
  if (first === null || draft.type === 'compliment' || !isAskable) return nobody
  if (!random.chance(isOpen ? asked.open : asked.solved)) return nobody
  const others = outlets.filter(({ kind }) => kind === 'outlet')
  const name = random.chance(busiest.share) ? busiest.name : random.pick(others).name
  const askedAt = Math.min(first + Math.round(random.next() * hour), draft.solvedAt ?? end - minute)
  const answeredAt = askedAt + Math.round(random.lognormal(2.5, 0.7) * hour)
  const isAnswered = draft.solvedAt !== null || (random.chance(0.4) && answeredAt < end)
  const at = Math.min(answeredAt, draft.solvedAt ?? answeredAt)
  return { askedOutletId: outletId(name), askedAt, outletAnsweredAt: isAnswered ? at : null }
}

/** Where a story says it: the outlet of the customer was asked at once, and has answered the next morning or not at all. */
function toldOfOutlet({ customer, isDrafted, isAwaitingOutlet }: CaseDraft, first: number | null) {
  if (first === null || (isDrafted !== true && isAwaitingOutlet !== true)) return null
  const outletAnsweredAt = isDrafted === true ? first + 20 * hour : null
  return { askedOutletId: customer.outletId, askedAt: first + hour, outletAnsweredAt }
}

function assigneeOf(random: Random, { solvedAt }: CaseDraft, first: number | null): Serving['assignee'] {
  if (solvedAt !== null) return 'anybody'
  if (first === null && random.chance(0.5)) return 'nobody'
  return random.chance(visitorShare) ? 'visitor' : 'anybody'
}

function appealSteps(draft: CaseDraft, first: number | null) {
  if (draft.isDrafted === true && first !== null) return { draftedAt: first + 26 * hour, reportedAt: null }
  if (draft.type !== 'appeal' || draft.solvedAt === null) return { draftedAt: null, reportedAt: null }
  return { draftedAt: Math.max(first ?? draft.openedAt, draft.solvedAt - secondsOfDay), reportedAt: draft.solvedAt }
}

/** What is solved is over; where the user has to be told, when that was done. */
function closingOf({ type, solvedAt, toldAt }: CaseDraft): number | null {
  if (solvedAt === null) return null
  return type === 'complaint' || type === 'claim' ? toldAt : solvedAt
}

/** The columns of a case that say how it was worked on. */
export function servedColumns(timeline: Timeline, draft: CaseDraft, serving: Serving): Record<string, unknown> {
  const stamp = (instant: number | null) => (instant === null ? null : timeline.stamp(instant))
  const { firstAnsweredAt: first } = serving
  return {
    subcategory: secondLevelOf(draft),
    alarms: [],
    called_again: 0,
    reopened_count: 0,
    first_answer_at: stamp(first),
    first_answer_minutes: first === null ? null : Math.round((first - draft.openedAt) / minute),
    heard_at: stamp(serving.heardAt),
    callback_at: stamp(serving.callbackAt),
    asked_outlet_id: serving.askedOutletId,
    asked_outlet_ids: serving.askedOutletId === null ? [] : [serving.askedOutletId],
    outlet_asked_at: stamp(serving.askedAt),
    outlet_answered_at: stamp(serving.outletAnsweredAt),
    told_at: stamp(draft.toldAt),
    drafted_at: stamp(serving.draftedAt),
    reported_at: stamp(serving.reportedAt),
    effective: draft.effective ?? null,
    root_cause: draft.solvedAt === null || draft.category === null ? null : causeOf(draft),
    resolution: draft.solvedAt === null || draft.type === 'compliment' ? null : wordsAbout(draft).solved,
    closed_at: stamp(serving.closedAt),
    follow_up_wanted: serving.followUpWanted,
    followed_up_at: stamp(serving.followedUpAt),
    satisfied: serving.followedUpAt === null ? null : true,
  }
}
