import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { CaseDesk } from './cases/desk.ts'
import type { CaseDraft } from './cases/drafts.ts'
import type { Lead } from './customers/leads.ts'
import { planLeads } from './customers/leads.ts'
import { planNextTouches } from './customers/next-touch.ts'
import type { PlannedCustomer } from './customers/plan.ts'
import { planCustomers } from './customers/plan.ts'
import { PlannedFacts } from './relations/planned-facts.ts'
import type { MadeWaybill } from './shipments/waybill.ts'
import type { DemoSize } from './size.ts'
import type { Timeline } from './timeline.ts'
import { makeTimeline } from './timeline.ts'

/** The company while it is made: what was planned, and what the steps leave for those after them. */
export interface DemoCompany {
  readonly db: Db
  readonly dataDirectory: string
  readonly size: DemoSize
  readonly timeline: Timeline
  /** Those of the recipe, by id. */
  readonly customers: readonly PlannedCustomer[]
  readonly leads: readonly Lead[]
  /** The next follow-up by customer. */
  readonly touches: ReadonlyMap<number, Day>
  readonly facts: PlannedFacts
  /** Takes note of every waybill that gives reason to complain or to ask. */
  readonly desk: CaseDesk
  /** Left by the step that makes waybills: those of the last weeks, whose scans are kept. */
  readonly recent: MadeWaybill[]
  /** Left by the step that makes cases, in their order. */
  readonly cases: CaseDraft[]
  /** Left by the step that makes contacts: the first contact of each customer. */
  readonly contacts: Map<number, number>
  /** Left by the step that makes talks: the customers with whom somebody talked. */
  readonly talked: Set<number>
}

/** Plans a company whose last day is the one before `end`. */
export function planCompany(db: Db, dataDirectory: string, size: DemoSize, end: Day): DemoCompany {
  const timeline = makeTimeline(end)
  const customers = planCustomers(size, timeline)
  const leads = planLeads(
    size,
    timeline,
    customers.map(({ name }) => name),
  )
  return {
    ...{ db, dataDirectory, size, timeline, customers, leads },
    touches: planNextTouches(timeline, [...customers, ...leads]),
    facts: new PlannedFacts(timeline, customers),
    desk: new CaseDesk(size, timeline, customers),
    ...{ recent: [], cases: [], contacts: new Map(), talked: new Set() },
  }
}
