import { keepConcentration } from '#lib/analysis/concentration-trend/keep'
import { keepContactBalance } from '#lib/analysis/contact-balance/keep'
import { keepDrops } from '#lib/analysis/drop/keep'
import { keepGates } from '#lib/analysis/lifecycle/keep'
import { keepLosses } from '#lib/analysis/losses/keep'
import { keepLoyalty } from '#lib/analysis/loyalty/keep'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { oneAtATime } from '#lib/analysis/manager-figures/repository'
import { keepProductGrowth } from '#lib/analysis/product-growth/keep'
import { keepProfits } from '#lib/analysis/profit/keep'
import { keepLevels } from '#lib/analysis/relationship/level/keep'
import { keepRetention } from '#lib/analysis/retention/keep'
import { keepSeasons } from '#lib/analysis/season/service'
import { keepSleepers } from '#lib/analysis/sleepers/keep'
import { keepChanges, keepUsual, keepValueLeftOut } from '#lib/analysis/upgrade-path/keep'
import { keepValueChanges } from '#lib/analysis/value-change/keep'
import { keepWorths } from '#lib/analysis/worth/keep'
import { keepYearValues } from '#lib/analysis/year-value-list/keep'
import { firstInstantOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { openDatabase } from '#lib/platform/db/database'
import { log } from '#lib/platform/log/log'
import { systemContext } from '#lib/platform/system-context'
import { keepCadence } from '#lib/records/cadence/keep'
import { keepStale } from '#lib/records/cases/standing/keep'
import type { Bench } from './bench.ts'
import { dayAfterLast, lastDay } from './company/size.ts'
import { makeAdministratorKey } from './readers.ts'
import { runSeconds } from './rows/p8.ts'

/** What the product keeps by night, by the hour and by the minute for cards and dashboards. The rhythm of contacts comes before what asks for it, all else in the order of `keepForManagers`. */
const works: readonly { name: string; work: (ctx: Context) => Promise<unknown> }[] = [
  { name: 'standing of cases', work: keepStale },
  { name: 'seasons', work: (ctx) => keepSeasons(ctx, lastDay) },
  { name: 'rhythm of contacts', work: (ctx) => keepCadence(ctx, null) },
  { name: 'drops in volume', work: (ctx) => keepDrops(ctx, lastDay) },
  { name: 'values of the year', work: (ctx) => keepYearValues(ctx, lastDay) },
  { name: 'changes of stage', work: keepChanges },
  { name: 'gates of the lifecycle', work: keepGates },
  { name: 'managers’ figures', work: (ctx) => keepManagerFigures(ctx, lastDay) },
  { name: 'true profit', work: (ctx) => keepProfits(ctx, lastDay) },
  { name: 'growth by product', work: (ctx) => keepProductGrowth(ctx, lastDay) },
  { name: 'losses', work: (ctx) => keepLosses(ctx, lastDay) },
  { name: 'sleepers', work: (ctx) => keepSleepers(ctx, lastDay) },
  { name: 'worth and staying', work: (ctx) => keepWorths(ctx, lastDay) },
  { name: 'changes of value', work: (ctx) => keepValueChanges(ctx, lastDay) },
  { name: 'levels of relationship', work: keepLevels },
  { name: 'usual time at a stage', work: keepUsual },
  { name: 'what the path leaves out', work: keepValueLeftOut },
  { name: 'contact balance', work: keepContactBalance },
  { name: 'retention', work: (ctx) => keepRetention(ctx, lastDay) },
  { name: 'loyalty', work: keepLoyalty },
  { name: 'concentration by month', work: (ctx) => keepConcentration(ctx, lastDay) },
]

const tables = [
  ...['case_standing', 'case_clock', 'customer_drop', 'manager_part', 'manager_customer', 'revenue_change', 'negative_margin'],
  ...['customer_year_value', 'year_value_part', 'survival_part', 'survival_group', 'retention_part'],
  ...['customer_cadence', 'product_growth_part', 'customer_sleeper', 'customer_level', 'contact_balance'],
]

/** Keeps what cards and dashboards show, as of the company's last day and by the product's own means, so that they are as after a night; each with how long it took. */
export async function keepFigures(bench: Bench): Promise<void> {
  await ensureEarlierRun(bench)
  const { db, close } = openDatabase({ url: bench.databaseUrl, max: 3, applicationName: 'bench' })
  try {
    for (const { name, work } of works) {
      const ctx = await systemContext(db, log, firstInstantOf(dayAfterLast, 'Asia/Shanghai'))
      const started = performance.now()
      // In turn with the worker, which follows runs and imports by the minute.
      const kept = await oneAtATime(db, () => work(ctx))
      bench.add({
        row: 'P4',
        name: `keeping beforehand: ${name}`,
        unit: 's',
        value: (performance.now() - started) / 1000,
        limit: null,
        atMostTimes: null,
        ceiling: null,
        detail: { kept },
      })
    }
  } finally {
    await close()
  }
  for (const table of tables) await bench.pool.query(`vacuum analyze ${table}`)
}

/** Whoever moved between classes is found between two runs that are a month apart: one of the month before, unless there is one. */
async function ensureEarlierRun(bench: Bench): Promise<void> {
  const { rows } = await bench.pool.query(
    `select 1 from analysis_run where scheme = 'abc' and status = 'done' and rows_kept and as_of < $1::date - 28 limit 1`,
    [lastDay],
  )
  if (rows.length > 0) return
  const caller = bench.callerFor(await makeAdministratorKey(bench.pool))
  const seconds = await runSeconds(bench, caller, 'abc', { as_of: '2026-09-30', from: '2025-10-01', to: '2026-10-01' })
  bench.report(`  abc of the month before ${seconds.toFixed(1)} s`)
  caller.close()
}
