import { keepParameters } from '#lib/analysis/classification/kept-parameters'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { startRun } from '#lib/analysis/classification/service'
import { keepConcentration } from '#lib/analysis/concentration-trend/keep'
import { keepContactBalance } from '#lib/analysis/contact-balance/keep'
import { keepDrops } from '#lib/analysis/drop/keep'
import { dropSetting } from '#lib/analysis/drop/settings'
import { keepGates } from '#lib/analysis/lifecycle/keep'
import { lifecycleSetting } from '#lib/analysis/lifecycle/settings'
import { keepLoyalty } from '#lib/analysis/loyalty/keep'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { keepProfits } from '#lib/analysis/profit/keep'
import { keepLevels } from '#lib/analysis/relationship/level/keep'
import { keepRetention } from '#lib/analysis/retention/keep'
import { keepSeasons } from '#lib/analysis/season/service'
import { keepSleepers } from '#lib/analysis/sleepers/keep'
import { sleeperSetting } from '#lib/analysis/sleepers/settings'
import { keepChanges, keepUsual } from '#lib/analysis/upgrade-path/keep'
import { keepValueChanges } from '#lib/analysis/value-change/keep'
import { valueChangeSetting } from '#lib/analysis/value-change/settings'
import { keepWorths } from '#lib/analysis/worth/keep'
import { serviceCostSetting } from '#lib/analysis/year-value/settings'
import { keepYearValues } from '#lib/analysis/year-value-list/keep'
import { addDays, addMonths } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { changeSetting } from '#lib/platform/settings/settings'
import { systemContext } from '#lib/platform/system-context'
import { keepCadence } from '#lib/records/cadence/keep'
import { cadence } from '#lib/records/cadence/settings'
import { keepStale } from '#lib/records/cases/standing/keep'
import type { DemoCompany } from './company.ts'
import { tellLosses } from './relations/losses.ts'
import { overdueRep } from './stories/cast.ts'

/** Works the kept sums out, as after any import. */
export async function refreshSums({ db }: DemoCompany): Promise<void> {
  await refreshTouchedMonths(db)
}

/** Works the seasons out, as each night before the classes. */
export async function keepDemoSeasons({ db, timeline }: DemoCompany): Promise<void> {
  await keepSeasons(await systemContext(db, log), addDays(timeline.end, -1))
}

/** The demo is one in ten of a branch: so are the cuts below which a customer is not watched. In the small one each ships a fifth of that again. */
const watchedFrom = { full: { min_shipments: 10, min_revenue: 200 }, small: { min_shipments: 5, min_revenue: 40 } }

/** Works out who ships less than expected, and what managers see first, as each night after the classes. */
export async function watchVolume({ db, timeline, size }: DemoCompany): Promise<void> {
  const ctx = await systemContext(db, log)
  const last = addDays(timeline.end, -1)
  await changeSetting(ctx, dropSetting, { version: 0, values: watchedFrom[size.name] })
  await keepDrops(ctx, last)
  await keepManagerFigures(ctx, last)
  await keepYearValues(ctx, last)
  await keepProfits(ctx, last)
  // Who loses money stands apart among those who are contacted too little.
  await keepContactBalance(ctx)
  await tellLosses(ctx, last)
  await changeSetting(ctx, sleeperSetting, { version: 0, values: { min_revenue: 300 } })
  await keepSleepers(ctx, last)
  await keepWorths(ctx, last)
  await changeSetting(ctx, valueChangeSetting, { version: 0, values: changedFrom[size.name] })
  for (const days of changesSince) {
    const day = addDays(last, -days)
    await keepProfits(ctx, day)
    await keepValueChanges(ctx, day)
  }
  await keepConcentration(ctx, last)
  await settleStages(ctx)
  await keepRetention(ctx)
  await keepLoyalty(ctx)
}

/** Of one in ten of what a branch ships, four a month are hardly ever reached. */
const regularFrom = { regular_shipments: 1 }
/** Of so many customers one stands elsewhere than its gates say, for somebody to look at. */
const oneStated = 25

/** Works out who meets which gate, and lets nearly everybody stand where that says: a company that has worked with it for two years would. */
async function settleStages(ctx: Context): Promise<void> {
  await changeSetting(ctx, lifecycleSetting, { version: 0, values: regularFrom })
  await keepGates(ctx)
  await ctx.db.execute(sql`
    update customer c set lifecycle = case when s.meets_regular and s.meets_loyal then 'loyal' when s.meets_regular then 'regular' else 'new' end
    from customer_standing s where s.customer_id = c.id and s.last_shipping_on is not null and c.lifecycle <> 'potential' and c.id % ${oneStated}::int <> 0`)
  await settlePath(ctx)
}

/** Days that a regular stands before somebody states it to be loyal, and over how many more these are spread. */
const untilLoyal = { least: 300, spread: 200 }
/** Of so many customers that are new today one fell back from regular, some months ago. */
const oneFell = 7

