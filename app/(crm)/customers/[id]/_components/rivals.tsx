import { getFormatter, getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { readFactValues } from '#lib/records/facts/service'
import { showFactValue } from '#lib/records/facts/view'
import { walletShareOf } from '#lib/records/facts/wallet-share'

const keys = ['rival_carriers', 'share_of_wallet'] as const

/** Which other carriers the customer uses and what share of its parcels is ours, as far as somebody has learnt it. */
export async function Rivals({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [values, t, format] = await Promise.all([
    readFactValues(ctx, [customerId], keys),
    getTranslations('customers.portrait'),
    getFormatter(),
  ])
  const known = values.get(customerId) ?? {}
  const rivals = showFactValue(ctx, { key: 'rival_carriers', valueType: 'list' }, known['rival_carriers'])
  const share = walletShareOf(known['share_of_wallet'])
  const words = [
    ...(rivals === null || rivals === '' ? [] : [t('rivals', { names: rivals })]),
    ...(share === null ? [] : [t('ourShare', { share: format.number(share, { style: 'percent', maximumFractionDigits: 0 }) })]),
  ]
  return (
    <div className="border-t border-line px-4 py-2.5">
      <h3 className="inline pr-3 text-sm text-ink-faint">{t('rivalsTitle')}</h3>
      {words.length > 0 ? words.join(' · ') : <span className="text-ink-faint">{t('rivalsUnknown')}</span>}
    </div>
  )
}
