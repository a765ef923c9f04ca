import { useLocale, useTranslations } from 'next-intl'
import { listText } from '#lib/core/formats'
import { URL_NAMES, URL_RANGES } from '#lib/core/url-names'
import { Notice } from '../ui/notice.tsx'

/** Says which filters of the URL a list does not know, and has left out. */
export function DroppedFilters({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <div className="px-4 pb-3 md:px-6">
      <DroppedNotice names={names} />
    </div>
  )
}

/** The same where the page has its own margins (`spaced`: and leaves no room below): what was left out, in the reader's words, and between which numbers it is read. Nobody has words for what no screen knows. */
export function DroppedNotice({ names, spaced = false }: { names: readonly string[]; spaced?: boolean }) {
  const t = useTranslations('table')
  const locale = useLocale()
  if (names.length === 0) return null
  const told = names.map((given) => {
    const known = URL_NAMES.find((each) => each === given)
    if (known === undefined) return given
    const name = t(`parameters.${known}`)
    const range = URL_RANGES[known]
    return range === undefined ? name : t('nameInRange', { name, ...range })
  })
  const notice = <Notice tone="watch">{t('dropped', { names: listText(locale, told) })}</Notice>
  return spaced ? <div className="pb-4">{notice}</div> : notice
}
