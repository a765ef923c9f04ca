import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { shortMoney } from '#lib/platform/i18n/short-money'
import { permit } from '#lib/platform/scope/scope'
import type { HandOutList, HandOutOutcome } from '../hand-out/hand-out.ts'
import { handOutFrom } from '../hand-out/hand-out.ts'
import type { HandOutInput } from '../hand-out/schema.ts'
import type { KeptChange } from './repository.ts'
import { findChange, lockChange } from './repository.ts'
import { seenChangesAfter } from './service.ts'
import { actionOf } from './value-change.ts'

const changes: HandOutList<KeptChange> = {
  origin: 'value_change',
  find: (ctx, customerId) => findChange(ctx.db, customerId, permit(ctx, 'analysis:read'), seenChangesAfter(ctx)),
  lock: (ctx, customerId) => lockChange(ctx.db, customerId),
  title: ({ locale, company }, change) => {
    const { fell, changeMinor, driver } = change
    const amount = shortMoney(Math.abs(changeMinor), company.currency, locale)
    const action = findText(locale, `value.change.actions.${actionOf(change)}`) ?? driver
    return findText(locale, `value.change.task.${fell ? 'fell' : 'rose'}`, { amount, action }) ?? action
  },
}

/** Makes a task about the change of each of some customers, as `handOutFrom` does. */
export function handOutChanges(ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> {
  return handOutFrom(ctx, changes, input)
}
