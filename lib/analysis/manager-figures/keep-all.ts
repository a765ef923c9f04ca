import type { Context } from '#lib/platform/context'
import { isImportUnderWay } from '#lib/platform/import/waiting'
import { keepConcentration } from '../concentration-trend/keep.ts'
import { keepContactBalance } from '../contact-balance/keep.ts'
import { keepDrops } from '../drop/keep.ts'
import { keepGates } from '../lifecycle/keep.ts'
import { keepLosses } from '../losses/keep.ts'
import { keepLoyalty } from '../loyalty/keep.ts'
import { keepProductGrowth } from '../product-growth/keep.ts'
import { keepProfits } from '../profit/keep.ts'
import { keepLevels } from '../relationship/level/keep.ts'
import { keepRetention } from '../retention/keep.ts'
import { keepSleepers } from '../sleepers/keep.ts'
import { keepChanges, keepUsual, keepValueLeftOut } from '../upgrade-path/keep.ts'
import { keepValueChanges } from '../value-change/keep.ts'
import { keepWorths } from '../worth/keep.ts'
import { keepYearValues } from '../year-value-list/keep.ts'
import { behindBy } from './behind.ts'
import { keepManagerFigures } from './keep.ts'
import { oneAtATime } from './repository.ts'

/** How much was kept: drops, parts of managers' figures, and customers with a value of the year; null for what was up to date. */
export interface KeptForManagers {
  drops: number | null
  parts: number
  values: number | null
  /** Customers and prospects with a worth, and customers whose value has changed by much. */
  worths: number | null
  valueChanges: number | null
  /** Customers that meet other gates of the lifecycle than before. */
  gates: number | null
  /** Losses that were opened. */
  losses: number | null
  /** Figures of concentration by place and month. */
  concentration: number | null
}

/** Works out anew all that is kept for managers, as of yesterday; for the nightly job. One at a time, in whatever process: a second one waits. May be killed and repeated. */
export function keepForManagers(ctx: Context): Promise<KeptForManagers> {
  return oneAtATime(ctx.db, () => keepAll(ctx))
}

/**
 * Works out anew what of it is behind the runs and the imports since: after a run that stands beside customers only what compares runs, after an import everything. Null where nothing
 * is behind, or while an import is being applied, whose end is waited for. For the job of the minute, of which one at most waits while another works. May be killed and repeated.
 */
export async function keepUpForManagers(ctx: Context): Promise<KeptForManagers | null> {
  if (await isImportUnderWay(ctx.db)) return null
  if ((await behindBy(ctx)) === null) return null
  return oneAtATime(ctx.db, async () => {
    // Whoever worked before may have seen to it.
    const behind = await behindBy(ctx)
    if (behind === null) return null
    if (behind === 'records') return keepAll(ctx)
    return {
      ...{ drops: null, parts: await keepManagerFigures(ctx), values: null, worths: null },
      ...{ valueChanges: null, gates: null, losses: null, concentration: null },
    }
  })
}

/** What the home shows comes first, and notes from when on anything is newer than it; the lists that are looked at less often follow. */
async function keepAll(ctx: Context): Promise<KeptForManagers> {
  const drops = await keepDrops(ctx)
  const values = await keepYearValues(ctx)
  await keepChanges(ctx)
  const gates = await keepGates(ctx)
  const parts = await keepManagerFigures(ctx)
  await keepProfits(ctx)
  await keepProductGrowth(ctx)
  // Before worths: who is lost is not to be kept.
  const losses = await keepLosses(ctx)
  const worths = await keepWorths(ctx)
  const valueChanges = await keepValueChanges(ctx)
  await keepLevels(ctx)
  await keepUsual(ctx)
  await keepValueLeftOut(ctx)
  await keepContactBalance(ctx)
  await keepRetention(ctx)
  await keepSleepers(ctx)
  await keepLoyalty(ctx)
  const concentration = await keepConcentration(ctx)
  return { drops, parts, values, worths, valueChanges, gates, losses: losses.opened, concentration }
}
