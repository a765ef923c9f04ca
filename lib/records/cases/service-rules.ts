import { WorkingDays } from '#lib/platform/calendar/working-days'
import type { SettingValues } from '#lib/platform/settings/setting'
import type { AppealRules } from './appeal-clock.ts'
import type { ServiceClass } from './case.ts'
import type { PayOutRules } from './pay-clock.ts'
import type { ServedDays, ServiceHours } from './service-hours.ts'
import { timeOfHour } from './service-hours.ts'
import { caseSettings } from './settings.ts'

/** What is stored, or ships, of each setting. */
export type CaseValues = { readonly [Name in keyof typeof caseSettings]: SettingValues<(typeof caseSettings)[Name]> }
/** P1, P2, P3. */
type ByPriority = readonly [number, number, number]
type ByClass = Readonly<Record<ServiceClass, ByPriority>>

/** Whom an escalation goes to. */
export type EscalationLevel = 'self' | 'lead' | 'supervisor' | 'manager' | 'general' | 'district' | 'branch'

interface Step {
  percent: number
  level: EscalationLevel
}

/** What the rules of cases read of a company's settings and calendar. Times of clocks are minutes of service. */
export interface CaseSettings {
  serviceHours: ServiceHours
  claimsHours: ServiceHours
  firstAnswer: { byClass: ByClass; platform: ByPriority }
  solution: ByClass
  /** After how many days of service the customer hears again; 0: no promise. */
  progress: Readonly<Record<ServiceClass, number>>
  outletReply: ByPriority
  /** In whole units of the company's currency. */
  priority: { valueAbove: number }
  escalation: {
    steps: readonly Step[]
    outletSteps: readonly Step[]
    legalDays: readonly { day: number; level: EscalationLevel }[]
  }
  appeal: AppealRules
  /** So many times the own limit is the most that one customer gets within so many days. */
  compensation: { sameCustomerDays: number; sameCustomerTimes: number }
  payOut: PayOutRules
  /** Of a hundred cases so many are followed by a call. */
  followUp: {
    fromHours: number
    toHours: number
    percent: Readonly<Record<ServiceClass | 'appealsAndClaims', number>>
  }
}

/** Puts stored values together as the rules read them. */
export function caseSettingsOf(values: CaseValues, workingDays: WorkingDays): CaseSettings {
  return {
    ...hoursOf(values, workingDays),
    ...clocksOf(values),
    priority: { valueAbove: values.priority.value_above },
    escalation: escalationOf(values.escalation),
    appeal: appealOf(values.appeal),
    compensation: {
      sameCustomerDays: values.compensation.same_customer_days,
      sameCustomerTimes: values.compensation.same_customer_times,
    },
    payOut: payOutOf(values.payOut, workingDays),
    followUp: followUpOf(values.followUp),
  }
}

function hoursOf({ deskHours, claimsHours, peaks }: CaseValues, workingDays: ServedDays) {
  const serviceHours: ServiceHours = {
    opens: timeOfHour(deskHours.opens),
    closes: timeOfHour(deskHours.closes),
    peakCloses: timeOfHour(deskHours.peak_closes),
    peaks: [
      { from: dateOf(peaks.summer_from), to: dateOf(peaks.summer_to) },
      { from: dateOf(peaks.autumn_from), to: dateOf(peaks.autumn_to) },
    ],
    days: everyDay,
  }
  const own = { opens: timeOfHour(claimsHours.opens), closes: timeOfHour(claimsHours.closes) }
  return { serviceHours, claimsHours: { ...own, peakCloses: null, peaks: [], days: workingDays } }
}

const everyDay: ServedDays = { includes: () => true }

const two = (number: number) => String(number).padStart(2, '0')
const MONTH = 100
const dateOf = (value: number) => `${two(Math.floor(value / MONTH))}-${two(value % MONTH)}`

const HOUR = 60
const inMinutes = ([first, second, third]: ByPriority): ByPriority => [first * HOUR, second * HOUR, third * HOUR]

function clocksOf({ firstAnswer, solution, progress, outletReply }: CaseValues) {
  return {
    firstAnswer: {
      byClass: byClass(firstAnswer),
      platform: [firstAnswer.platform_p1, firstAnswer.platform_p2, firstAnswer.platform_p3] as const,
    },
    solution: mapClasses(byClass(solution), inMinutes),
    progress: { A: progress.a, B: progress.b, C: progress.c, consumer: progress.consumer },
    outletReply: inMinutes([outletReply.p1, outletReply.p2, outletReply.p3]),
  }
}

function byClass(table: CaseValues['solution']): ByClass {
  return {
    A: [table.a_p1, table.a_p2, table.a_p3],
    B: [table.b_p1, table.b_p2, table.b_p3],
    C: [table.c_p1, table.c_p2, table.c_p3],
    consumer: [table.consumer_p1, table.consumer_p2, table.consumer_p3],
  }
}

function mapClasses({ A, B, C, consumer }: ByClass, to: (each: ByPriority) => ByPriority): ByClass {
  return { A: to(A), B: to(B), C: to(C), consumer: to(consumer) }
}

const percentOf = (share: number) => Math.round(share * 100)

function escalationOf(values: CaseValues['escalation']): CaseSettings['escalation'] {
  const step = (share: number, level: EscalationLevel) => ({ percent: percentOf(share), level })
  return {
    steps: [
      step(values.self, 'self'),
      step(values.lead, 'lead'),
      step(values.supervisor, 'supervisor'),
      step(values.manager, 'manager'),
    ],
    outletSteps: [step(values.outlet_district, 'district'), step(values.outlet_branch, 'branch')],
    legalDays: [
      { day: values.legal_supervisor, level: 'supervisor' },
      { day: values.legal_branch, level: 'branch' },
      { day: values.legal_general, level: 'general' },
    ],
  }
}

const ZHEJIANG = '33'

function appealOf(values: CaseValues['appeal']): AppealRules {
  return {
    firmDaysByProvince: { [ZHEJIANG]: values.zhejiang_days },
    firmDays: values.other_days,
    ceilingDays: values.ceiling_days,
    homeProvince: String(values.home_province),
    outletHours: values.outlet_hours,
    draftDay: values.draft_day,
    reportDay: values.report_day,
  }
}

function payOutOf(values: CaseValues['payOut'], workingDays: WorkingDays): PayOutRules {
  return { upTo: values.up_to, days: values.days, daysAbove: values.days_above, callDays: values.call_days, workingDays }
}

function followUpOf(values: CaseValues['followUp']): CaseSettings['followUp'] {
  return {
    fromHours: values.from_hours,
    toHours: values.to_hours,
    percent: {
      A: percentOf(values.a),
      B: percentOf(values.b),
      C: percentOf(values.c),
      consumer: percentOf(values.consumer),
      appealsAndClaims: percentOf(values.appeals_and_claims),
    },
  }
}

/** The settings as they ship, with a calendar that knows no holidays. */
export const defaultCaseSettings: CaseSettings = caseSettingsOf(
  Object.fromEntries(Object.entries(caseSettings).map(([name, { schema }]) => [name, schema.parse({})])) as unknown as CaseValues,
  new WorkingDays(new Map()),
)
