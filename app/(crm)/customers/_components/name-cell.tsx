import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { CustomerView } from '#lib/records/customers/view'

/** Who it is: the name, which opens the card from anywhere in the row, and below it code and kind. */
export function NameCell({ row, search }: { row: CustomerView; search: string }) {
  const t = useTranslations('customers')
  return (
    <div className="min-w-0 md:max-w-88">
      <Link href={`/customers/${row.id}${search}`} data-row-link="" className="row-link">
        {row.name}
      </Link>
      <div className="truncate text-sm text-ink-faint">
        {row.externalId === null ? t(`kind.${row.kind}`) : `${row.externalId} · ${t(`kind.${row.kind}`)}`}
      </div>
    </div>
  )
}
