import type { RuleLine } from './rule.ts'

/** What a rule counts. */
export type RuleUnit = 'currency' | 'customers' | 'classes' | 'rows'

/** A rule as it ships; its texts stand in the catalogues under `approvals.rules`. */
interface ShippedRule {
  unit: RuleUnit
  lines: readonly RuleLine[]
}

const line = (role: string, most: number | null, hours: number, grade: string | null = null): RuleLine => ({
  role,
  grade,
  most,
  hours,
})
const everything = [line('executive', null, 24), line('administrator', null, 24)]

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
      line('executive', 5_000, 24, 'branch'),
      line('executive', 20_000, 24),
      line('executive', 50_000, 48, 'province'),
    ],
  },
  /** Customers that change hands at once, within one outlet. */
  transfer: {
    unit: 'customers',
    lines: [line('sales_manager', 50, 24), line('outlet', 50, 24), ...everything],
  },
  /** The same, where some go to another outlet. */
  transfer_across: {
    unit: 'customers',
    lines: [line('sales_manager', 5, 24), ...everything],
  },
  /** So many classes lie between what was computed and what is set by hand. */
  override: { unit: 'classes', lines: [line('sales_manager', 1, 48), ...everything] },
  /** Rows of one file. */
  export: {
    unit: 'rows',
    lines: [
      line('sales_manager', 500, 24),
      line('service_manager', 500, 24),
      line('outlet', 500, 24),
      line('finance', 500, 24),
      ...everything,
    ],
  },
} as const satisfies Record<string, ShippedRule>

export type RuleKey = keyof typeof shippedRules
export const ruleKeys = Object.keys(shippedRules) as RuleKey[]
