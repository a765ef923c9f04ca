import { ArrowRight } from 'lucide'
import { useTranslations } from 'next-intl'
import { Region } from '#components/crm/region'
import { Icon } from '#components/ui/icon'

/** From where to where; null when neither is known. */
export function Lane({ from, to }: { from: string | null; to: string | null }) {
  const t = useTranslations('waybills')
  const place = (code: string | null) => (code === null ? t('unknownPlace') : <Region code={code} />)
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {place(from)}
      <Icon of={ArrowRight} size={13} label={t('laneTo')} className="flex-none text-ink-faint" />
      {place(to)}
    </span>
  )
}
