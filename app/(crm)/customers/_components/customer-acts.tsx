import { NotebookPen, Phone } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'

interface Props {
  ctx: Context
  customerId: number
  /** On a phone only icons, so that there is room for the name. */
  compact?: boolean
}

/** From a line about a customer the way to a call and to its note, for whoever may note one. */
export function CustomerActs({ ctx, customerId, compact = false }: Props) {
  const t = useTranslations('card.actions')
  const call = useTranslations('card.call')
  if (!mayEver(ctx, 'interaction:create')) return null
  const look = `link inline-flex items-center gap-1 ${compact ? 'max-md:-my-2 max-md:size-9 max-md:justify-center' : ''}`
  const word = compact ? 'max-md:sr-only' : undefined
  return (
    <span className={`flex whitespace-nowrap ${compact ? 'md:gap-3' : 'gap-3'}`}>
      {mayEver(ctx, 'contact:read') && (
        <Link href={`/customers/${customerId}?tab=overview`} className={look}>
          <Icon of={Phone} size={compact ? 15 : 13} />
          <span className={word}>{call('call')}</span>
        </Link>
      )}
      <Link href={`/customers/${customerId}/log`} className={look}>
        <Icon of={NotebookPen} size={compact ? 15 : 13} />
        <span className={word}>{t('log')}</span>
      </Link>
    </span>
  )
}