/** Lets the changes of stage have happened when waybills say so, and those that people state some time after: what is settled above is no change of today. */
async function settlePath(ctx: Context): Promise<void> {
  await ctx.db.execute(sql`delete from lifecycle_change`)
  await keepChanges(ctx)
  await ctx.db.execute(sql`
    insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin)
    select c.id, 'regular', 'loyal', h.changed_on + ${untilLoyal.least}::int + c.id * 37 % ${untilLoyal.spread}::int, 'stated'
    from customer c join lifecycle_change h on h.customer_id = c.id and h.to_stage = 'regular'
    where c.lifecycle = 'loyal' and h.changed_on + ${untilLoyal.least + untilLoyal.spread}::int < (select max(last_shipping_on) from customer_standing)`)
  await ctx.db.execute(sql`
    insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin)
    select c.id, 'regular', 'new', s.last_shipping_on - c.id * 13 % 200, 'stated'
    from customer c join customer_standing s on s.customer_id = c.id join lifecycle_change h on h.customer_id = c.id and h.to_stage = 'new'
    where c.lifecycle = 'new' and c.id % ${oneFell}::int = 0 and h.changed_on < s.last_shipping_on - 400`)
  await keepGates(ctx)
  await keepUsual(ctx)
}

/** The demo ships one in ten of what a branch does, and is visited and called as often as one: an hour costs a tenth, or serving would eat every margin. */
const tenthOfAnHour = { sales_hour: 8, service_hour: 4 }
/** And so is the change of a value from which a customer is pointed out. */
const changedFrom = { full: { least: 50 }, small: { least: 10 } }

/** The list of changed values has been kept for a while: who has been in it since an earlier night says so. The last is of last night. */
const changesSince = [31, 9, 0]

/** A quarter and a month: what is told of who moved is told since the run of at least four weeks before. */
const monthsBeforeRuns = [3, 1]

/** So is the loss from which a customer may be parted with, and the smaller demo has few waybills of each. Most of its customers came within five years: by the three that ship nearly everybody would be exempt. */
const partFrom = { part_loss_from: 5, long_term_years: 5 }

/** Works every scheme out, with the thresholds that ship, as of a quarter ago, a month ago and the last day, so that the first look at the demo shows classes and who moved between them. */
export async function classify({ db, timeline }: DemoCompany): Promise<void> {
  const ctx = await systemContext(db, log)
  const last = addDays(timeline.end, -1)
  await changeSetting(ctx, serviceCostSetting, { version: 0, values: tenthOfAnHour })
  await keepParameters(ctx, 'golden_list', partFrom)
  for (const asOf of [...monthsBeforeRuns.map((months) => addMonths(last, -months)), last]) {
    for (const scheme of SCHEME_IDS) {
      const parameters = { ...(await ownParameters(ctx, scheme)) }
      await recomputeRun(ctx, Number((await startRun(ctx, { scheme, as_of: asOf, parameters })).id))
    }
  }
}

/** Works out where each case stands and what of it is due, as the job of the minute would. */
export async function keepCases({ db }: DemoCompany): Promise<void> {
  await keepStale(await systemContext(db, log))
}

/** Before so many days who is quiet now was first seen quiet: some of the calls that follow are late already. */
const quietForDays = 8
/** The demo is one tenth of a branch, and so is the revenue from which a customer is a key account. */
const keyAccountFrom = 30_000

/** Works out whom to contact when, as the job of the hour would, and had a week ago. */
export async function planContacts({ db, timeline }: DemoCompany): Promise<void> {
  const ctx = await systemContext(db, log)
  await changeSetting(ctx, cadence, { version: 0, values: { ka_from: keyAccountFrom } })
  await keepCadence(ctx, null, addDays(timeline.end, -quietForDays))
  await keepCadence(ctx, null)
  // What ties customers asks for the rhythm of contacts, as a night after the first one finds it.
  await keepLevels(ctx)
}

/** Says how near prospects stand, by how far they are won, and lets one salesperson claim a customer of another, for the manager to rule. */
export async function nearProspects({ db }: DemoCompany): Promise<void> {
  await db.execute(sql`
    update customer c set relationship_stage = case o.step when 'proposal' then 'friend' else 'acquaintance' end
    from opportunity o where o.customer_id = c.id and o.closed_at is null and o.step in ('contacted', 'proposal') and c.lifecycle = 'potential'`)
  await db.execute(sql`
    insert into collision (customer_id, claimant_id, owner_id, ground, evidence, created_at)
    select s.customer_id, k.id, o.id, 'visited', '上月拜访其仓库，仓管王师傅带看打包线，已谈好试发；今天录入时发现已在系统中。', now() - interval '3 hours'
    from app_user k, app_user o, lateral (select s.customer_id from customer_standing s where s.owner_id = o.id and s.listed and s.abc_class = 'B'
      order by s.value_minor desc, s.customer_id limit 1) s
    where k.name = ${claimant} and o.name = ${overdueRep}`)
}

/** Who claims a customer of the salesperson who is far behind. */
const claimant = '周敏'

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
