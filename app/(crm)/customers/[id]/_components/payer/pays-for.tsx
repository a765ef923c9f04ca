import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { AbcBadge } from '#components/crm/class-badges'
import { Money } from '#components/crm/money'
import type { Context } from '#lib/platform/context'
import type { PaidCustomer } from '#lib/records/customers/payer/service'
import { customersPaidBy } from '#lib/records/customers/payer/service'
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
  const text = (of: number) => `${format.number(of)}${more ? '+' : ''}`
  return (
    <Panel
      title={t('title')}
      aside={t.rich('sum', { count: text(count), value: () => <Money minor={valueMinor} currency={currency} /> })}
    >
      <Names customers={customers.slice(0, shownFirst)} currency={currency} archived={t('archived')} />
      {count > shownFirst && (
        <details>
          <summary className="border-t border-line px-4 py-2 text-ink-soft hover:text-ink">
            {t('others', { count: text(count - shownFirst) })}
          </summary>
          <Names customers={customers.slice(shownFirst)} currency={currency} archived={t('archived')} />
          {beyond > 0 && <p className="px-4 pb-2.5 text-sm text-ink-faint">{t('beyond', { count: text(beyond) })}</p>}
        </details>
      )}
    </Panel>
  )
}

interface NamesProps {
  customers: readonly PaidCustomer[]
  currency: string
  archived: string
}

function Names({ customers, currency, archived }: NamesProps) {
  return (
    <ul className="pb-2">
      {customers.map((customer) => (
        <li key={customer.id} className="flex items-center gap-2 px-4 py-1.5">
          <Link href={`/customers/${customer.id}`} prefetch={false} className="link min-w-0 truncate">
            {customer.name}
          </Link>
          <AbcBadge computed={customer.abcClass} override={null} />
          {customer.archived && <span className="flex-none text-sm text-ink-faint">{archived}</span>}
          <span className="ml-auto flex-none pl-2">
            {customer.valueMinor !== null && <Money minor={customer.valueMinor} currency={currency} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
