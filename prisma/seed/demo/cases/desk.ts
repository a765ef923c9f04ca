import type { PlannedCustomer } from '../customers/plan.ts'
import { entryAt, makeRandom } from '../random.ts'
import type { MadeWaybill } from '../shipments/waybill.ts'
import type { DemoSize } from '../size.ts'
import type { Timeline } from '../timeline.ts'
import { Credit } from './credit.ts'
import type { Category } from './rates.ts'
import { claims, complaintRules, complaintSeason, requests } from './rates.ts'

/** A reason to write a case, found in a waybill. */
export interface Occasion {
  readonly type: 'complaint' | 'claim' | 'enquiry' | 'request' | 'compliment'
  readonly category: Category | null
  /** The second level of the category, or what is asked for. */
  readonly second: string
  readonly waybill: MadeWaybill
}

const million = 1_000_000
const hour = 3_600

/** Looks at every waybill as it is made and notes what will be complained about, claimed or asked. */
export class CaseDesk {
  readonly occasions: Occasion[] = []
  readonly #random = makeRandom('desk')
  readonly #season: readonly number[]
  readonly #factor: number
  readonly #complaints = complaintRules.map((rule) => ({ rule, credit: new Credit(this.#random, rule.share) }))
  readonly #requests = new Credit(this.#random, requests.otherShare)
  readonly #losses = new Credit(this.#random, 0.6)
  readonly #damages = new Credit(this.#random, 0.6)

  constructor(size: DemoSize, timeline: Timeline, customers: readonly PlannedCustomer[]) {
    this.#factor = size.caseFactor
    const counts = new Float64Array(timeline.days)
    for (const { days } of customers) for (const day of days) counts[day] = (counts[day] ?? 0) + 1
    const raw = Array.from(counts, (_, day) => complaintSeason(timeline, day))
    const mean = raw.reduce((sum, factor, day) => sum + factor * (counts[day] ?? 0), 0) / counts.reduce((a, b) => a + b, 0)
    this.#season = raw.map((factor) => factor / mean)
  }

  see(waybill: MadeWaybill): void {
    if (waybill.fate.end === 'cancelled') return
    const season = (this.#season[waybill.day] ?? 1) * this.#factor
    for (const { rule, credit } of this.#complaints) {
      credit.add((rule.perMillion * season) / million)
      if (!rule.gives(waybill) || !credit.take()) continue
      this.#note({ type: 'complaint', category: rule.category, second: this.#secondOf(rule.seconds), waybill })
    }
    this.#claims(waybill)
    this.#ask(waybill)
  }

  #claims(waybill: MadeWaybill): void {
    this.#losses.add((claims.lossPerMillion * this.#factor) / million)
    this.#damages.add((claims.damagePerMillion * this.#factor) / million)
    if (waybill.fate.end === 'lost' && this.#losses.take())
      this.#note({ type: 'claim', category: 'loss', second: '整件丢失', waybill })
    if (waybill.fate.damaged && this.#damages.take())
      this.#note({ type: 'claim', category: 'damage', second: '内件损毁', waybill })
  }

  /** Whoever waits asks sooner. */
  #ask(waybill: MadeWaybill): void {
    this.#requests.add(requests.perMillion / million)
    const isLate = waybill.deliveredAt - waybill.promisedAt > 4 * hour
    if (!this.#requests.take(isLate ? requests.lateShare : requests.otherShare)) return
    const kinds = isLate ? requests.kinds.slice(0, 2) : requests.kinds
    const kind = entryAt(kinds, Math.min(kinds.length - 1, this.#random.weighted(kinds.map(({ share }) => share))))
    this.#note({ type: kind.type, category: null, second: kind.subject, waybill })
  }

  #secondOf(seconds: readonly (readonly [string, number])[]): string {
    return entryAt(seconds, this.#random.weighted(seconds.map(([, share]) => share)))[0]
  }

  #note(occasion: Occasion): void {
    this.occasions.push(occasion)
  }
}
