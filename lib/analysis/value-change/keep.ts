import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { isMadeAsShown } from '../classification/shown-run.ts'
import { keepLeftOut } from '../left-out/service.ts'
import { isProfitUnknown, profitOf, spanDays } from '../profit/profit.ts'
import type { ChangeRow } from './calculation/repository.ts'
import { findClassesThen, highestCustomerId, readCandidates, storeChanges } from './calculation/repository.ts'
import { leastOf, valueChangeSetting } from './settings.ts'
import { changeOf, driverOf, effectsOf } from './value-change.ts'

/** Ids of customers that are looked at in one go. */
const CHUNK_IDS = 50_000

/**
 * Works out anew whose value of twelve months has changed by much against three months before, as of a day, yesterday unless given, from the profits that were kept just before; for the nightly job. Answers how many. May be killed and
 * repeated.
 * @source docs/formulas.md#change-of-value
 */
export async function keepValueChanges(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<number> {
  const rules = await getSetting(ctx.db, valueChangeSetting)
  const { currency } = ctx.company
  const cuts = { share: rules.share, leastMinor: leastOf(rules, currency) }
  const before = spanDays('twelve_before', asOf)
  const thenOn = addDays(before.to, -1)
  const runThen = await comparableClasses(ctx, thenOn)
  const highest = await highestCustomerId(ctx.db)
  const changes: ChangeRow[] = []
  for (let from = 1; from <= highest; from += CHUNK_IDS) {
    const ids = { from, to: from + CHUNK_IDS }
    const found = await readCandidates(ctx.db, { ids, leastMinor: cuts.leastMinor, wholeFrom: before.from, runThen })
    for (const { id, now, before: earlier, ...beside } of found) {
      // Costs that are known of one stretch alone would move the value by themselves.
      if (isProfitUnknown(now) || isProfitUnknown(earlier)) continue
      const [nowMinor, thenMinor] = [profitOf(now).profitMinor, profitOf(earlier).profitMinor]
      const way = changeOf(nowMinor, thenMinor, beside, cuts)
      if (way === null) continue
      const fell = way === 'fell'
      const { classNow, classThen } = beside
      const driver = driverOf(effectsOf(now, earlier), fell)
      changes.push({ customerId: id, fell, nowMinor, thenMinor, classNow, classThen, figures: { now, before: earlier }, driver })
    }
  }
  await keepLeftOut(ctx, 'value_change', [{ from: before.from, to: addDays(asOf, 1) }])
  await ctx.db.tx((db) => storeChanges(db, { asOf, thenOn }, changes))
  return changes.length
}

/** Finds the run of ABC by which classes of a day are told; none where those of today are made by other parameters: a class that changed would tell of these. */
async function comparableClasses(ctx: Context, day: Day): Promise<number | null> {
  const runId = await findClassesThen(ctx.db, ctx.company.currency, day)
  return runId !== null && (await isMadeAsShown(ctx, runId)) ? runId : null
}
