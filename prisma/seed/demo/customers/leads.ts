import type { Day } from '#lib/core/day'
import { FirmNames } from '../names/firms.ts'
import { entryAt, makeRandom } from '../random.ts'
import type { TradeKey } from '../recipe/trades.ts'
import { trades } from '../recipe/trades.ts'
import type { DemoSize } from '../size.ts'
import type { Timeline } from '../timeline.ts'
import type { Identity } from './identity.ts'
import { identifyLead } from './identity.ts'
import { leadOwner } from './owners.ts'

/** A firm that somebody has heard of and that has sent nothing yet, 线索. */
export interface Lead extends Identity {
  readonly id: number
  readonly trade: TradeKey
  readonly industry: string | null
  readonly owner: string | null
  readonly foundOn: Day
}

/** So many of the leads stand in the public pool. */
const unownedShare = 60 / 220
const foundWithinDays = 120

/** Plans the leads, whose ids follow those of the customers. */
export function planLeads(size: DemoSize, timeline: Timeline, takenNames: readonly string[]): Lead[] {
  const firms = trades.filter((trade) => trade.kind !== 'consumer')
  const names = new FirmNames(takenNames)
  const total = firms.reduce((sum, { customerShare }) => sum + customerShare, 0)
  const unowned = Math.round(size.leads * unownedShare)
  return Array.from({ length: size.leads }, (_, place) => {
    const random = makeRandom('lead', place)
    const trade = entryAt(firms, random.weighted(firms.map(({ customerShare }) => customerShare / total)))
    const id = size.customers + place + 1
    const key = trade.key === 'consumer' ? 'office' : trade.key
    return {
      ...identifyLead(random, key, id, names),
      ...{ id, trade: trade.key, industry: trade.industry },
      owner: place < unowned ? null : leadOwner(random, trade.key),
      foundOn: timeline.dayAt(timeline.days - random.between(1, foundWithinDays)),
    }
  })
}
