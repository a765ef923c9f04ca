import type { DemoCompany } from '../company.ts'
import type { PlannedCustomer } from '../customers/plan.ts'
import { makeRandom } from '../random.ts'
import { secondsOfDay } from '../timeline.ts'

/** Somebody who was asked; days count from the first of the demo. */
export interface Invitation {
  readonly survey: string
  readonly customer: PlannedCustomer
  readonly day: number
  /** Which of a customer's invitations to the survey it is. */
  readonly place: number
}

export interface DemoSurvey {
  readonly code: string
  readonly name: string
}

export const caseSurvey: DemoSurvey = { code: 'GD-HF', name: '工单回访问卷' }
const yearDays = 365
/** The same contact is asked again after this at the earliest. */
const restDays = 90

/** Answers the surveys about the whole relation: every April and every September within the demo. */
export function relationSurveys({ timeline }: DemoCompany): (DemoSurvey & { day: number })[] {
  const years = [0, 1, 2, 3].map((year) => Number(timeline.begin.slice(0, 4)) + year)
  return years
    .flatMap((year) => [
      { code: `GX-${year}-04`, name: `${year} 年春季客户关系调查`, day: timeline.numberOf(`${year}-04-12`) },
      { code: `GX-${year}-09`, name: `${year} 年秋季客户关系调查`, day: timeline.numberOf(`${year}-09-12`) },
    ])
    .filter(({ day }) => day >= 0 && day < timeline.days - 1)
}

/** Invites to those surveys whoever had shipped in the twelve months before. */
export function relationInvitations(company: DemoCompany): Invitation[] {
  return relationSurveys(company).flatMap(({ code, day }) =>
    company.customers
      .filter(({ days }) => days.some((shipped) => shipped < day && shipped >= day - yearDays))
      .map((customer) => ({ survey: code, customer, day, place: 0 })),
  )
}

/** Invites after a case was closed, a day later. */
export function caseInvitations({ cases, timeline }: DemoCompany): Invitation[] {
  const lastAsked = new Map<PlannedCustomer, number>()
  return cases.flatMap(({ customer, solvedAt, type }, place) => {
    if (solvedAt === null || type === 'appeal' || type === 'compliment') return []
    const day = Math.floor(solvedAt / secondsOfDay) + 1
    const last = lastAsked.get(customer)
    if (day >= timeline.days || (last !== undefined && day < last + restDays)) return []
    lastAsked.set(customer, day)
    return [{ survey: caseSurvey.code, customer, day, place }]
  })
}

/** Those who send often answer more often than those who hardly know the firm; a short form is answered sooner than a long one. */
const often = { factor: 0.88, otherwise: 0.72 }
const shortForm = 1.9

/** Says whether somebody answers. `isFrequent`: they ship on more days than half of all do. */
export function answers({ survey, customer, place }: Invitation, isFrequent: boolean): boolean {
  const ofForm = survey === caseSurvey.code ? shortForm : 1
  const share = customer.trade.responseShare * (isFrequent ? often.factor : often.otherwise) * ofForm
  return makeRandom(`answer ${survey} ${place}`, customer.id).chance(share)
}
