import type { OpenStep, Step } from '#lib/records/opportunities/step'
import { lossReasons, openSteps } from '#lib/records/opportunities/step'
import type { DemoCompany } from '../company.ts'
import type { PlannedCustomer } from '../customers/plan.ts'
import { makeRandom } from '../random.ts'

/** How far the winning of a customer has come; days count from the first of the demo. */
export interface Courtship {
  readonly customerId: number
  readonly by: string
  readonly step: Step
  /** The step before the end, for one that is won or lost. */
  readonly reached: OpenStep
  readonly begunOn: number
  readonly steppedOn: number
  readonly waybillsMonth: number | null
  readonly lossReason: (typeof lossReasons)[number] | null
}

const manager = '沈立峰'
/** How far those are that have been found able and willing. */
const stepShares = [0.42, 0.34, 0.24]
const laterSteps = openSteps.slice(1)
/** Of those who left, so many are being won back or were tried in vain. */
const wonBackShare = 0.12
const knownVolumeShare = 0.4

/** Answers how the leads, the potential, the new and some of the lost customers are or were being won, in the order of their beginning. */
export function courtships(company: DemoCompany): Courtship[] {
  const { customers, leads, timeline } = company
  const ofLeads = leads.map(({ id, owner, foundOn }): Courtship => {
    const random = makeRandom('courtship', id)
    const day = timeline.numberOf(foundOn)
    const waybillsMonth = random.chance(knownVolumeShare) ? volume(random.next()) : null
    return { ...begun(id, owner, day), step: 'unqualified', reached: 'unqualified', steppedOn: day, waybillsMonth }
  })
  return [...ofLeads, ...customers.flatMap((customer) => ofCustomer(company, customer))].toSorted(
    (a, b) => a.begunOn - b.begunOn || a.customerId - b.customerId,
  )
}

const volume = (drawn: number) => Math.round(20 * (1 + 14 * drawn ** 3))
const begun = (customerId: number, by: string | null, begunOn: number) => ({
  ...{ customerId, by: by ?? manager, begunOn, lossReason: null },
})

function ofCustomer(company: DemoCompany, customer: PlannedCustomer): Courtship[] {
  const { timeline } = company
  const { id, owner, standing, course, kind } = customer
  const random = makeRandom('courtship', id)
  if (kind === 'consumer') return []
  if (standing === 'potential') {
    const day = timeline.days - random.between(25, 110)
    const step = furthest(company, customer, laterSteps[random.weighted(stepShares)] ?? 'qualified')
    return [
      {
        ...begun(id, owner, day),
        step,
        reached: step,
        steppedOn: timeline.days - random.between(1, 24),
        waybillsMonth: volume(random.next()),
      },
    ]
  }
  if (standing === 'lost') {
    if (owner === null || !random.chance(wonBackShare)) return []
    const steppedOn = timeline.days - random.between(2, 80)
    const lossReason = random.chance(0.5) ? random.pick(lossReasons.slice(0, 4)) : null
    const step = lossReason === null ? 'qualified' : 'lost'
    return [
      {
        ...begun(id, owner, steppedOn - 30),
        step,
        reached: 'qualified',
        steppedOn,
        waybillsMonth: volume(random.next()),
        lossReason,
      },
    ]
  }
  if (course === null || course.from === 0) return []
  const waybillsMonth = Math.max(1, Math.round(customer.waybillsMonth))
  return [
    {
      ...begun(id, owner, Math.max(0, course.from - random.between(12, 60))),
      step: 'won',
      reached: 'proposal',
      steppedOn: course.from,
      waybillsMonth,
    },
  ]
}

/** The gates ask for a talk, then for somebody who decides: at an office the first acquaintance does not. */
function furthest({ talked }: DemoCompany, { id, trade }: PlannedCustomer, wanted: OpenStep): OpenStep {
  if (!talked.has(id)) return 'qualified'
  return wanted === 'proposal' && trade.rhythm === 'office' ? 'contacted' : wanted
}
