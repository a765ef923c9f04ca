import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { ApprovalEntry, ExceptionEntry, SurveyEntry } from '#lib/records/timeline/entry'

/** A waybill that went wrong: what is the matter, and the way to it. */
export function ExceptionTold({ entry: { waybillNo, damaged, lost, status } }: { entry: ExceptionEntry }) {
  const t = useTranslations('card.timeline')
  const statuses = useTranslations('waybills.status')
  const matters = [...(damaged ? [t('damaged')] : []), ...(lost ? [t('lost')] : [])]
  return (
    <p>
      <span className="font-medium">{matters.length === 0 ? statuses(status) : matters.join(t('comma'))}</span>
      <span className="text-ink-soft">
        {' '}
        ·{' '}
        <Link href={`/waybills/${encodeURIComponent(waybillNo)}`} className="link">
          {waybillNo}
        </Link>
      </span>
    </p>
  )
}

/** What was answered in a survey, in its own words where there are any. */
export function SurveyTold({ entry }: { entry: SurveyEntry }) {
  const t = useTranslations('card.timeline')
  const { survey, satisfaction, recommend, expectation, perception, below, comment } = entry
  const said = [
    ...(satisfaction === null ? [] : [t('satisfaction', { value: satisfaction })]),
    ...(recommend === null ? [] : [t('recommend', { value: recommend })]),
    ...(perception === null || expectation === null ? [] : [t('perceived', { perception, expectation })]),
  ]
  return (
    <>
      <p>
        <span className="font-medium">{t('answeredSurvey')}</span>
        <span className="text-ink-soft"> · {[survey, ...said].join(' · ')}</span>
      </p>
      {below.length > 0 && (
        <p className="text-pretty text-ink-soft">
          {t('belowItems', { items: below.map((item) => t('belowItem', item)).join(t('comma')) })}
        </p>
      )}
      {comment !== null && <p className="text-pretty whitespace-pre-line text-ink-soft">{comment}</p>}
    </>
  )
}

/** That something was asked for, or what was decided on it. */
export function ApprovalTold({ entry: { id, what, about, reason } }: { entry: ApprovalEntry }) {
  const t = useTranslations('card.timeline')
  const kinds = useTranslations('approvals.kinds')
  const name = kinds.has(about as 'compensation') ? kinds(about as 'compensation') : about
  return (
    <>
      <p>
        <Link href={`/approvals/${id}`} className="font-medium hover:underline">
          {t(`approval.${what}`, { about: name })}
        </Link>
      </p>
      {reason !== null && <p className="text-pretty text-ink-soft">{t('reason', { reason })}</p>}
    </>
  )
}
