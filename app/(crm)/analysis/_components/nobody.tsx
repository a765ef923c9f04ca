import { useTranslations } from 'next-intl'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'

interface Props {
  /** The place in the list that was asked for is no longer there: its first page is. */
  gone: boolean
  path: string
  params: ListParams
  /** What is said of a list that is merely empty. */
  title: string
  text: string
  /** The way from there to a list that has somebody; null where there is none. */
  back: { href: string; label: string } | null
}

/** What a list of customers says where it has nobody to show. */
export function Nobody({ gone, path, params, title, text, back }: Props) {
  const t = useTranslations('analysis.runs')
  const way = gone ? { href: listHref(path, params, {}), label: t('firstPage') } : back
  return (
    <div className="px-4 pb-4 md:px-6">
      <Empty title={gone ? t('placeGone') : title} text={gone ? t('placeGoneText') : text}>
        {way !== null && (
          <Link href={way.href} className="button-primary">
            {way.label}
          </Link>
        )}
      </Empty>
    </div>
  )
}
