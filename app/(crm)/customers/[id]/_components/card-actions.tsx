import { Archive, Ellipsis, ListPlus, Merge, NotebookPen, Package, Pencil, TicketPlus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { Popup } from '#components/ui/popup'
import { SmallAct } from '#components/ui/small-act'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { archiveOne } from '../../edit-actions.ts'
import { CallMenu } from './call-menu.tsx'
import { TaskSheet } from './promises/task-sheet.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
}

/** What can be done with the customer, what is done most often first. */
export function CardActions({ ctx, customer }: Props) {
  const t = useTranslations('card.actions')
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayEver(ctx, 'interaction:create') && (
        <Link href={`/customers/${customer.id}/log`} prefetch={false} data-primary="" data-key="n" className="control">
          <NotebookPen size={15} aria-hidden="true" />
          {t('log')}
        </Link>
      )}
      <Suspense fallback={null}>
        <CallMenu ctx={ctx} customer={customer} />
      </Suspense>
      {mayEver(ctx, 'case:create') && (
        <Link href={`/cases/new?customer=${customer.id}`} prefetch={false} className="control">
          <TicketPlus size={15} aria-hidden="true" />
          {t('case')}
        </Link>
      )}
      {mayEver(ctx, 'waybill:read') && (
        <Link href={`/waybills?customer=${customer.id}`} prefetch={false} className="control">
          <Package size={15} aria-hidden="true" />
          {t('waybills')}
        </Link>
      )}
      {mayEver(ctx, 'task:create') && (
        <TaskSheet
          ctx={ctx}
          customerId={customer.id}
          task={null}
          look="control"
          mark="t"
          button={
            <>
              <ListPlus size={15} aria-hidden="true" />
              {t('task')}
            </>
          }
        />
      )}
      <span className="contents max-md:hidden">
        <Others ctx={ctx} customer={customer} look="control" />
      </span>
      <span className="md:hidden">
        <Popup
          id="card-more"
          look="control"
          title={t('more')}
          label={t('more')}
          button={<Ellipsis size={16} aria-hidden="true" />}
        >
          <Others ctx={ctx} customer={customer} look="popup-item" />
        </Popup>
      </span>
    </div>
  )
}

/** What is done more seldom. */
function Others({ ctx, customer, look }: Props & { look: 'control' | 'popup-item' }) {
  const t = useTranslations('card.actions')
  const form = useTranslations('form')
  return (
    <>
      {mayEver(ctx, 'customer:update') && (
        <Link href={`/customers/${customer.id}/edit`} prefetch={false} className={look}>
          <Pencil size={15} aria-hidden="true" />
          {t('edit')}
        </Link>
      )}
      {mayEver(ctx, 'customer:merge') && customer.archivedAt === null && (
        <Link href={`/customers/${customer.id}/merge`} prefetch={false} className={look}>
          <Merge size={15} aria-hidden="true" />
          {t('merge')}
        </Link>
      )}
      {mayEver(ctx, 'customer:archive') && customer.archivedAt === null && (
        <SmallAct
          input={{ id: String(customer.id), version: customer.version }}
          label={t('archive')}
          icon={<Archive size={15} aria-hidden="true" />}
          away={form('away')}
          look={look}
          act={archiveOne}
        />
      )}
    </>
  )
}
