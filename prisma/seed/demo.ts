import { recomputeRun } from '#lib/analysis/classification/recompute'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { startRun } from '#lib/analysis/classification/service'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import type { Day } from '#lib/core/day'
import { addDays, isDay } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { seedRoles } from '#lib/platform/org/roles'
import { systemContext } from '#lib/platform/system-context'
import { keepStale } from '#lib/records/cases/standing/keep'
import { seedFactKeys } from '#lib/records/facts/built-in'
import { planCustomers } from './demo/customers.ts'
import { makePeople } from './demo/people.ts'
import { makeRandom } from './demo/random.ts'
import { storeCases, storeContacts, storeInteractions, storeSurvey } from './demo/relations.ts'
import { storeCustomers, storeWaybills } from './demo/store.ts'
import { beginOfDemo, makeWaybills } from './demo/waybills.ts'

const seed = 20_261_124
const waybillCount = 20_000
const zone = 'Asia/Shanghai'

/** Fills an empty, migrated database with the made company 禾驿速递（演示）: five outlets, one user per role, 200 customers and 20,000 waybills over
 * the 24 months that end with `demoEndOn` (yesterday in China when null), in CNY. The same end day gives the same company; only the
 * passwords are made anew, and written to `demo-sign-ins.json` in the data directory. */
export async function seedDemo(first: {
  readonly databaseUrl: string
  readonly dataDirectory: string
  readonly demoEndOn: string | null
}): Promise<void> {
  const database = openDatabase({ url: first.databaseUrl, max: 4, applicationName: 'yike demo' })
  try {
    await fill(database.db, first.dataDirectory, addDays(lastDay(first.demoEndOn), 1))
  } finally {
    await database.close()
  }
}

async function fill(db: Db, dataDirectory: string, end: Day): Promise<void> {
  const random = makeRandom(seed)
  const begin = beginOfDemo(end)
  await seedRoles(db)
  await seedFactKeys(db)
  const people = await makePeople(db, dataDirectory)
  const customers = planCustomers(random, begin, end, waybillCount)
  const waybills = makeWaybills(random, customers, begin, end)
  const customerIds = await storeCustomers(db, random, people, customers)
  await storeWaybills(db, customerIds, waybills)
  const base = { random, people, customers, customerIds, waybills, end }
  await storeContacts(db, base)
  await storeInteractions(db, base)
  await storeCases(db, base)
  await storeSurvey(db, base)
  await db.execute(sql`
    insert into company_setting (key, value) values ('demo', ${JSON.stringify({ name: '禾驿速递（演示）', endOn: addDays(end, -1) })}::jsonb)
    on conflict (key) do update set value = excluded.value`)
  await refreshTouchedMonths(db)
  await classify(db, addDays(end, -1))
  // After the classes, which say how soon each customer is served.
  await keepStale(await systemContext(db, log))
}

/** Works every scheme out once, so that the first look at the demo shows classes. */
async function classify(db: Db, asOf: Day): Promise<void> {
  const ctx = await systemContext(db, log)
  for (const scheme of SCHEME_IDS) await recomputeRun(ctx, Number((await startRun(ctx, { scheme, as_of: asOf })).id))
}

function lastDay(demoEndOn: string | null): Day {
  if (demoEndOn !== null && isDay(demoEndOn)) return demoEndOn
  return addDays(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date()), -1)
}
