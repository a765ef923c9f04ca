import type { Setting } from '#lib/platform/settings/setting'
import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'

// What a company decides about its cases, with the customs of the trade as defaults. What the rules read of them is put together in loaded-settings.ts.

const DAY_HOURS = 24
const YEAR_HOURS = 366 * DAY_HOURS
const FIRST_DAY = 101
const LAST_DAY = 1231

const hour = (initial: number) => wholeNumber({ unit: 'hours', initial, min: 0, max: DAY_HOURS })
const minutes = (initial: number) => wholeNumber({ unit: 'minutes', initial, min: 1, max: YEAR_HOURS * 60 })
const hours = (initial: number) => wholeNumber({ unit: 'hours', initial, min: 1, max: YEAR_HOURS })
const days = (initial: number) => wholeNumber({ unit: 'days', initial, min: 1, max: 60 })
const legalDay = (initial: number) => wholeNumber({ unit: 'days', initial, min: 1, max: 7 })
const share = (initial: number) => decimalNumber({ unit: 'share', initial, min: 0, max: 1 })
const timeShare = (initial: number) => decimalNumber({ unit: 'share', initial, min: 0.01, max: 10 })
/** In whole units of the company's currency. */
const amount = (initial: number) => wholeNumber({ unit: 'count', initial, min: 0, max: 100_000_000 })
const everyDays = (initial: number) => decimalNumber({ unit: 'days', initial, min: 0, max: 60 })
/** Month and day of every year: 601 for 1 June. */
const dayOfYear = (initial: number) => wholeNumber({ unit: 'count', initial, min: FIRST_DAY, max: LAST_DAY })

const MONTH = 100
const LAST_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isDayOfYear = (value: number) => {
  const day = value % MONTH
  return day >= 1 && day <= (LAST_OF_MONTH[Math.floor(value / MONTH) - 1] ?? 0)
}
const existing = <Name extends string>(field: Name) => ({
  holds: (values: Record<Name, number>) => isDayOfYear(values[field]),
  field,
  code: 'day_of_year_unreadable',
})
const opensFirst = {
  holds: ({ opens, closes }: { opens: number; closes: number }) => opens < closes,
  field: 'closes',
  code: 'closes_before_it_opens',
} as const

const deskHours = defineSetting('cases.desk_hours', { opens: hour(8), closes: hour(21), peak_closes: hour(24) }, [
  opensFirst,
  { holds: ({ opens, peak_closes }) => opens < peak_closes, field: 'peak_closes', code: 'closes_before_it_opens' },
])
const claimsHours = defineSetting('cases.claims_hours', { opens: hour(9), closes: hour(18) }, [opensFirst])
const peaks = defineSetting(
  'cases.peaks',
  { summer_from: dayOfYear(601), summer_to: dayOfYear(620), autumn_from: dayOfYear(1020), autumn_to: dayOfYear(1120) },
  [existing('summer_from'), existing('summer_to'), existing('autumn_from'), existing('autumn_to')],
)
const firstAnswer = defineSetting('cases.first_answer', {
  a_p1: minutes(15),
  a_p2: minutes(30),
  a_p3: minutes(120),
  b_p1: minutes(30),
  b_p2: minutes(60),
  b_p3: minutes(240),
  c_p1: minutes(60),
  c_p2: minutes(120),
  c_p3: minutes(480),
  consumer_p1: minutes(120),
  consumer_p2: minutes(240),
  consumer_p3: minutes(1_440),
  platform_p1: minutes(120),
  platform_p2: minutes(360),
  platform_p3: minutes(1_440),
})
const solution = defineSetting('cases.solution', {
  a_p1: hours(4),
  a_p2: hours(24),
  a_p3: hours(48),
  b_p1: hours(8),
  b_p2: hours(36),
  b_p3: hours(72),
  c_p1: hours(24),
  c_p2: hours(48),
  c_p3: hours(96),
  consumer_p1: hours(48),
  consumer_p2: hours(72),
  consumer_p3: hours(120),
})
/** In days of service; 0 promises nothing. */
const progress = defineSetting('cases.progress', {
  a: everyDays(0.5),
  b: everyDays(1),
  c: everyDays(2),
  consumer: everyDays(0),
})
const outletReply = defineSetting('cases.outlet_reply', { p1: hours(2), p2: hours(4), p3: hours(24) })
/** Above this value of the goods a case is of the first priority. */
const priority = defineSetting('cases.priority', { value_above: amount(5_000) })
/** Shares of the time that a clock has; of the legal one the days, which begin. */
const escalation = defineSetting('cases.escalation', {
  self: timeShare(0.5),
  lead: timeShare(0.75),
  supervisor: timeShare(0.9),
  manager: timeShare(1),
  outlet_district: timeShare(1),
  outlet_branch: timeShare(2),
  legal_supervisor: legalDay(3),
  legal_branch: legalDay(5),
  legal_general: legalDay(6),
})
const FIRST_PROVINCE = 11
const LAST_PROVINCE = 82
const appeal = defineSetting('cases.appeal', {
  zhejiang_days: days(5),
  other_days: days(10),
  ceiling_days: days(15),
  outlet_hours: hours(24),
  draft_day: days(2),
  report_day: days(3),
  /** The first two digits of GB/T 2260. */
  home_province: wholeNumber({ unit: 'count', initial: 33, min: FIRST_PROVINCE, max: LAST_PROVINCE }),
})
/** What was paid to one customer lately counts too; who may pay out how much are the rules of approvals. */
const compensation = defineSetting('cases.compensation', {
  same_customer_days: wholeNumber({ unit: 'days', initial: 30, min: 1, max: 366 }),
  same_customer_times: wholeNumber({ unit: 'factor', initial: 3, min: 1, max: 100 }),
})
/** What was agreed is paid: an amount up to the first in so many working days, above it in so many; and so many days later at the latest the user is asked whether it came. */
const payOut = defineSetting('cases.pay_out', { up_to: amount(500), days: days(3), days_above: days(7), call_days: days(3) })
/** The call after a case: hours after closing, and of how many. */
const followUp = defineSetting(
  'cases.follow_up',
  {
    from_hours: hours(24),
    to_hours: hours(48),
    a: share(1),
    b: share(1),
    c: share(0.3),
    consumer: share(0.3),
    appeals_and_claims: share(1),
  },
  [{ holds: ({ from_hours, to_hours }) => from_hours <= to_hours, field: 'to_hours', code: 'not_after_the_start' }],
)

/** The settings of cases, in the order in which they are shown. */
export const caseSettings = {
  deskHours,
  claimsHours,
  peaks,
  firstAnswer,
  solution,
  progress,
  outletReply,
  priority,
  escalation,
  appeal,
  compensation,
  payOut,
  followUp,
} satisfies Record<string, Setting>
