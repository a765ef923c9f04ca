import { builtInFacts } from '#lib/records/facts/built-in'
import { factMethods } from '#lib/records/facts/schema'
import type { PlannedCustomer } from '../customers/plan.ts'
import { makeRandom } from '../random.ts'
import { storyFacts } from '../stories/facts.ts'
import type { Timeline } from '../timeline.ts'
import { factValues } from './fact-values.ts'

/** How much is known, by class: what is worth asking for is asked for. */
const knownShares = { A: 0.62, B: 0.36, C: 0.12, none: 0.22 } as const
const sources = ['客户老板', '客户运营', '仓库现场', '对账记录', '同行交流', '企业公示信息']
const withinDays = 400

interface PlannedFact {
  readonly customerId: number
  readonly key: string
  readonly value: unknown
  readonly infoClass: string
  readonly source: string
  readonly method: string
  readonly confidence: number
  readonly notedBy: string
  /** Days before the end. */
  readonly before: number
}

/** What is known of the customers, one fact of a key: the history has but its latest entry. */
export class PlannedFacts {
  readonly #byCustomer = new Map<number, PlannedFact[]>()

  constructor(timeline: Timeline, customers: readonly PlannedCustomer[]) {
    const told = storyFacts(customers)
    for (const customer of customers) {
      const facts = customer.owner === null || customer.standing === 'lost' ? [] : drawFacts(timeline, customer, customer.owner)
      const own = told.get(customer.id) ?? {}
      for (const [key, value] of Object.entries(own)) {
        const place = facts.findIndex((fact) => fact.key === key)
        const fact = plan(customer.id, key, value, customer.owner ?? '沈立峰', makeRandom(`told ${key}`, customer.id))
        if (place === -1) facts.push(fact)
        else facts[place] = fact
      }
      if (facts.length > 0) this.#byCustomer.set(customer.id, facts)
    }
  }

  /** The current values as they stand on the customer. */
  currentOf(customerId: number): Record<string, unknown> {
    return Object.fromEntries((this.#byCustomer.get(customerId) ?? []).map(({ key, value }) => [key, value]))
  }

  all(): PlannedFact[] {
    return [...this.#byCustomer.values()].flat()
  }
}

function drawFacts(timeline: Timeline, customer: PlannedCustomer, owner: string): PlannedFact[] {
  const random = makeRandom('facts', customer.id)
  const share = knownShares[customer.expectedClass ?? 'none']
  return Object.entries(factValues).flatMap(([key, make]) => {
    if (!random.chance(share)) return []
    const value = make(random, customer, timeline)
    return value === null ? [] : [plan(customer.id, key, value, owner, random)]
  })
}

function plan(
  customerId: number,
  key: string,
  value: unknown,
  notedBy: string,
  random: ReturnType<typeof makeRandom>,
): PlannedFact {
  const infoClass = Object.entries(builtInFacts).find(([name]) => name === key)?.[1].infoClass ?? 'descriptive'
  return {
    ...{ customerId, key, value, infoClass, notedBy },
    source: random.pick(sources),
    method: random.pick(factMethods.slice(0, 5)),
    confidence: random.pick([0.6, 0.7, 0.8, 0.9, 1]),
    before: random.between(3, withinDays),
  }
}
