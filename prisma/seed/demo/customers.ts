import type { Day } from '#lib/core/day'
import { addDays, addMonths } from '#lib/core/day'
import type { Random } from './random.ts'
import { normalQuantile } from './random.ts'
import type { Trade } from './trades.ts'
import { givenNames, surnames, trades } from './trades.ts'

/** A customer before it is stored, with the plan of what it ships. */
export interface PlannedCustomer {
  externalId: string
  name: string
  trade: Trade
  kind: 'consumer' | 'business' | 'distributor'
  lifecycle: 'potential' | 'new' | 'regular' | 'loyal'
  phone: string
  address: string | null
  since: Day
  source: string
  tags: readonly string[]
  nextTouchOn: Day | null
  /** How many waybills it has, and the days [shipsFrom, shipsTo) in which they lie. */
  waybills: number
  shipsFrom: Day
  shipsTo: Day
}

const sources = ['转介绍', '地推', '来电咨询', '网络', '展会', '同行转入']
const streets = ['中山东路', '环城北路', '四明中路', '江南公路', '三北大街', '天童南路', '石浦路']

/** Plans the customers of the company. Shares of waybills are quantiles of a lognormal distribution, not draws: the skew is the same for every
 * seed, and some tenth of the customers bring most of the revenue. `end` is the day after the demo's last. */
export function planCustomers(random: Random, begin: Day, end: Day, totalWaybills: number): PlannedCustomer[] {
  const planned = trades.flatMap((trade) => {
    const weights = Array.from({ length: trade.customers }, (_, i) =>
      Math.exp(trade.sigma * normalQuantile((i + 0.5) / trade.customers)),
    )
    const sum = weights.reduce((a, b) => a + b, 0)
    return weights.map((weight, index) =>
      planCustomer(random, trade, index, (totalWaybills * trade.share * weight) / sum, begin, end),
    )
  })
  planned.forEach((customer, index) => {
    customer.externalId = `C${String(10_001 + index)}`
  })
  settleTotal(planned, totalWaybills)
  return planned
}

function planCustomer(random: Random, trade: Trade, index: number, waybills: number, begin: Day, end: Day): PlannedCustomer {
  const consumer = trade.kind === 'consumer'
  const area = random.pick(trade.areas)
  const isPotential = index % 20 === 3
  const since = random.chance(0.75) ? addMonths(begin, -random.between(1, 60)) : addDays(begin, random.between(20, 660))
  const shipsFrom = since > begin ? since : begin
  const shipsTo = random.chance(0.16) ? addDays(end, -random.between(35, 330)) : end
  const stopped = shipsTo < addDays(end, -180)
  return {
    externalId: '',
    name: consumer ? `${random.pick(surnames)}${random.pick(givenNames)}` : companyName(trade, area, index),
    trade,
    kind: trade.kind,
    lifecycle: isPotential ? 'potential' : since > addMonths(end, -3) ? 'new' : waybills > 60 && !stopped ? 'loyal' : 'regular',
    phone: `19900${String(random.between(0, 999_999)).padStart(6, '0')}`,
    address: consumer || random.chance(0.8) ? `浙江省宁波市${area}${random.pick(streets)}${random.between(1, 980)}号` : null,
    since,
    source: random.pick(sources),
    tags: [
      ...(waybills > 400 ? ['大客户'] : []),
      ...(trade.rhythm === 'fresh' ? ['季节性'] : []),
      ...(random.chance(0.06) ? ['续约中'] : []),
    ],
    nextTouchOn: !consumer && random.chance(0.45) ? addDays(end, random.between(-12, 30)) : null,
    waybills: isPotential ? 0 : waybills,
    shipsFrom: shipsFrom < shipsTo ? shipsFrom : begin,
    shipsTo,
  }
}

function companyName(trade: Trade, area: string, index: number): string {
  const name = trade.names[index % trade.names.length]
  const ending = trade.endings[((index % trade.names.length) * 5 + Math.floor(index / trade.names.length)) % trade.endings.length]
  return `${area}${name}${ending}`
}

/** Makes whole numbers of the shares, so that they come to the total; who ships at all ships once at least. */
function settleTotal(planned: PlannedCustomer[], total: number): void {
  const scale = total / planned.reduce((sum, customer) => sum + customer.waybills, 0)
  for (const customer of planned)
    if (customer.waybills > 0) customer.waybills = Math.max(1, Math.round(customer.waybills * scale))
  const largest = planned.reduce((a, b) => (b.waybills > a.waybills ? b : a))
  largest.waybills += total - planned.reduce((sum, customer) => sum + customer.waybills, 0)
}
