import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { BulkChangeView, BulkResult } from '#lib/records/customers/bulk/service'
import { LEFT_OUT_AT_MOST } from '#lib/records/customers/bulk/service'
import { listPath } from '../../../_components/list-query.ts'

/** The customers that were left out, each with why. */
export function LeftOut({ change, result: { leftOut } }: { change: BulkChangeView; result: BulkResult }) {
  const t = useTranslations('customers.bulk.page')
  const format = useFormatter()
  return (
    <section>
      <h2 className="pb-2 font-semibold">{t(change.status === 'undone' ? 'leftOutUndo' : 'leftOut')}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {leftOut.map((row) => (
          <li key={row.customerId} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5">
            <span className="min-w-0 truncate">
              <Link href={`${listPath}/${row.customerId}`} className="link font-medium">
                {row.name}
              </Link>
              {row.externalId !== null && <span className="ml-2 text-sm text-ink-faint">{row.externalId}</span>}
            </span>
            <span className="text-ink-soft">{t(`reasons.${row.outcome}`)}</span>
          </li>
        ))}
      </ul>
      {leftOut.length >= LEFT_OUT_AT_MOST && (
        <p className="pt-2 text-sm text-ink-faint">{t('first', { count: format.number(leftOut.length) })}</p>
      )}
    </section>
  )
}
