import { useFormatter, useTranslations } from 'next-intl'
import type { BulkChangeView, BulkResult } from '#lib/records/customers/bulk/service'

/** How many customers came to what. */
export function Sums({ change, result }: { change: BulkChangeView; result: BulkResult }) {
  const t = useTranslations('customers.bulk.page')
  const format = useFormatter()
  const { changed = 0, ...others } = result.outcomes
  const { undone = 0, ...kept } = result.undo
  const reasons = (counts: Partial<Record<string, number>>) =>
    Object.entries(counts).map(([reason, count = 0]) => ({ label: t(`reasons.${reason}`), count }))
  const lines =
    change.status === 'undone'
      ? [{ label: t('undone'), count: undone }, ...reasons(kept)]
      : [{ label: t('changed'), count: changed }, ...reasons(others)]
  return (
    <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
      {lines.map(({ label, count }) => (
        <div key={label} className="flex items-baseline justify-between gap-4 px-4 py-2.5 first:font-medium">
          <dt>{label}</dt>
          <dd>{t('unit', { count: format.number(count) })}</dd>
        </div>
      ))}
    </dl>
  )
}
