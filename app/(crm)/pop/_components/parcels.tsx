import { Plus } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Region } from '#components/crm/region'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { listUnderWay } from '#lib/records/waybills/under-way'
import type { WaybillView } from '#lib/records/waybills/view'
import { Nothing, Panel } from '../../customers/[id]/_components/panel.tsx'
import { waybillHref } from '../../waybills/_components/href.ts'
import { Moment } from '../../waybills/_components/moment.tsx'
import { PromiseText } from '../../waybills/_components/promise-text.tsx'
import { IssueMarks, StatusBadge } from '../../waybills/_components/status-badge.tsx'

const most = 6

interface Props {
  ctx: Context
  phone: string
  customer: CustomerView
  /** Several customers have the number: each list says whose it is. */
  named: boolean
}

/** Which parcel, and where it is: a customer's waybills that are under way, with where they were last, and the way to a case on each. */
export async function Parcels({ ctx, phone, customer, named }: Props) {
  const [{ rows, more }, t] = await Promise.all([listUnderWay(ctx, customer.id, most), getTranslations('cases.pop')])
  const all = (
    <Link href={`/waybills?customer=${customer.id}`} className="link">
      {t(more ? 'parcelsMore' : 'parcelsAll')}
    </Link>
  )
  return (
    <Panel title={named ? t('parcelsOf', { name: customer.name }) : t('parcels')} aside={all}>
      {rows.length === 0 ? (
        <Nothing>{t('noParcels')}</Nothing>
      ) : (
        <ul>
          {rows.map((row) => (
            <Parcel key={row.id} ctx={ctx} phone={phone} row={row} newCase={t('newCase')} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Parcel({ ctx, phone, row, newCase }: { ctx: Context; phone: string; row: WaybillView; newCase: string }) {
  const last = row.lastEventText ?? row.lastEventOutlet
  return (
    <li className="flex items-center gap-3 border-t border-line px-4 py-2.5">
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <Link href={waybillHref(row.waybillNo, '')} className="link font-medium">
            {row.waybillNo}
          </Link>
          <StatusBadge status={row.status} />
          <IssueMarks stillHours={row.stillHours} damaged={row.damaged} lost={row.lost} />
          {row.destinationRegion !== null && (
            <span className="text-ink-soft">
              → <Region code={row.destinationRegion} />
            </span>
          )}
        </span>
        <span className="block text-sm text-ink-faint">
          <PromiseText waybill={row} now={ctx.now} />
          {row.lastEventAt !== null && (
            <>
              {' · '}
              <Moment at={row.lastEventAt} /> {last}
            </>
          )}
        </span>
      </span>
      {mayEver(ctx, 'case:create') && (
        <Link
          href={`/cases/new?${new URLSearchParams({ waybill: row.waybillNo, phone })}`}
          aria-label={`${newCase} ${row.waybillNo}`}
          data-tip={newCase}
          className="control flex-none"
        >
          <Icon of={Plus} size={15} />
        </Link>
      )}
    </li>
  )
}
