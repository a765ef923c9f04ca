import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import type { HandOutList, HandOutOutcome } from '../hand-out/hand-out.ts'
import { handOutFrom } from '../hand-out/hand-out.ts'
import type { HandOutInput } from '../hand-out/schema.ts'
import { dropsWatched, lockWatched } from '../metrics/watch-list.ts'
import type { KeptDrop } from './repository.ts'
import { findDrop } from './repository.ts'
import { seenAfterOf } from './service.ts'

const drops: HandOutList<KeptDrop> = {
  origin: 'drop',
  find: (ctx, customerId) => findDrop(ctx.db, customerId, permit(ctx, 'analysis:read'), seenAfterOf(ctx)),
  lock: (ctx, customerId) => lockWatched(ctx.db, dropsWatched, customerId),
  title: ({ locale }, { shipments, expected }) => {
    const number = (count: number) => Math.round(count).toLocaleString(locale)
    const fallen = (1 - shipments / expected).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 })
    const said = { fallen, expected: number(expected), shipments: number(shipments) }
    return findText(locale, 'analysis.drop.handOut.task', said) ?? fallen
  },
}

/** Makes a task about each of some customers in the list of drops, as `handOutFrom` does. */
export function handOutDrops(ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> {
  return handOutFrom(ctx, drops, input)
}
