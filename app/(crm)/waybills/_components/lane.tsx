import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Region } from '#components/crm/region'

/** From where to where; null when neither is known. */
export function Lane({ from, to }: { from: string | null; to: string | null }) {
  const t = useTranslations('waybills')
  const place = (code: string | null) => (code === null ? t('unknownPlace') : <Region code={code} />)
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {place(from)}
      <ArrowRight size={13} role="img" aria-label={t('laneTo')} className="flex-none text-ink-faint" />
      {place(to)}
    </span>
  )
}
