import type { Day } from '#lib/core/day'
import { addDays, daysBetween } from '#lib/core/day'
import { minorPerMajor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { readLostRule } from '#lib/records/customers/lost-rule'
import { EVIDENCE_DAYS } from '../drop/drop.ts'
import { highestId, readEvidence } from '../metrics/evidence.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import type { KeptSleeper, SleeperRow } from './calculation/repository.ts'
import { compare, findLifetimeRun, forgetAwake, readSleepers, storeSleepers } from './calculation/repository.ts'
import { sleeperSetting } from './settings.ts'
import type { SleepEvidence, WorthCuts } from './sleeper.ts'
import { sleepCauses, worthOf } from './sleeper.ts'

/** Ids of customers that are looked at in one go, and customers whose waybills are. */
const CHUNK_IDS = 50_000
const CHUNK_CUSTOMERS = 1_000

interface Plan {
  asOf: Day
  currency: string
  cuts: WorthCuts
}

/**
 * Works out anew who sleeps and is not lost yet as of a day, yesterday unless given, why that may be, what losing it would cost and whether it is worth waking, and keeps the list; for the nightly job, after the classes.
 * Customers are looked at in chunks, none of which holds a lock. Answers how many there are. May be killed and repeated.
 * @source docs/formulas.md#sleepers
 */
export async function keepSleepers(ctx: Context, asOfDay?: Day): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const { currency } = ctx.company
  const [{ asOf, before: lostBefore }, least, lifetimeRunId, last] = await Promise.all([
    readLostRule(ctx, asOfDay),
    getSetting(ctx.db, sleeperSetting),
    findLifetimeRun(ctx.db, currency),
    highestId(ctx.db),
  ])
  const minor = minorPerMajor(currency)
  const cuts = { leastRevenueMinor: least.min_revenue * minor, leastMarginMinor: least.min_margin * minor }
  let count = 0
  for (let from = 1; from <= last; from += CHUNK_IDS) {
    const ids = { from, to: from + CHUNK_IDS }
    const found = await readSleepers(ctx.db, { ids, lostBefore, currency, lifetimeRunId })
    for (let at = 0; at < found.length; at += CHUNK_CUSTOMERS) {
      const rows = await explain(ctx, { asOf, currency, cuts }, found.slice(at, at + CHUNK_CUSTOMERS))
      await storeSleepers(ctx.db, rows, asOf)
      count += rows.length
    }
    await forgetAwake(
      ctx.db,
      ids,
      found.map(({ id }) => id),
    )
  }
  return count
}

async function explain({ db }: Context, { asOf, currency, cuts }: Plan, sleepers: readonly SleeperRow[]): Promise<KeptSleeper[]> {
  const days = sleepers.map(({ id, lastShippingOn: last }) => ({
    id,
    from: addDays(last, 1 - EVIDENCE_DAYS),
    to: addDays(last, 1),
    until: addDays(asOf, 1),
  }))
  const [counted, compared] = await Promise.all([readEvidence(db, days), compare(db, sleepers, { asOf, currency })])
  const countedOf = new Map(counted.map(({ id, ...row }) => [id, row]))
  const comparedOf = new Map(compared.map(({ id, ...row }) => [id, row]))
  return sleepers.flatMap((sleeper): KeptSleeper[] => {
    const one = countedOf.get(sleeper.id)
    const other = comparedOf.get(sleeper.id)
    if (one === undefined || other === undefined) return []
    const evidence: SleepEvidence = { ...one, ...other, silentDays: daysBetween(sleeper.lastShippingOn, asOf) }
    return [{ ...sleeper, worth: worthOf(sleeper, cuts), causes: sleepCauses(evidence), evidence: { ...evidence } }]
  })
}
