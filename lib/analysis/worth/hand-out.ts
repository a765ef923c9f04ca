import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { shortMoney } from '#lib/platform/i18n/short-money'
import { permit } from '#lib/platform/scope/scope'
import type { HandOutList, HandOutOutcome } from '../hand-out/hand-out.ts'
import { handOutFrom } from '../hand-out/hand-out.ts'
import type { HandOutInput } from '../hand-out/schema.ts'
import type { KeptWorth } from './repository.ts'
import { findWorth, lockKeeping } from './repository.ts'

const customers: HandOutList<KeptWorth> = {
  origin: 'keeping',
  find: async (ctx, customerId) => {
    const row = await findWorth(ctx.db, customerId, permit(ctx, 'analysis:read'))
    // A lost customer is won back from the list of losses, by attempts and not by a task to keep it.
    return row === null || row.potential || row.keeping === 'lost' ? null : row
  },
  lock: (ctx, customerId) => lockKeeping(ctx.db, customerId),
  title: ({ locale, company }, { alive, atRiskMinor }) => {
    const said = {
      alive: (alive ?? 0).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 }),
      risk: shortMoney(atRiskMinor, company.currency, locale),
    }
    return findText(locale, 'value.keeping.task', said) ?? said.risk
  },
}

/** Makes a task to keep each of some customers, as `handOutFrom` does. */
export function handOutKeeping(ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> {
  return handOutFrom(ctx, customers, input)
}
