/** How large a demo is. The recipe is the same for all; one with fewer waybills a customer keeps its proportions, not its counts. */
export interface DemoSize {
  readonly name: 'full' | 'small'
  /** Customers that ship, have shipped or are about to. Leads and internal customers come on top. */
  readonly customers: number
  readonly leads: number
  readonly internal: number
  readonly waybills: number
  /** Tracking events are kept for so many days before the last. */
  readonly eventDays: number
  /** How many times as many complaints and claims a million waybills bring: a small demo would hardly have any. */
  readonly caseFactor: number
}

/** The two that an installation chooses between: what people look at, and what a test can start in seconds. */
export const demoSizes = {
  full: { name: 'full', customers: 1_600, leads: 220, internal: 15, waybills: 1_000_000, eventDays: 60, caseFactor: 1 },
  small: { name: 'small', customers: 176, leads: 22, internal: 2, waybills: 20_000, eventDays: 60, caseFactor: 5 },
} as const satisfies Record<string, DemoSize>

/** The months that a demo covers. */
export const demoMonths = 24

/** Answers how many waybills of the full demo one of this size stands for, for a customer: cuts of prices are by the full one. */
export function scaleOf(size: DemoSize): number {
  const { full } = demoSizes
  return full.waybills / full.customers / (size.waybills / size.customers)
}
