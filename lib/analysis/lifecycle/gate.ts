import type { SettingValues } from '#lib/platform/settings/setting'
import type { lifecycles } from '#lib/records/customers/view'
import type { lifecycleSetting } from './settings.ts'

export type Lifecycle = (typeof lifecycles)[number]
type Cuts = SettingValues<typeof lifecycleSetting>

/** Months that are looked at: the running one and the twelve whole ones before it. */
export const MONTHS = 13

/** What is known of a customer, as far as the gates between the stages ask for it. */
export interface LifecycleFacts {
  /** Shipments of each of the thirteen months up to the running one, the oldest first. */
  months: readonly number[]
  /** Whole months since it became a customer. */
  monthsAsCustomer: number
  /** High is what the last answer of a survey said; null where nobody has answered. */
  attitudeIsHigh: boolean | null
  /** 0 to 1; null where it is not known. */
  walletShare: number | null
}

/** One condition of a gate: what it asks for, and what of it has been reached; of months in a row the longest row, and the one that goes on today. */
export type GateLine =
  | { gate: 'first_waybill'; holds: boolean }
  | { gate: 'months_in_row'; holds: boolean; needed: number; reached: number; running: number; shipments: number }
  | { gate: 'months_as_customer' | 'active_months'; holds: boolean; needed: number; reached: number }
  | { gate: 'attitude_or_wallet'; holds: boolean; needed: number; reached: number | null; attitudeIsHigh: boolean | null }

/** The stage after each; the first waybill takes a customer out of the first by itself. */
export const stageAfter: Readonly<Record<Lifecycle, Lifecycle | null>> = {
  potential: 'new',
  new: 'regular',
  regular: 'loyal',
  loyal: null,
}

/**
 * Answers what the gate of the stage after `stage` asks for; nothing after the last. A regular shipped so often in each of so many months in a row, the running month included when it has reached that
 * already; somebody loyal has been a customer for long enough, shipped in most of the last twelve whole months, and means it: says so, or gives us most of what there is.
 * @source docs/formulas.md#gates-of-the-lifecycle
 */
export function gateAfter(stage: Lifecycle, facts: LifecycleFacts, cuts: Cuts): GateLine[] {
  switch (stage) {
    case 'potential':
      return [{ gate: 'first_waybill', holds: facts.months.some((shipments) => shipments > 0) }]
    case 'new': {
      const reached = longestRun(facts.months, cuts.regular_shipments)
      const needed = cuts.regular_months
      return [
        {
          gate: 'months_in_row',
          holds: reached >= needed,
          needed,
          reached,
          running: runningRow(facts.months, cuts.regular_shipments),
          shipments: cuts.regular_shipments,
        },
      ]
    }
    case 'regular': {
      const active = facts.months.slice(0, -1).filter((shipments) => shipments > 0).length
      const reaches = (gate: 'months_as_customer' | 'active_months', reached: number, needed: number): GateLine => ({
        ...{ gate, holds: reached >= needed, needed, reached },
      })
      const { attitudeIsHigh, walletShare } = facts
      const needed = cuts.loyal_wallet_share
      const means = attitudeIsHigh === true || (walletShare !== null && walletShare >= needed)
      return [
        reaches('months_as_customer', facts.monthsAsCustomer, cuts.loyal_months),
        reaches('active_months', active, cuts.loyal_active_months),
        { gate: 'attitude_or_wallet', holds: means, needed, reached: walletShare, attitudeIsHigh },
      ]
    }
    case 'loyal':
      return []
  }
}

/** How many months in a row up to now, the running month among them once it has reached that too. */
function runningRow(months: readonly number[], shipments: number): number {
  const enough = months.map((month) => month >= shipments)
  const whole = enough.slice(0, -1)
  const row = whole.length - 1 - whole.lastIndexOf(false)
  return row + (enough.at(-1) === true ? 1 : 0)
}

function longestRun(months: readonly number[], shipments: number): number {
  let [longest, run] = [0, 0]
  for (const month of months) {
    run = month >= shipments ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
