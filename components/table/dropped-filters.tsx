import { useTranslations } from 'next-intl'
import { Notice } from '../ui/notice.tsx'

/** Says which filters of the URL the list does not know, and has left out. */
export function DroppedFilters({ names }: { names: readonly string[] }) {
  const t = useTranslations('table')
  if (names.length === 0) return null
  return (
    <div className="px-4 pb-3 md:px-6">
      <Notice tone="watch">{t('dropped', { names: names.join(', ') })}</Notice>
    </div>
  )
}
