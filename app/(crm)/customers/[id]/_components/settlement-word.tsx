import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { showFactValue } from '#lib/records/facts/view'
import { settlementOf } from '#lib/records/settlement/service'

/** How the customer settles, in a word of the header; it says whether somebody noted it or the latest waybill does. */
export async function SettlementWord({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const settlement = await settlementOf(ctx, customerId)
  if (settlement === null) return null
  const [t, waybills] = await Promise.all([getTranslations('card.settlement'), getTranslations('waybills.settlement')])
  const word =
    settlement.from === 'fact'
      ? showFactValue(ctx, { key: 'billing_habit', valueType: 'choice' }, settlement.habit)
      : waybills.has(settlement.way as 'monthly')
        ? waybills(settlement.way as 'monthly')
        : settlement.way
  return <li data-tip={t(settlement.from)}>{word}</li>
}
