import { minorPerMajor } from '#lib/core/money'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { dropCadences, keepCadences } from './repository.ts'
import { cadencePlanOf } from './rhythm.ts'
import { cadence } from './settings.ts'

const MONTHS_OF_VALUE = 12

/**
 * Works out anew when customers are to be called and visited, all of them or those named (survivors of merges), in the caller's transaction where there is one. Answers how many
 * changed. Whoever notes a contact or what a contact refuses calls it for that customer; an hourly job for all, since classes and settings move too. With `seenOn` quiet
 * customers that were not known to be quiet count as quiet since that day instead of today.
 */
export async function keepCadence(
  ctx: Pick<Context, 'db' | 'now' | 'company'>,
  rootIds: readonly number[] | null,
  seenOn?: string,
): Promise<number> {
  const { ka_from: kaFrom, ...values } = await getSetting(ctx.db, cadence)
  const kaValueMinor = kaFrom === 0 ? null : kaFrom * minorPerMajor(ctx.company.currency) * MONTHS_OF_VALUE
  const today = seenOn ?? dayOf(ctx.now, ctx.company.timeZone)
  const dropped = await dropCadences(ctx.db, rootIds)
  const kept = await keepCadences(ctx.db, cadencePlanOf(values), {
    kaValueMinor,
    today,
    timeZone: ctx.company.timeZone,
    rootIds,
  })
  return dropped + kept
}
