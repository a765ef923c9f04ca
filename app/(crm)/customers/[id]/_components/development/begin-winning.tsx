import { Sprout } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { beginDevelopment } from '../../../../prospects/actions.ts'
import { BeginAct } from './begin-act.tsx'
import { developmentOf } from './development-of.ts'

interface Props {
  ctx: Context
  customer: CustomerView
  look: 'control' | 'popup-item'
}

/** The way to where the customer is being won, or the beginning of it, also for one that ships already or has left. */
export async function BeginWinning({ ctx, customer, look }: Props) {
  const [prospect, t, form] = await Promise.all([
    developmentOf(ctx, customer.id),
    getTranslations('card.actions'),
    getTranslations('form'),
  ])
  const href = `/prospects/${customer.id}`
  const icon = <Icon of={Sprout} size={15} />
  if (prospect !== null && prospect.step !== 'won')
    return (
      <Link href={href} className={look}>
        {icon}
        {t('development')}
      </Link>
    )
  if (customer.archivedAt !== null || !mayEver(ctx, 'customer:update')) return null
  return (
    <BeginAct
      customer={String(customer.id)}
      href={href}
      label={t('begin')}
      icon={icon}
      away={form('away')}
      look={look}
      begin={beginDevelopment}
    />
  )
}
