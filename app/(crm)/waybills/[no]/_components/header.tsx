import { TicketPlus } from 'lucide'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { CardKeys } from '#components/crm/card-keys'
import { useWord } from '#components/crm/waybill-words'
import { listHref } from '#components/table/list-url'
import { StepsPending } from '#components/table/steps'
import { BackLink } from '#components/ui/back-link'
import { CopyButton } from '#components/ui/copy-button'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { WaybillCard } from '#lib/records/waybills/service'
import { Lane } from '../../_components/lane.tsx'
import type { WaybillListState } from '../../_components/list-query.ts'
import { listPath } from '../../_components/list-query.ts'
import { IssueMarks, StatusBadge } from '../../_components/status-badge.tsx'
import { Neighbours } from './neighbours.tsx'

interface Props {
  ctx: Context
  waybill: WaybillCard
  list: WaybillListState
}

/** Which waybill it is, where it stands and whose it is, with the way back to the list. */
export function Header({ ctx, waybill, list }: Props) {
  const t = useTranslations('waybills.card')
  const cases = useTranslations('cases')
  const word = useWord()
  const { params } = list
  const { decidedBy, originRegion, destinationRegion, product, customerId, customerName } = waybill
  const origin =
    decidedBy === null ? t('stated') : t('from', { provider: word('provider', decidedBy.provider), code: decidedBy.code })
  return (
    <header className="flex flex-col gap-2">
      <div className="flex min-h-8 items-center justify-between gap-4">
        <BackLink href={listHref(listPath, params, { cursor: params['cursor'] ?? null })} label={t('back')} />
        <Suspense fallback={<StepsPending />}>
          <Neighbours ctx={ctx} waybillId={waybill.id} list={list} />
        </Suspense>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="text-xl font-semibold break-all">{waybill.waybillNo}</h1>
        <CopyButton text={waybill.waybillNo} label={t('copy')} done={t('copied')} />
        <StatusBadge status={waybill.status} tip={origin} />
        <IssueMarks {...waybill} />
        {mayEver(ctx, 'case:create') && (
          <Link href={`/cases/new?waybill=${encodeURIComponent(waybill.waybillNo)}`} className="control md:ml-auto">
            <Icon of={TicketPlus} size={15} />
            {cases('raise')}
          </Link>
        )}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft">
        <li>
          {mayEver(ctx, 'customer:read') ? (
            <Link href={`/customers/${customerId}`} className="link">
              {customerName}
            </Link>
          ) : (
            customerName
          )}
        </li>
        {(originRegion !== null || destinationRegion !== null) && (
          <li>
            <Lane from={originRegion} to={destinationRegion} />
          </li>
        )}
        {product !== null && <li>{word('product', product)}</li>}
        <li className="text-ink-faint">{origin}</li>
      </ul>
      <CardKeys />
    </header>
  )
}
