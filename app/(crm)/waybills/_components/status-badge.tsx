import { useTranslations } from 'next-intl'
import type { WaybillStatus } from '#lib/records/waybills/status'
import { useDuration } from './duration.ts'
import { issueWords, statusTones } from './issue-words.ts'

interface Props {
  status: WaybillStatus
  /** What the status comes from, on hover. */
  tip?: string | undefined
}

/** Where a waybill stands, in a word with a dot. */
export function StatusBadge({ status, tip }: Props) {
  const t = useTranslations('waybills.status')
  return (
    <span data-tip={tip} data-tone={statusTones[status]} className="status-dot">
      {t(status)}
    </span>
  )
}

/** What is wrong with a waybill, each in a word on a soft ground. */
export function IssueMarks(waybill: { stillHours: number | null; damaged: boolean; lost: boolean }) {
  return issueWords(useTranslations('waybills'), useDuration(), waybill).map((mark) => (
    <span key={mark} className="issue-mark">
      {mark}
    </span>
  ))
}
