import { addDays, addMonths, monthOf } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { keepPlaces } from '../upgrade-path/keep.ts'
import { isNear } from '../upgrade-path/path.ts'
import type { GateLine } from './gate.ts'
import { gateAfter, MONTHS } from './gate.ts'
import { highestCustomer, publishGates, readShippersFacts } from './repository.ts'
import { factsOf } from './service.ts'
import { lifecycleSetting } from './settings.ts'

/** Ids of customers that are looked at in one go. */
const CHUNK_IDS = 50_000

/**
 * Works out anew which gates of the lifecycle every customer meets as of today, whatever stage is stated, and publishes it, and where each stands on the path of upgrades; for the nightly job and after an import. Whoever has not shipped in the months that count
 * meets none of the two. Answers of how many it changed. May be killed and repeated.
 * @source docs/formulas.md#gates-of-the-lifecycle
 */
export async function keepGates(ctx: Context): Promise<number> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const from = addMonths(monthOf(today), 1 - MONTHS)
  const months = Array.from({ length: MONTHS }, (_, place) => addMonths(from, place))
  const cuts = await getSetting(ctx.db, lifecycleSetting)
  const last = await highestCustomer(ctx.db)
  let changed = 0
  for (let first = 1; first <= last; first += CHUNK_IDS) {
    const ids = { from: first, to: first + CHUNK_IDS }
    const rows = await readShippersFacts(ctx.db, ids, { from, to: addDays(today, 1), months, timeZone: ctx.company.timeZone })
    const gates = rows.map((row) => {
      const facts = factsOf(row, row.shipments, today)
      return { id: row.id, regular: gateAfter('new', facts, cuts), loyal: gateAfter('regular', facts, cuts) }
    })
    const holds = (lines: readonly GateLine[]) => lines.every((line) => line.holds)
    const met = gates.map(({ id, regular, loyal }) => ({ id, regular: holds(regular), loyal: holds(loyal) }))
    changed += await publishGates(ctx.db, ids, met)
    const shortOf = (stage: 'regular' | 'loyal') => gates.filter((each) => isNear(each[stage])).map(({ id }) => id)
    await keepPlaces(
      ctx,
      ids,
      { regular: shortOf('regular'), loyal: shortOf('loyal') },
      { months: cuts.regular_months, shipments: cuts.regular_shipments },
    )
  }
  return changed
}
