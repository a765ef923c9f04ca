import { useTranslations } from 'next-intl'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'

interface Props {
  /** The place in the list that was asked for is no longer there. */
  gone: boolean
  /** What is said of a list that is merely empty. */
  title: string
  text: string
  /** The way back to a list that has somebody; null where there is none. */
  back: { href: string; label: string } | null
}

/** What a list of customers says where it has nobody to show. */
export function Nobody({ gone, title, text, back }: Props) {
  const t = useTranslations('analysis.runs')
  return (
    <div className="px-4 pb-4 md:px-6">
      <Empty title={gone ? t('placeGone') : title} text={gone ? t('placeGoneText') : text}>
        {back !== null && (
          <Link href={back.href} className="button-primary">
            {back.label}
          </Link>
        )}
      </Empty>
    </div>
  )
}
