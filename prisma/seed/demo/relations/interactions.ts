import type { DemoCompany } from '../company.ts'
import type { Lead } from '../customers/leads.ts'
import type { PlannedCustomer } from '../customers/plan.ts'
import { userId } from '../people/staff.ts'
import type { Random } from '../random.ts'
import { entryAt, makeRandom } from '../random.ts'
import { storeRows } from '../rows.ts'
import { storyTalks } from '../stories/talks.ts'
import { aftermaths } from './aftermath.ts'
import type { Mood, PlannedTalk } from './talks.ts'
import { lineOf, talkChannels, talkMinutes, talkShares, talks } from './talks.ts'

/** Days between talks, by class. */
const everyDays = { A: 15, B: 36, C: 95, prospect: 26, lead: 40, gone: 190 } as const
const yearDays = 365
/** One of so many talks with an A customer is a meeting of the managements, from the given one on. */
const meetingEvery = 10
const firstMeeting = 5
/** The same is not talked about again before some other talks. */
const talksApart = 4

/** Stores what was talked with customers in the last year. The last talk set the next follow-up. */
export async function storeInteractions(company: DemoCompany): Promise<void> {
  const { db, customers, leads, timeline } = company
  const planned = [
    ...customers.flatMap((customer) => talksWith(company, customer)),
    ...leads.flatMap((lead) => talksWithLead(company, lead)),
    ...aftermaths(company),
    ...storyTalks(company),
  ]
    .filter(({ day }) => day >= 0 && day < timeline.days)
    .toSorted((a, b) => a.day - b.day || a.customerId - b.customerId)
  const last = new Map(planned.map((each) => [each.customerId, each]))
  for (const { customerId } of planned) company.talked.add(customerId)
  await storeRows(
    db,
    'interaction',
    planned.map((each) => talkRow(company, each, last.get(each.customerId) === each)),
  )
}

function talksWith(company: DemoCompany, customer: PlannedCustomer): PlannedTalk[] {
  const { owner, standing, expectedClass } = customer
  if (owner === null) return []
  const every =
    standing === 'potential' ? everyDays.prospect : standing === 'lost' ? everyDays.gone : everyDays[expectedClass ?? 'C']
  const random = makeRandom('talks', customer.id)
  return series(random, company, customer.id, every, company.timeline.days - yearDays, (day) => moodOn(customer, day)).map(
    (each, index) => ({
      ...each,
      by: owner,
      // The managements meet twice a year.
      ...(expectedClass === 'A' && index % meetingEvery === firstMeeting ? { channel: 'executive' as const } : {}),
    }),
  )
}

function talksWithLead(company: DemoCompany, { id, owner, foundOn }: Lead): PlannedTalk[] {
  if (owner === null) return []
  const from = company.timeline.numberOf(foundOn) + 1
  return series(makeRandom('talks', id), company, id, everyDays.lead, from, () => 'prospect').map((each) => ({
    ...each,
    by: owner,
  }))
}

function series(
  random: Random,
  { timeline, touches }: DemoCompany,
  customerId: number,
  every: number,
  from: number,
  moodOf: (day: number) => Mood,
): Omit<PlannedTalk, 'by'>[] {
  const touch = touches.get(customerId)
  // An overdue follow-up was set by a talk before it.
  const until = Math.min(timeline.days, touch === undefined ? timeline.days : timeline.numberOf(touch) - 2)
  const made: Omit<PlannedTalk, 'by'>[] = []
  const pause = () => Math.max(1, Math.round(every * (0.6 + 0.8 * random.next())))
  for (let day = from + Math.floor(every * random.next()); day < until; day += pause()) {
    const lately = made.slice(-talksApart).map(({ purpose, heard }) => purpose + heard)
    const choice = talks[moodOf(day)]
    const fresh = choice.filter(({ purpose, heard }) => !lately.includes(purpose + heard))
    made.push({ ...random.pick(fresh.length > 0 ? fresh : choice), customerId, day: onWorkday(timeline.dayAt(day), day) })
  }
  return made
}

/** Saturdays and Sundays are brought back to the Friday. */
function onWorkday(date: string, day: number): number {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? day - 1 : weekday === 0 ? day - 2 : day
}

function moodOn({ standing, trend, course, trade }: PlannedCustomer, day: number): Mood {
  if (standing === 'potential') return 'prospect'
  if (standing === 'lost') return 'gone'
  if (course === null || day < course.turn || trend === 'stable' || trend === 'new') return `routine ${lineOf(trade)}`
  return trend === 'grows' ? 'growing' : 'shrinking'
}

function talkRow(company: DemoCompany, talk: PlannedTalk, isLast: boolean): Record<string, unknown> {
  const { timeline, touches, contacts } = company
  const random = makeRandom('talk row', talk.customerId * 1_000 + talk.day)
  const channel = talk.channel ?? (talk.purpose.includes('拜访') ? 'visit' : entryAt(talkChannels, random.weighted(talkShares)))
  const [least, most] = talkMinutes[channel]
  const at = `${timeline.dayAt(talk.day)} ${String(random.between(9, 17)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:00+08`
  return {
    ...{ customer_id: talk.customerId, contact_id: contacts.get(talk.customerId) ?? null, user_id: userId(talk.by), channel },
    direction: talk.direction ?? (random.chance(0.82) ? 'outbound' : 'inbound'),
    ...{ occurred_at: at, duration_minutes: random.between(least, most) },
    ...{ purpose: talk.purpose, heard: talk.heard, answered: talk.answered, result: talk.result },
    next_touch_on: isLast ? (touches.get(talk.customerId) ?? null) : null,
    ...{ version: 1, created_at: at, updated_at: at },
  }
}
