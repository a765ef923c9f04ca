import { recomputeRun } from '#lib/analysis/classification/recompute'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { startRun } from '#lib/analysis/classification/service'
import { keepDrops } from '#lib/analysis/drop/keep'
import { dropSetting } from '#lib/analysis/drop/settings'
import { keepManagerFigures } from '#lib/analysis/home/keep'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { keepSeasons } from '#lib/analysis/season/service'
import { addDays, addMonths } from '#lib/core/day'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { changeSetting } from '#lib/platform/settings/settings'
import { systemContext } from '#lib/platform/system-context'
import { keepStale } from '#lib/records/cases/standing/keep'
import type { DemoCompany } from './company.ts'

/** Works the kept sums out, as after any import. */
export async function refreshSums({ db }: DemoCompany): Promise<void> {
  await refreshTouchedMonths(db)
}

/** Works the seasons out, as each night before the classes. */
export async function keepDemoSeasons({ db, timeline }: DemoCompany): Promise<void> {
  await keepSeasons(await systemContext(db, log), addDays(timeline.end, -1))
}

/** The demo is one in ten of a branch: so are the cuts below which a customer is not watched. */
const watchedFrom = { min_shipments: 10, min_revenue: 200 }

/** Works out who ships less than expected, and what managers see first, as each night after the classes. */
export async function watchVolume({ db, timeline }: DemoCompany): Promise<void> {
  const ctx = await systemContext(db, log)
  const last = addDays(timeline.end, -1)
  await changeSetting(ctx, dropSetting, { version: 0, values: watchedFrom })
  await keepDrops(ctx, last)
  await keepManagerFigures(ctx, last)
}

const monthsBetweenRuns = 3

/** Works every scheme out as of a quarter ago and as of the last day, so that the first look at the demo shows classes and who moved between them. */
export async function classify({ db, timeline }: DemoCompany): Promise<void> {
  const ctx = await systemContext(db, log)
  const last = addDays(timeline.end, -1)
  for (const asOf of [addMonths(last, -monthsBetweenRuns), last]) {
    for (const scheme of SCHEME_IDS) await recomputeRun(ctx, Number((await startRun(ctx, { scheme, as_of: asOf })).id))
  }
}

/** Works out where each case stands and what of it is due, as the job of the minute would. */
export async function keepCases({ db }: DemoCompany): Promise<void> {
  await keepStale(await systemContext(db, log))
}

/** Lets the database see what it holds: without this the first pages would be read by plans for empty tables. */
export async function tidyUp({ db }: DemoCompany): Promise<void> {
  await db.execute(fixedSql('vacuum (analyze)'))
}

/** Notes that this is the demo, from which screens know that they have to say so. */
export async function noteDemo({ db, timeline }: DemoCompany): Promise<void> {
  const setting = { name: '禾驿速递（演示）', endOn: addDays(timeline.end, -1) }
  await db.execute(sql`
    insert into company_setting (key, value) values ('demo', ${JSON.stringify(setting)}::jsonb)
    on conflict (key) do update set value = excluded.value`)
}
