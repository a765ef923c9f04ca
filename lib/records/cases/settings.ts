import { z } from 'zod'
import { isDay } from '#lib/core/day'
import { locales } from '#lib/platform/i18n/locale'
import type { Setting } from '#lib/platform/settings/setting'
import { CASE_CATEGORIES } from './case.ts'

// What a company decides about its cases, with the customs of the trade as defaults. Each is one setting, changed as a whole.

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const closing = z.union([time, z.literal('24:00')])
const dateOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const day = z.string().refine(isDay)
const hours = z
  .strictObject({
    opens: time,
    closes: closing,
    peakCloses: closing.nullable(),
    peaks: z.array(z.strictObject({ from: dateOfYear, to: dateOfYear })).max(20),
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    closedDays: z.array(day).max(500).optional(),
    workedDays: z.array(day).max(500).optional(),
  })
  .refine(({ opens, closes }) => opens < closes, { params: { code: 'closes_before_it_opens' }, path: ['closes'] })
  .transform(({ closedDays, workedDays, ...rest }) => ({
    ...rest,
    ...(closedDays === undefined ? {} : { closedDays }),
    ...(workedDays === undefined ? {} : { workedDays }),
  }))

const HALF_A_YEAR_MINUTES = 183 * 24 * 60
const minutes = z.int().min(1).max(HALF_A_YEAR_MINUTES)
/** P1, P2, P3. */
const byPriority = z.tuple([minutes, minutes, minutes])
const byClass = z.strictObject({ A: byPriority, B: byPriority, C: byPriority, consumer: byPriority })
const hoursEach = (...each: [number, number, number]): [number, number, number] => [each[0] * 60, each[1] * 60, each[2] * 60]

/** So often within so many days of service; null: no promise. */
const rhythm = z.strictObject({ times: z.int().min(1).max(20), days: z.int().min(1).max(60) }).nullable()

const levels = ['self', 'lead', 'supervisor', 'manager', 'general', 'district', 'branch'] as const
/** Whom an escalation goes to. */
export type EscalationLevel = (typeof levels)[number]
const step = z.strictObject({ percent: z.int().min(1).max(1_000), level: z.enum(levels) })

const limit = z.strictObject({
  role: z.enum(['service', 'service_manager', 'claims', 'executive', 'outlet', 'sales_manager', 'finance']),
  /** Of the user's record; null: whoever holds the role and has no line for an own grade. */
  grade: z.string().max(40).nullable(),
  /** In whole units of the company's currency. */
  most: z.int().min(0).max(100_000_000),
})

const term = z.strictObject({
  key: z.string().regex(/^own_[a-z0-9_]{1,40}$/),
  parent: z.enum([...CASE_CATEGORIES, 'request']),
  labels: z.strictObject(Object.fromEntries(locales.map((locale) => [locale, z.string().min(1).max(60)]))),
})

const percent = z.int().min(0).max(100)

function setting<Schema extends z.ZodType>(key: string, schema: Schema, fallback: z.output<Schema>): Setting<z.output<Schema>> {
  return { key, schema: schema as z.ZodType<z.output<Schema>>, fallback }
}

