import { ListPlus } from 'lucide'
import { useFormatter, useTranslations } from 'next-intl'
import { useDays } from '#components/crm/day-near'
import { moneyCell } from '#components/crm/money'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import type { ListParams } from '#components/table/list-url'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Mover } from '#lib/analysis/movement/movers'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { CustomerActs } from '../../../../../customers/_components/customer-acts.tsx'
import { useGroupName } from '../../../../_components/group-name.ts'

interface Props {
  ctx: Context
  run: RunResource
  rows: readonly Mover[]
  /** Whether they are held against an earlier run. */
  compared: boolean
  path: string
  params: ListParams
}

/** The class of the golden list whose customers one may part with. */
const PART = 'part'

const moneyMeasures: readonly unknown[] = ['revenue', 'margin', undefined]

/** Customers with their class before and now, what they brought and bring, when they last shipped, whose they are, and what can be done about them. */
export function MoverTable({ ctx, run, rows, compared, path, params }: Props) {
  const t = useTranslations('analysis.movement')
  const nameOf = useGroupName()
  const days = useDays(dayOf(ctx.now, ctx.company.timeZone))
  // A class of RFM says more here than its segment: three digits stand as they are.
  const className = (name: string | null, whenNull: string) => (name === null ? whenNull : nameOf(run.scheme, name))
  const act: Column<Mover> = {
    ...{ key: 'act', label: t('act'), phone: 'item' },
    cell: (row) => (
      <Acts ctx={ctx} customerId={row.customerId} name={row.name} parts={run.scheme === 'golden_list' && row.to === PART} />
    ),
  }
  const columns: Column<Mover>[] = [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[22%]',
      cell: (row) => (
        <div className="min-w-0 md:max-w-88">
          <Link href={`/customers/${row.customerId}`} data-row-link="" className="row-link">
            {row.name}
          </Link>
          {row.externalId !== null && <div className="truncate text-sm text-ink-faint">{row.externalId}</div>}
        </div>
      ),
    },
    {
      key: 'way',
      label: t('classes'),
      phone: 'item',
      cell: (row) => (
        <span className="whitespace-nowrap">
          {!compared || row.from === row.to
            ? className(row.to, '')
            : t('way', { from: className(row.from, t('enteredRow')), to: className(row.to, t('leftColumn')) })}
        </span>
      ),
    },
    ...useValueColumns(ctx, run, compared),
    ...usePairColumns(ctx, run),
    {
      key: 'lastShipped',
      label: t('lastShipped'),
      phone: 'item',
      cell: (row) =>
        ifKnown(row.lastShippedOn, (day) => ({ ...days.near(day), label: t('lastShipped'), look: 'whitespace-nowrap' })),
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => row.ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => row.outletName },
    ...(mayEver(ctx, 'interaction:create') || mayEver(ctx, 'task:create') ? [act] : []),
  ]
  return (
    <DataTable
      caption={t('listTitle')}
      path={path}
      params={params}
      sort={{ key: 'rank', falling: false }}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.customerId)}
    />
  )
}

/** What they brought in the window before and bring in that of now, where that is money. */
function useValueColumns(ctx: Context, run: RunResource, compared: boolean): Column<Mover>[] {
  const t = useTranslations('analysis.movement')
  const measures = useTranslations('analysis.measures')
  const profit = useTranslations('parting.columns')
  const isProfit = run.scheme === 'golden_list'
  const isMoney = isProfit || run.scheme === 'rfm' || (run.scheme === 'abc' && moneyMeasures.includes(run.parameters['measure']))
  if (!isMoney) return []
  const measure = isProfit ? profit('profit') : measures(run.parameters['measure'] === 'margin' ? 'margin' : 'revenue')
  const money = (minor: number, label: string) => ({ ...moneyCell(minor, run.currency, ctx.locale), label })
  const before: Column<Mover>[] = [
    {
      key: 'valueBefore',
      label: t('valueBefore', { measure }),
      hint: t('valueHint'),
      align: 'right',
      phone: 'item',
      cell: (row) => ifKnown(row.valueBefore, (minor) => money(minor, t('valueBefore', { measure }))),
    },
  ]
  const now: Column<Mover> = {
    ...{ key: 'value', label: t('valueNow', { measure }), hint: t('valueHint'), align: 'right', phone: 'figure' },
    cell: (row) => ifKnown(row.value, (minor) => moneyCell(minor, run.currency, ctx.locale)),
  }
  if (!compared) return [now]
  const change: Column<Mover>[] = [
    {
      key: 'change',
      label: t('change'),
      align: 'right',
      phone: 'item',
      cell: ({ change }) => ({ ...money(change, t('change')), ...(change < 0 ? { look: 'text-danger' } : {}) }),
    },
  ]
  return [...before, now, ...change]
}

/** What they have by each of the two criteria of a run that pairs by two. */
function usePairColumns(ctx: Context, { scheme, parameters, currency }: RunResource): Column<Mover>[] {
  const measures = useTranslations('analysis.measures')
  const format = useFormatter()
  if (scheme !== 'abc_joint') return []
  const column = (key: 'value' | 'secondValue', measure: unknown): Column<Mover> => {
    const label = measures((measure ?? 'none') as 'revenue')
    return {
      ...{ key, label, align: 'right', phone: key === 'value' ? 'figure' : 'item' },
      cell: (row) =>
        ifKnown(row[key], (value) =>
          moneyMeasures.includes(measure) ? { ...moneyCell(value, currency, ctx.locale), label } : format.number(value),
        ),
    }
  }
  return [column('value', parameters['first']), column('secondValue', parameters['second'])]
}

/** A call, a note, a task; of a customer that one may part with, the proposal. */
function Acts({ ctx, customerId, name, parts }: { ctx: Context; customerId: number; name: string; parts: boolean }) {
  const t = useTranslations('card.actions')
  const parting = useTranslations('parting')
  return (
    <span className="flex flex-wrap gap-x-3">
      <CustomerActs ctx={ctx} customerId={customerId} name={name} />
      {parts && mayEver(ctx, 'customer:override') && (
        <Link href={`/analysis/parting/new?customer=${customerId}`} className="link whitespace-nowrap">
          {parting('propose')}
        </Link>
      )}
      {mayEver(ctx, 'task:create') && (
        <Link href={`/customers/${customerId}#new-task`} className="link inline-flex items-center gap-1 whitespace-nowrap">
          <Icon of={ListPlus} size={13} />
          {t('task')}
        </Link>
      )}
    </span>
  )
}
