import type { RuleLine } from './rule.ts'

/** What a rule counts. */
export type RuleUnit = 'currency' | 'customers' | 'classes' | 'rows'

/** A rule as it ships; its texts stand in the catalogues under `approvals.rules`. */
interface ShippedRule {
  unit: RuleUnit
  lines: readonly RuleLine[]
}

/** Hours of working time of one day, as the clock of requests has them before somebody sets it otherwise. */
export const WORKING_DAY = 9

const line = (role: string, most: number | null, hours: number, grade: string | null = null): RuleLine => ({
  role,
  grade,
  most,
  hours,
})
const everything = [line('executive', null, WORKING_DAY), line('administrator', null, WORKING_DAY)]

/** Every rule that the product asks, in the order in which they are shown. */
export const shippedRules = {
  /** What is paid out for one case. */
  compensation: {
    unit: 'currency',
    lines: [
      line('service', 100, 4),
      line('service', 300, 4, 'lead'),
      line('service_manager', 1_000, 8),
      line('claims', 2_000, 8),
      line('executive', 5_000, WORKING_DAY, 'branch'),
      line('executive', 20_000, WORKING_DAY),
      line('executive', 50_000, 2 * WORKING_DAY, 'province'),
    ],
  },
  /** What is given for one case as a coupon, so that a user stays; above the leads by whoever decides as much of a compensation. */
  goodwill: {
    unit: 'currency',
    lines: [
      line('service', 20, 4),
      line('service', 50, 4, 'lead'),
      line('service_manager', 1_000, 8),
      line('claims', 2_000, 8),
      line('executive', null, WORKING_DAY),
    ],
  },
  /** Customers that change hands at once, within one outlet. */
  transfer: {
    unit: 'customers',
    lines: [line('sales_manager', 50, WORKING_DAY), line('outlet', 50, WORKING_DAY), ...everything],
  },
  /** The same, where some go to another outlet. */
  transfer_across: {
    unit: 'customers',
    lines: [line('sales_manager', 5, WORKING_DAY), ...everything],
  },
  /** So many classes lie between what was computed and what is set by hand. */
  override: { unit: 'classes', lines: [line('sales_manager', 1, 2 * WORKING_DAY), ...everything] },
  /** Parting with a customer, and naming one as a reference: never decided by whoever asks. */
  parting: { unit: 'customers', lines: everything },
  reference: { unit: 'customers', lines: everything },
  /** Rows of one file. */
  export: {
    unit: 'rows',
    lines: [
      line('sales_manager', 500, WORKING_DAY),
      line('service_manager', 500, WORKING_DAY),
      line('outlet', 500, WORKING_DAY),
      line('finance', 500, WORKING_DAY),
      ...everything,
    ],
  },
} as const satisfies Record<string, ShippedRule>

export type RuleKey = keyof typeof shippedRules
export const ruleKeys = Object.keys(shippedRules) as RuleKey[]
