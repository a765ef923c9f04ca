import type { TradePlan } from '../recipe/quantiles.ts'
import { planTrades } from '../recipe/quantiles.ts'
import type { Trade } from '../recipe/trades.ts'
import type { DemoSize } from '../size.ts'
import { demoMonths, scaleOf } from '../size.ts'

/** Whether and how lately a customer ships: awake to asleep as the gap to its last shipping day has it against its own rhythm. */
export type State = 'awake' | 'drowsy' | 'half_asleep' | 'lost' | 'potential'

/** A customer as the recipe has it: nothing but its trade and how much it sends. */
export interface Volume {
  readonly trade: Trade
  /** Its place among those of its trade that ship, 0 the largest; the lost and the potential follow. */
  readonly rank: number
  readonly state: 'shipping' | 'lost' | 'potential'
  /** Waybills a month over the last twelve. */
  readonly waybillsMonth: number
  /** The same and its revenue in yuan at the size of the full demo, which the cuts of prices and attention are for. */
  readonly fullMonth: number
  readonly yuanMonth: number
}

/** Answers the customers of a demo, trade by trade. */
export function planVolumes(size: DemoSize): Volume[] {
  const scale = scaleOf(size)
  return planTrades(size.customers, size.waybills / demoMonths).flatMap((plan) => volumesOf(plan, scale))
}

function volumesOf({ trade, waybillsMonth, lost, potential }: TradePlan, scale: number): Volume[] {
  const make = (state: Volume['state'], monthly: number, rank: number): Volume => {
    const fullMonth = monthly * scale
    return { trade, rank, state, waybillsMonth: monthly, fullMonth, yuanMonth: (fullMonth * trade.priceMinor) / 100 }
  }
  return [
    ...waybillsMonth.map((monthly, rank) => make('shipping', monthly, rank)),
    ...Array.from({ length: lost }, (_, place) => make('lost', 0, waybillsMonth.length + place)),
    ...Array.from({ length: potential }, (_, place) => make('potential', 0, waybillsMonth.length + lost + place)),
  ]
}
