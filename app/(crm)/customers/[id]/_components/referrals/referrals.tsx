import { ArrowRight } from 'lucide'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { Referrer } from '#lib/records/customers/referral/service'
import { referralsOf } from '#lib/records/customers/referral/service'
import type { CustomerView } from '#lib/records/customers/view'
import { LinkedCustomers } from '../linked-customers.tsx'
import { Panel } from '../panel.tsx'

const most = 8

/** Who brought the customer, by whom that one came, and whom it brought itself; nothing at all where there is nobody, as for most. */
export async function Referrals({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const [{ by, brought, count, more }, t, format] = await Promise.all([
    referralsOf(ctx, customer.id, most),
    getTranslations('card.referrals'),
    getFormatter(),
  ])
  if (by.length === 0 && count === 0) return null
  const beyond = count - brought.length
  const text = (of: number) => `${format.number(of)}${more ? '+' : ''}`
  return (
    <Panel title={t('title')} aside={count === 0 ? undefined : t('brought', { count: text(count) })}>
      {by.length > 0 && (
        <div className="flex items-baseline gap-3 px-4 pb-2.5">
          <span className="flex-none text-sm text-ink-faint">{t('by')}</span>
          <Chain by={by} name={customer.name} hidden={t('hidden')} />
        </div>
      )}
      {brought.length > 0 && (
        <LinkedCustomers
          customers={brought}
          currency={ctx.company.currency}
          archived={t('archived')}
          className="border-t border-line py-1"
        />
      )}
      {beyond > 0 && <p className="px-4 pb-2.5 text-sm text-ink-faint">{t('beyond', { count: text(beyond) })}</p>}
    </Panel>
  )
}

/** From whoever was first to the customer itself. */
function Chain({ by, name, hidden }: { by: readonly Referrer[]; name: string; hidden: string }) {
  return (
    <ol className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1">
      {[...by].reverse().map((each) => (
        <li key={each.id} className="inline-flex min-w-0 items-center gap-1.5">
          {each.name === null ? (
            <span className="text-ink-faint">{hidden}</span>
          ) : (
            <Link href={`/customers/${each.id}`} className="link min-w-0 truncate">
              {each.name}
            </Link>
          )}
          <Icon of={ArrowRight} size={13} className="flex-none text-ink-faint" />
        </li>
      ))}
      <li className="min-w-0 truncate font-medium">{name}</li>
    </ol>
  )
}
