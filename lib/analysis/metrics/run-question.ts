import type { ResolvedPeriod } from '#lib/core/period'
import type { MetricName } from '../classification/columns.ts'
import type { Membership } from '../classification/scheme.ts'
import type { Reached } from './reached.ts'
import type { ServiceBasis } from './service-sql.ts'

export interface RunQuestion {
  period: ResolvedPeriod
  currency: string
  membership: Membership
  metrics: readonly MetricName[]
  /** Days at the end of the period that metrics ending in `Before` leave out. */
  holdOutDays?: number
  /** By what serving customers is valued; for runs that look at `serviceMinor`. */
  service?: ServiceBasis
  /** By whose days instants are told apart; for runs that look at `statedReputation`. */
  timeZone?: string
  /** Only customers within it; everybody when left out, as in every run. */
  scope?: Reached
  /** Called between steps of long reckoning; what it throws ends the reading. */
  pause?: () => Promise<void>
}
