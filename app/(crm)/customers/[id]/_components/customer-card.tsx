import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { Notice } from '#components/ui/notice'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import type { CustomerListState } from '../../_components/list-query.ts'
import { restoreOne } from '../../edit-actions.ts'
import { ArchiveButton } from './archive-button.tsx'
import { CardHeader } from './card-header.tsx'
import { Cases } from './cases.tsx'
import { Classes } from './classes.tsx'
import { Contacts } from './contacts.tsx'
import { PanelSkeleton } from './panel.tsx'
import { Standing } from './standing.tsx'
import { Timeline } from './timeline.tsx'
import { Waybills } from './waybills.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
  list: CustomerListState
}

/** What is known of one customer, the most telling first; each panel where the reader may see it. */
export function CustomerCard({ ctx, customer, list }: Props) {
  const t = useTranslations('customers.card')
  const panels = [
    { key: 'classes', permission: 'analysis:read', panel: <Classes ctx={ctx} customerId={customer.id} /> },
    { key: 'waybills', permission: 'waybill:read', panel: <Waybills ctx={ctx} customerId={customer.id} /> },
    { key: 'contacts', permission: 'contact:read', panel: <Contacts ctx={ctx} customerId={customer.id} /> },
    { key: 'cases', permission: 'case:read', panel: <Cases ctx={ctx} customerId={customer.id} /> },
    { key: 'timeline', permission: 'interaction:read', panel: <Timeline ctx={ctx} customerId={customer.id} /> },
  ].filter((each) => mayEver(ctx, each.permission))
  const at = (key: string) => {
    const found = panels.find((each) => each.key === key)
    return found && <Suspense fallback={<PanelSkeleton />}>{found.panel}</Suspense>
  }
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-4 pb-10 md:px-6">
      <CardHeader ctx={ctx} customer={customer} list={list} />
      {customer.archivedAt !== null && (
        <div className="mt-3">
          <Notice tone="watch">
            {t('archived')}{' '}
            {mayEver(ctx, 'customer:archive') && (
              <ArchiveButton
                id={String(customer.id)}
                version={customer.version}
                label={t('restore')}
                away={t('away')}
                look="link"
                act={restoreOne}
              />
            )}
          </Notice>
        </div>
      )}
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid gap-4">
          <Standing ctx={ctx} customer={customer} />
          {at('classes')}
          {at('waybills')}
        </div>
        <div className="grid gap-4">
          {at('contacts')}
          {at('cases')}
          {at('timeline')}
        </div>
      </div>
    </div>
  )
}
