import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import type { HandOutList, HandOutOutcome } from '../hand-out/hand-out.ts'
import { handOutFrom } from '../hand-out/hand-out.ts'
import type { HandOutInput } from '../hand-out/schema.ts'
import type { AlarmRow } from './repository.ts'
import { findAlarm, lockAlarms } from './repository.ts'
import { seenAlarmsAfter, wholePlaces } from './service.ts'

const alarms: HandOutList<AlarmRow> = {
  origin: 'concentration',
  find: (ctx, customerId) => {
    const scope = permit(ctx, 'analysis:read')
    return findAlarm(ctx.db, customerId, { scope, placeIds: wholePlaces(scope), seenAfter: seenAlarmsAfter(ctx) })
  },
  lock: (ctx, customerId) => lockAlarms(ctx.db, customerId),
  // Without the share: with the amount it is the total of the place, which whoever gets the task may not see.
  title: ({ locale, company }, { revenueMinor, outletName }) => {
    const revenue = formatMoney(revenueMinor, company.currency, locale)
    const place = outletName ?? findText(locale, 'concentration.company') ?? ''
    return findText(locale, 'concentration.alarms.task', { revenue, place }) ?? revenue
  },
}

/** Makes a task about each of some customers with alarms of concentration, one for all of its alarms, as `handOutFrom` does. */
export function handOutAlarms(ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> {
  return handOutFrom(ctx, alarms, input)
}
