import { getFormatter, getTranslations } from 'next-intl/server'
import { Money } from '#components/crm/money'
import type { Context } from '#lib/platform/context'
import { customersPaidBy } from '#lib/records/customers/payer/service'
import { LinkedCustomers } from '../linked-customers.tsx'
import { Panel } from '../panel.tsx'

/** So many stand on the card at first, those of most value; so many at most, the others being a click away. */
const shownFirst = 8
const shownAtMost = 100

/** The customers that this one settles for; nothing at all where there are none, as for nearly everybody. */
export async function PaysFor({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [{ customers, count, valueMinor, more }, t, format] = await Promise.all([
    customersPaidBy(ctx, customerId, shownAtMost),
    getTranslations('card.payer'),
    getFormatter(),
  ])
  if (count === 0) return null
  const beyond = count - customers.length
  const currency = ctx.company.currency
  const line = { currency, archived: t('archived'), className: 'pb-2' }
  const text = (of: number) => `${format.number(of)}${more ? '+' : ''}`
  return (
    <Panel
      title={t('title')}
      aside={t.rich('sum', { count: text(count), value: () => <Money minor={valueMinor} currency={currency} /> })}
    >
      <LinkedCustomers {...line} customers={customers.slice(0, shownFirst)} />
      {count > shownFirst && (
        <details>
          <summary className="border-t border-line px-4 py-2 text-ink-soft hover:text-ink">
            {t('others', { count: text(count - shownFirst) })}
          </summary>
          <LinkedCustomers {...line} customers={customers.slice(shownFirst)} />
          {beyond > 0 && <p className="px-4 pb-2.5 text-sm text-ink-faint">{t('beyond', { count: text(beyond) })}</p>}
        </details>
      )}
    </Panel>
  )
}
