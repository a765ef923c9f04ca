import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useWord } from '#components/crm/waybill-words'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import { Link } from '#components/ui/link'
import { formatMoney } from '#lib/core/money'
import { pickLocale } from '#lib/platform/i18n/locale'
import type { Issue } from '#lib/records/waybills/issue'
import type { WaybillSort } from '#lib/records/waybills/sorts'
import { sortsOf } from '#lib/records/waybills/sorts'
import type { WaybillView } from '#lib/records/waybills/view'
import { waybillHref } from './href.ts'
import { Lane } from './lane.tsx'
import { Moment } from './moment.tsx'
import { PromiseText } from './promise-text.tsx'
import { IssueMarks, StatusBadge } from './status-badge.tsx'

interface Ground {
  now: Date
  issue: Issue | undefined
  q: string | undefined
  /** What the page's URL carries, so that it knows the list it was opened from. */
  search: string
  /** Whether the customers may be opened. */
  opensCustomers: boolean
}

const GRAMS_PER_KILOGRAM = 1_000

/** The columns of the list of waybills, in their order; of a list of one issue, with what it is sorted by. */
export function useWaybillColumns({ now, issue, q, search, opensCustomers }: Ground): readonly Column<WaybillView>[] {
  const t = useTranslations('waybills')
  const units = useTranslations('units')
  const format = useFormatter()
  const word = useWord()
  const locale = pickLocale(useLocale())
  const choices = sortsOf({ issue, q })
  const sortable = (key: WaybillSort) => {
    const choice = choices.find((each) => each.key === key)
    return choice === undefined ? {} : { sort: choice }
  }
  return [
    {
      key: 'number',
      label: t('columns.number'),
      ...sortable('waybill_no'),
      phone: 'title',
      always: true,
      width: 'w-44',
      cell: (row) => ({
        ...{ text: row.waybillNo, href: waybillHref(row.waybillNo, search) },
        below: row.product === null ? '' : word('product', row.product),
      }),
    },
    {
      key: 'status',
      label: t('columns.status'),
      phone: 'figure',
      always: true,
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-md:justify-end">
          <StatusBadge status={row.status} />
          <IssueMarks stillHours={row.stillHours} damaged={row.damaged} lost={row.lost} />
        </span>
      ),
    },
    {
      key: 'promise',
      label: t('columns.promise'),
      hint: t('promise.hint'),
      ...sortable('promised_at'),
      phone: 'item',
      initially: true,
      cell: (row) => <PromiseText waybill={row} now={now} />,
    },
    {
      key: 'lastEvent',
      label: t('columns.lastEvent'),
      ...sortable('since'),
      phone: 'item',
      initially: true,
      width: 'w-[22%]',
      cell: (row) => ifKnown(row.lastEventAt, (at) => <LastEvent at={at} text={row.lastEventText ?? row.lastEventOutlet} />),
    },
    {
      key: 'lane',
      label: t('columns.lane'),
      phone: 'item',
      initially: true,
      cell: (row) =>
        row.originRegion === null && row.destinationRegion === null ? null : (
          <Lane from={row.originRegion} to={row.destinationRegion} />
        ),
    },
    {
      key: 'accepted',
      label: t('columns.accepted'),
      ...sortable('accepted_on'),
      align: 'right',
      phone: 'item',
      initially: true,
      cell: (row) => labelled(t('columns.accepted'), <Moment at={row.acceptedAt} />),
    },
    {
      key: 'delivered',
      label: t('columns.delivered'),
      align: 'right',
      phone: 'item',
      cell: (row) => ifKnown(row.deliveredAt, (at) => labelled(t('columns.delivered'), <Moment at={at} />)),
    },
    {
      key: 'customer',
      label: t('columns.customer'),
      phone: 'item',
      initially: true,
      width: 'w-[20%]',
      cell: (row) =>
        opensCustomers ? (
          <Link href={`/customers/${row.customerId}`} className="relative z-1 hover:text-accent-text hover:underline">
            {row.customerName}
          </Link>
        ) : (
          row.customerName
        ),
    },
    { key: 'outlet', label: t('columns.outlet'), phone: 'item', cell: (row) => row.outletName },
    {
      key: 'weight',
      label: t('columns.weight'),
      align: 'right',
      phone: 'item',
      cell: (row) =>
        ifKnown(row.weightGrams, (grams) => ({
          text: units('kilograms', { count: format.number(grams / GRAMS_PER_KILOGRAM) }),
          label: t('columns.weight'),
        })),
    },
    {
      key: 'pieces',
      label: t('columns.pieces'),
      align: 'right',
      phone: 'item',
      cell: (row) => ({ text: format.number(row.pieces), label: t('columns.pieces') }),
    },
    {
      key: 'insuredValue',
      label: t('columns.insuredValue'),
      ...sortable('insured_value'),
      align: 'right',
      phone: 'item',
      initially: issue === 'damaged' || issue === 'lost',
      cell: (row) =>
        ifKnown(row.insuredValueMinor, (minor) => ({
          text: formatMoney(minor, row.currency, locale),
          label: t('columns.insuredValue'),
        })),
    },
    {
      key: 'freight',
      label: t('columns.freight'),
      align: 'right',
      phone: 'item',
      initially: true,
      cell: (row) => ifKnown(row.freightMinor, (minor) => formatMoney(minor, row.currency, locale)),
    },
  ]
}

function LastEvent({ at, text }: { at: Date; text: string | null }) {
  return (
    <span className="line-clamp-2 max-md:line-clamp-1">
      <span className="text-ink-faint">
        <Moment at={at} />{' '}
      </span>
      {text}
    </span>
  )
}

/** A figure that on a phone has no heading above it says what it is. */
function labelled(label: string, value: ReactNode): ReactNode {
  return (
    <span className="whitespace-nowrap">
      <span className="on-phone text-ink-faint">{label} </span>
      {value}
    </span>
  )
}
