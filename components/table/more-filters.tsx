import { useTranslations } from 'next-intl'
import { Popup } from '../ui/popup.tsx'
import type { ListParams } from './list-url.tsx'
import type { MoreFilter } from './more-choices.tsx'
import { MoreChoices } from './more-choices.tsx'

/** Filters that are wanted more seldom, behind one button: each opens its values, and closes those of another. Set ones stand beside it as chips. */
export function MoreFilters({ path, params, filters }: { path: string; params: ListParams; filters: readonly MoreFilter[] }) {
  const t = useTranslations('table')
  if (filters.length === 0) return null
  return (
    <Popup id="filter-more" look="control" title={t('moreFilters')} button={t('moreFilters')} arrow>
      <MoreChoices path={path} params={params} filters={filters} any={t('any')} />
    </Popup>
  )
}
