import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { findShownRun } from '../classification/shown-run.ts'
import { keepLeftOutOfRun } from '../left-out/service.ts'
import { lifecycleSetting } from '../lifecycle/settings.ts'
import type { RegularGate } from './repository.ts'
import { noteFirstRegular, noteFirstWaybills, storePlaces, storeUsual } from './repository.ts'

/**
 * Notes what waybills tell of the time before changes were noted, when customers shipped first and since when they are regular. For the nightly job and after an import, before the places on the path are kept. Answers how
 * many changes it noted. May be killed and repeated.
 * @source docs/formulas.md#upgrade-path
 */
export async function keepChanges(ctx: Context): Promise<number> {
  const cuts = await getSetting(ctx.db, lifecycleSetting)
  const first = await noteFirstWaybills(ctx.db)
  const regular = await noteFirstRegular(ctx.db, {
    ...{ months: cuts.regular_months, shipments: cuts.regular_shipments },
    today: dayOf(ctx.now, ctx.company.timeZone),
  })
  return first + regular
}

/**
 * Works out anew how long customers usually stand at a stage; for the nightly job and after an import, once the places on the path are kept, which say who was a customer before the records begin. May be killed and repeated.
 * @source docs/formulas.md#upgrade-path
 */
export function keepUsual(ctx: Context): Promise<void> {
  return storeUsual(ctx.db, ctx.company.timeZone)
}

/** Keeps where the customers of a range of ids stand on the path, who of them is just short of a gate, and who has ever passed that of the regular as the company sets it now; for the job that works the gates out. Answers how many that changed. */
export function keepPlaces(
  ctx: Context,
  ids: { from: number; to: number },
  near: { regular: readonly number[]; loyal: readonly number[] },
  gate: RegularGate,
): Promise<number> {
  return storePlaces(ctx.db, ids, { near, gate, timeZone: ctx.company.timeZone })
}

/** Keeps what the value of customers leaves out, by which the path says what a stage brings: once of each run of ABC that is shown. May be killed and repeated. */
export async function keepValueLeftOut(ctx: Context): Promise<void> {
  const run = await findShownRun(ctx, 'abc')
  if (run !== null) await keepLeftOutOfRun(ctx, 'abc', run)
}
