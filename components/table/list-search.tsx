import { useTranslations } from 'next-intl'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'
import { SearchBox } from './search-box.tsx'

interface Props {
  path: string
  /** What of the URL stays while one searches. */
  kept: ListParams
  q: string | undefined
  /** What can be searched for. */
  placeholder: string
}

/** The search of a list, with its texts. */
export function ListSearch({ path, kept, q = '', placeholder }: Props) {
  const t = useTranslations('table')
  return (
    <SearchBox
      base={listHref(path, kept, {})}
      path={path}
      q={q}
      keep={Object.entries(kept).map(([name, value]) => ({ name, value }))}
      texts={{ label: t('search'), placeholder, clear: t('clearSearch'), searching: t('searching') }}
    />
  )
}
