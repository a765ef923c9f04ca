import { Pencil } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { archiveOne } from '../../edit-actions.ts'
import { ArchiveButton } from './archive-button.tsx'

/** What can be done with the customer as a whole. */
export function CardActions({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const t = useTranslations('customers.card')
  const form = useTranslations('form')
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayEver(ctx, 'customer:update') && (
        <Link href={`/customers/${customer.id}/edit`} prefetch={false} className="control">
          <Pencil size={15} aria-hidden="true" />
          {t('edit')}
        </Link>
      )}
      {mayEver(ctx, 'customer:archive') && customer.archivedAt === null && (
        <ArchiveButton
          id={String(customer.id)}
          version={customer.version}
          label={t('archive')}
          away={form('away')}
          look="control"
          act={archiveOne}
        />
      )}
    </div>
  )
}