export const caseSettings = {
  /** When the desk works: seven days, 08:00 to 21:00, in the peaks to midnight. */
  serviceHours: setting('case_service_hours', hours, {
    opens: '08:00',
    closes: '21:00',
    peakCloses: '24:00',
    peaks: [
      { from: '06-01', to: '06-20' },
      { from: '10-20', to: '11-20' },
    ],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  }),
  /** When those who work on appeals and claims do. */
  claimsHours: setting('case_claims_hours', hours, {
    opens: '09:00',
    closes: '18:00',
    peakCloses: null,
    peaks: [],
    weekdays: [1, 2, 3, 4, 5],
  }),
  /** Minutes of service to the first answer, by class and priority; on a platform that gives no date of its own, by priority. */
  firstAnswer: setting('case_first_answer', z.strictObject({ byClass, platform: byPriority }), {
    byClass: {
      A: [15, 30, 120],
      B: [30, 60, 240],
      C: hoursEach(1, 2, 8),
      consumer: hoursEach(2, 4, 24),
    },
    platform: hoursEach(2, 6, 24),
  }),
  /** Minutes of service to the solution; never later than the legal day. */
  solution: setting('case_solution', byClass, {
    A: hoursEach(4, 24, 48),
    B: hoursEach(8, 36, 72),
    C: hoursEach(24, 48, 96),
    consumer: hoursEach(48, 72, 120),
  }),
  /** How often the customer hears how it stands. */
  progress: setting('case_progress', z.strictObject({ A: rhythm, B: rhythm, C: rhythm, consumer: rhythm }), {
    A: { times: 2, days: 1 },
    B: { times: 1, days: 1 },
    C: { times: 1, days: 2 },
    consumer: null,
  }),
  /** Minutes of service to the reply of an outlet that was asked. */
  outletReply: setting('case_outlet_reply', byPriority, hoursEach(2, 4, 24)),
  /** Above this value of the goods, in whole units of the company's currency, a case is of the first priority. */
  priority: setting('case_priority', z.strictObject({ valueAbove: z.int().min(0).max(100_000_000) }), { valueAbove: 5_000 }),
  /** Who hears of a clock that runs, and when: shares of the time it had; for the legal one its days, which begin. */
  escalation: setting(
    'case_escalation',
    z.strictObject({
      steps: z.array(step).max(10),
      outletSteps: z.array(step).max(10),
      legalDays: z.array(z.strictObject({ day: z.int().min(1).max(8), level: z.enum(levels) })).max(8),
    }),
    {
      steps: [
        { percent: 50, level: 'self' },
        { percent: 75, level: 'lead' },
        { percent: 90, level: 'supervisor' },
        { percent: 100, level: 'manager' },
      ],
      outletSteps: [
        { percent: 100, level: 'district' },
        { percent: 200, level: 'branch' },
      ],
      legalDays: [
        { day: 3, level: 'supervisor' },
        { day: 5, level: 'branch' },
        { day: 6, level: 'general' },
      ],
    },
  ),
  /** Postal appeals: 浙江 (33) gives the firm five days, others ten. */
  appeal: setting(
    'case_appeal',
    z.strictObject({
      firmDaysByProvince: z.record(z.string().regex(/^\d{2}$/), z.int().min(1).max(60)),
      firmDays: z.int().min(1).max(60),
      ceilingDays: z.int().min(1).max(60),
      homeProvince: z.string().regex(/^\d{2}$/),
      outletHours: z.int().min(1).max(720),
      draftDay: z.int().min(0).max(60),
      reportDay: z.int().min(0).max(60),
    }),
    {
      firmDaysByProvince: { '33': 5 },
      firmDays: 10,
      ceilingDays: 15,
      homeProvince: '33',
      outletHours: 24,
      draftDay: 2,
      reportDay: 3,
    },
  ),
  /** What each may pay out for one case, and over how many days a customer's payments are added up. */
  compensation: setting(
    'case_compensation',
    z.strictObject({
      limits: z.array(limit).max(50),
      sameCustomerDays: z.int().min(1).max(366),
      sameCustomerTimes: z.int().min(1).max(100),
    }),
    {
      limits: [
        { role: 'service', grade: null, most: 100 },
        { role: 'service', grade: 'lead', most: 300 },
        { role: 'service_manager', grade: null, most: 1_000 },
        { role: 'claims', grade: null, most: 2_000 },
        { role: 'executive', grade: 'branch', most: 5_000 },
        { role: 'executive', grade: null, most: 20_000 },
        { role: 'executive', grade: 'province', most: 50_000 },
      ],
      sameCustomerDays: 30,
      sameCustomerTimes: 3,
    },
  ),
  /** The call after a case: how many hours after closing, and of how many in a hundred. */
  followUp: setting(
    'case_follow_up',
    z.strictObject({
      fromHours: z.int().min(0).max(720),
      toHours: z.int().min(1).max(720),
      percent: z.strictObject({ A: percent, B: percent, C: percent, consumer: percent, appealsAndClaims: percent }),
    }),
    { fromHours: 24, toHours: 48, percent: { A: 100, B: 100, C: 30, consumer: 30, appealsAndClaims: 100 } },
  ),
  /** What was added to the second level of the categories, and what is offered no more. */
  terms: setting('case_terms', z.strictObject({ added: z.array(term).max(200), hidden: z.array(z.string().max(60)).max(200) }), {
    added: [],
    hidden: [],
  }),
}

/** The values of all settings of cases. */
export type CaseSettings = { readonly [Name in keyof typeof caseSettings]: (typeof caseSettings)[Name]['fallback'] }

/** The settings as they ship. */
export const defaultCaseSettings = Object.fromEntries(
  Object.entries(caseSettings).map(([name, { fallback }]) => [name, fallback]),
) as unknown as CaseSettings
