import type { Context } from '#lib/platform/context'
import type { Locale } from '#lib/platform/i18n/locale'
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
  title: ({ locale, company }, { keeping, drop, alive, atRiskMinor }) => {
    if (keeping === 'falling') return whyFirst(locale, company.currency, drop)
    const said = {
      alive: percent(alive ?? 0, locale),
      risk: shortMoney(atRiskMinor, company.currency, locale),
    }
    return findText(locale, 'value.keeping.task', said) ?? said.risk
  },
}

const percent = (share: number, locale: string) => share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 })

/** Whoever keeps a customer that falls or goes quiet asks why first: its probability of staying would say that there is nothing to do. */
function whyFirst(locale: Locale, currency: string, drop: KeptWorth['drop']): string {
  const said =
    drop === null
      ? findText(locale, 'value.keeping.fallingWhy')
      : findText(locale, 'value.keeping.dropWhy', {
          ...{ fallen: percent(drop.shortfall, locale), loss: shortMoney(drop.lossMinor, currency, locale) },
        })
  return said ?? ''
}

/** Makes a task to keep each of some customers, as `handOutFrom` does. */
export function handOutKeeping(ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> {
  return handOutFrom(ctx, customers, input)
}
