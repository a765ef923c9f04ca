import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import type { HandOutList, HandOutOutcome } from '../hand-out/hand-out.ts'
import { handOutFrom } from '../hand-out/hand-out.ts'
import type { HandOutInput } from '../hand-out/schema.ts'
import { findSpurious } from './repository.ts'

type Spurious = NonNullable<Awaited<ReturnType<typeof findSpurious>>>

const spurious: HandOutList<Spurious & { openTask: true | null }> = {
  origin: 'false_loyalty',
  find: async (ctx, customerId) => {
    const found = await findSpurious(ctx.db, customerId, permit(ctx, 'analysis:read'), false)
    return found === null ? null : { ...found, openTask: found.hasTask ? true : null }
  },
  lock: async (ctx, customerId) => (await findSpurious(ctx.db, customerId, permit(ctx, 'analysis:read'), true)) !== null,
  title: ({ locale, company }, { revenueMinor }) => {
    const revenue = formatMoney(revenueMinor, company.currency, locale)
    return findText(locale, 'loyalty.matrix.task', { revenue }) ?? revenue
  },
}

/** Makes a task about each of some customers of spurious loyalty, as `handOutFrom` does. */
export function handOutSpurious(ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> {
  return handOutFrom(ctx, spurious, input)
}
