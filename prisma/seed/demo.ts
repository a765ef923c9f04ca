import { addDays, isDay } from '#lib/core/day'
import { openDatabase } from '#lib/platform/db/database'
import { seedApprovalRules } from '#lib/records/approvals/rules/repository'
import { seedFactKeys } from '#lib/records/facts/built-in'
import { seedCriteria } from '#lib/records/selection/repository'
import { seedTerms } from '#lib/records/terms/repository'
import { storeCases } from './demo/cases/store.ts'
import type { DemoCompany } from './demo/company.ts'
import { planCompany } from './demo/company.ts'
import { storeCustomers } from './demo/customers/store.ts'
import {
  classify,
  keepCases,
  keepDemoSeasons,
  nearProspects,
  noteDemo,
  planContacts,
  refreshSums,
  tidyUp,
  watchVolume,
} from './demo/finish.ts'
import { storePeople } from './demo/people/store.ts'
import { storeApprovals } from './demo/relations/approvals.ts'
import { storeContacts } from './demo/relations/contacts.ts'
import { shareDashboards } from './demo/relations/dashboards.ts'
import { storeFacts } from './demo/relations/facts.ts'
import { storeInteractions } from './demo/relations/interactions.ts'
import { storeLevels } from './demo/relations/levels.ts'
import { storeOpportunities } from './demo/relations/opportunities.ts'
import { storeOverrides } from './demo/relations/overrides.ts'
import { storePapers } from './demo/relations/papers.ts'
import { setReportUp } from './demo/relations/reports.ts'
import { storeReviews } from './demo/relations/reviews.ts'
import { storeSurveys } from './demo/relations/surveys.ts'
import { storeTasks } from './demo/relations/tasks.ts'
import { storePartings, storeReferences } from './demo/relations/value-stories.ts'
import { storeWaybills } from './demo/shipments/store.ts'
import { storeEvents } from './demo/shipments/store-events.ts'
import type { DemoSize } from './demo/size.ts'
import { demoSizes } from './demo/size.ts'

const zone = 'Asia/Shanghai'

interface Step {
  /** What is told while it runs. */
  readonly says: string
  run(company: DemoCompany): Promise<void>
}

/** What is made, in this order: what comes later may refer to what came before, and to what it left in the company. */
const steps: readonly Step[] = [
  { says: 'outlets and people', run: storePeople },
  { says: 'customers', run: storeCustomers },
  { says: 'waybills', run: storeWaybills },
  { says: 'tracking events', run: storeEvents },
  { says: 'cases', run: storeCases },
  { says: 'contacts', run: storeContacts },
  { says: 'what is known of customers', run: storeFacts },
  { says: 'talks with customers', run: storeInteractions },
  { says: 'how customers are won', run: storeOpportunities },
  { says: 'tasks', run: storeTasks },
  { says: 'papers', run: storePapers },
  { says: 'surveys', run: storeSurveys },
  { says: 'classes set by hand', run: storeOverrides },
  { says: 'sums by month', run: refreshSums },
  { says: 'seasons', run: keepDemoSeasons },
  { says: 'references', run: storeReferences },
  { says: 'classes', run: classify },
  { says: 'levels that were decided', run: storeLevels },
  { says: 'clocks of cases', run: keepCases },
  { says: 'what waits for approval', run: storeApprovals },
  { says: 'partings', run: storePartings },
  { says: 'how near prospects stand', run: nearProspects },
  { says: 'whom to contact', run: planContacts },
  { says: 'drops in volume', run: watchVolume },
  { says: 'workbooks of the years', run: storeReviews },
  { says: 'shared dashboards', run: shareDashboards },
  { says: 'a report that comes round', run: setReportUp },
  { says: 'tidying up', run: tidyUp },
]

/**
 * Fills an empty, migrated database with the made company 禾驿速递（演示）, branch Ningbo: 14 outlets, 46 people, and by its size 1,600 customers and a million
 * waybills or a small part of them, over the 24 months that end with `demoEndOn` (yesterday in China when null), in CNY. The same end day gives the same company;
 * only the passwords are made anew, and written to `demo-sign-ins.json` in the data directory. `say` is told what is being made.
 */
export async function seedDemo(first: {
  readonly databaseUrl: string
  readonly dataDirectory: string
  readonly demoEndOn: string | null
  readonly demoSize: DemoSize['name']
  readonly say: (line: string) => void
}): Promise<void> {
  const database = openDatabase({ url: first.databaseUrl, max: 4, applicationName: 'yike demo' })
  try {
    await seedFactKeys(database.db)
    await seedCriteria(database.db)
    await seedApprovalRules(database.db)
    await seedTerms(database.db)
    const end = addDays(lastDay(first.demoEndOn), 1)
    const company = planCompany(database.db, first.dataDirectory, demoSizes[first.demoSize], end)
    await makeCompany(company, first.say)
  } finally {
    await database.close()
  }
}

/** Stores a planned company in its empty, migrated database. */
export async function makeCompany(company: DemoCompany, say: (line: string) => void): Promise<void> {
  for (const { says, run } of steps) {
    const started = performance.now()
    await run(company)
    say(`  ${says}, ${((performance.now() - started) / 1_000).toFixed(1)} s`)
  }
  await noteDemo(company)
}

function lastDay(demoEndOn: string | null): string {
  if (demoEndOn !== null && isDay(demoEndOn)) return demoEndOn
  return addDays(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date()), -1)
}
