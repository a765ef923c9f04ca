import { NotebookPen, Phone } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'

/** From a line about a customer the way to a call and to its note, for whoever may note one. */
export function CustomerActs({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const t = useTranslations('card.actions')
  const call = useTranslations('card.call')
  if (!mayEver(ctx, 'interaction:create')) return null
  return (
    <span className="flex gap-3 whitespace-nowrap">
      {mayEver(ctx, 'contact:read') && (
        <Link href={`/customers/${customerId}?tab=overview`} prefetch={false} className="link inline-flex items-center gap-1">
          <Phone size={13} aria-hidden="true" />
          {call('call')}
        </Link>
      )}
      <Link href={`/customers/${customerId}/log`} prefetch={false} className="link inline-flex items-center gap-1">
        <NotebookPen size={13} aria-hidden="true" />
        {t('log')}
      </Link>
    </span>
  )
}
