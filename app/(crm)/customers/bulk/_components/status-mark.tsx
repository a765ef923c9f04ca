import { useTranslations } from 'next-intl'
import type { BulkStatus } from '#lib/records/customers/bulk/change'

const colours: Partial<Record<BulkStatus, string>> = {
  queued: 'text-accent-text',
  running: 'text-accent-text',
  undoing: 'text-accent-text',
  failed: 'text-danger',
  cancelled: 'text-watch-text',
}

/** How a change of many customers stands. */
export function StatusMark({ status }: { status: BulkStatus }) {
  const t = useTranslations('customers.bulk.page')
  return <span className={`text-right text-sm ${colours[status] ?? 'text-ink-faint'}`}>{t(`status.${status}`)}</span>
}
