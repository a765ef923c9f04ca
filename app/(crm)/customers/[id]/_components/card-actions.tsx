import { Archive, Ellipsis, ListPlus, Merge, NotebookPen, Package, Pencil, Percent, TicketPlus } from 'lucide'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { Popup } from '#components/ui/popup'
import { SmallAct } from '#components/ui/small-act'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { archiveOne } from '../../edit-actions.ts'
import { Behind } from './behind.tsx'
import { CallMenu } from './call-menu.tsx'
import { BeginWinning } from './development/begin-winning.tsx'
import { TaskSheet } from './promises/task-sheet.tsx'
import { WayOut } from './way-out.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
  /** What the reader waits for most. */
  first: Promise<unknown>
}

/** What can be done with the customer, what is done most often first; with one that is archived nothing new is begun. */
export function CardActions({ ctx, customer, first }: Props) {
  const t = useTranslations('card.actions')
  const lives = customer.archivedAt === null
  return (
    <div className="flex flex-wrap items-center gap-2">
      {lives && mayEver(ctx, 'interaction:create') && (
        <Link href={`/customers/${customer.id}/log`} data-primary="" data-key="n" className="control">
          <Icon of={NotebookPen} size={15} />
          {t('log')}
        </Link>
      )}
      {lives && (
        <Suspense fallback={null}>
          <CallMenu ctx={ctx} customer={customer} home="card" />
        </Suspense>
      )}
      {lives && mayEver(ctx, 'case:create') && (
        <Link href={`/cases/new?customer=${customer.id}`} className="control">
          <Icon of={TicketPlus} size={15} />
          {t('case')}
        </Link>
      )}
      {mayEver(ctx, 'waybill:read') && (
        <Link href={`/waybills?customer=${customer.id}`} className="control">
          <Icon of={Package} size={15} />
          {t('waybills')}
        </Link>
      )}
      {lives && mayEver(ctx, 'task:create') && (
        <TaskSheet
          ctx={ctx}
          customerId={customer.id}
          task={null}
          look="control"
          mark="t"
          hash="new-task"
          button={
            <>
              <Icon of={ListPlus} size={15} />
              {t('task')}
            </>
          }
        />
      )}
      <span className="contents max-md:hidden">
        <Others ctx={ctx} customer={customer} first={first} look="control" />
      </span>
      <span className="md:hidden">
        <Popup id="card-more" look="control" title={t('more')} label={t('more')} button={<Icon of={Ellipsis} size={16} />}>
          <Others ctx={ctx} customer={customer} first={first} look="popup-item" />
        </Popup>
      </span>
    </div>
  )
}

/** What is done more seldom. */
function Others({ ctx, customer, first, look }: Props & { look: 'control' | 'popup-item' }) {
  const t = useTranslations('card.actions')
  const form = useTranslations('form')
  const leaving = useTranslations('leaving.priceCut')
  return (
    <>
      {mayEver(ctx, 'customer:update') && (
        <Link href={`/customers/${customer.id}/edit`} className={look}>
          <Icon of={Pencil} size={15} />
          {t('edit')}
        </Link>
      )}
      <Suspense fallback={null}>
        <Behind first={first}>
          <BeginWinning ctx={ctx} customer={customer} look={look} />
        </Behind>
      </Suspense>
      {mayEver(ctx, 'analysis:read') && customer.archivedAt === null && (
        <Link href={`/analysis/price-cut?customer=${customer.id}`} className={look}>
          <Icon of={Percent} size={15} />
          {leaving('title')}
        </Link>
      )}
      {mayEver(ctx, 'customer:merge') && customer.archivedAt === null && (
        <Link href={`/customers/${customer.id}/merge`} className={look}>
          <Icon of={Merge} size={15} />
          {t('merge')}
        </Link>
      )}
      {mayEver(ctx, 'customer:archive') && customer.archivedAt === null && (
        <SmallAct
          input={{ id: String(customer.id), version: customer.version }}
          label={t('archive')}
          icon={<Icon of={Archive} size={15} />}
          away={form('away')}
          look={look}
          act={archiveOne}
        />
      )}
      <Suspense fallback={null}>
        <WayOut ctx={ctx} customer={customer} look={look} />
      </Suspense>
    </>
  )
}
