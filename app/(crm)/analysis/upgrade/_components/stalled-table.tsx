import { useTranslations } from 'next-intl'
import { useGateWords } from '#components/crm/gate-words'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import { Link } from '#components/ui/link'
import { SmallAct } from '#components/ui/small-act'
import { stageAfter } from '#lib/analysis/lifecycle/gate'
import type { StalledCustomer } from '#lib/analysis/upgrade-path/service'
import { recoveryPeriod } from '#lib/analysis/upgrade-path/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { passLifecycleGate } from '../../../customers/[id]/relationship-actions.ts'
import { OnPhone } from '../../_components/on-phone.tsx'
import { handOutOne } from '../actions.ts'
import type { StalledState } from './stalled-query.ts'
import { upgradePath } from './stalled-query.ts'

interface Props {
  ctx: Context
  rows: readonly StalledCustomer[]
  state: StalledState
}

/** Stalled customers with what is missing in words, one a line, and the way to a task. */
export function StalledTable({ ctx, rows, state }: Props) {
  const t = useTranslations('relations.upgrade')
  return (
    <DataTable
      caption={t('stalledTitle')}
      path={upgradePath}
      params={state.params}
      sort={{ key: 'value', falling: true }}
      columns={useColumns(ctx)}
      rows={rows}
      rowKey={({ id }) => String(id)}
    />
  )
}

function useColumns(ctx: Context): Column<StalledCustomer>[] {
  const t = useTranslations('relations.upgrade')
  const words = useGateWords()
  const { from, to } = recoveryPeriod(ctx)
  // The queue takes one kind at a time; of several all cases of these days are shown.
  const casesHref = (id: number, types: readonly string[]) =>
    `/cases?customer=${id}&opened=${from}..${to}&stage=all${types.length === 1 ? `&type=${types[0]}` : ''}`
  const mayHandOut = mayEver(ctx, 'task:create')
  const mayPass = mayEver(ctx, 'customer:update')
  const lifecycle = useTranslations('sales.lifecycle')
  const stages = useTranslations('customers.lifecycle')
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[20%]',
      cell: ({ id, name }) => (
        <Link href={`/customers/${id}`} data-row-link="" className="row-link">
          {name}
        </Link>
      ),
    },
    {
      key: 'value',
      label: t('yearRevenue'),
      align: 'right',
      phone: 'figure',
      cell: ({ valueMinor }) => <Money minor={valueMinor} currency={ctx.company.currency} />,
    },
    {
      key: 'days',
      label: t('stands'),
      phone: 'item',
      cell: ({ days, since, unseen }) => (
        <OnPhone label={t('stands')}>{unseen ? t('standsUnseen') : t('standsSince', { days, since })}</OnPhone>
      ),
    },
    {
      key: 'missing',
      label: t('missingTitle'),
      phone: 'item',
      width: 'w-[30%]',
      cell: ({ missing, near }) => (
        <span className="text-pretty whitespace-normal">
          {near && `${t('nearWord')} `}
          {missing.length === 0 ? t('gateOpen') : missing.map(words).join('；')}
        </span>
      ),
    },
    {
      key: 'cases',
      label: t('recovery'),
      phone: 'item',
      cell: ({ badCases, badTypes, id }) =>
        badCases === 0 ? null : (
          <Link href={casesHref(id, badTypes)} className="link">
            {t('badCases', { count: badCases })}
          </Link>
        ),
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: ({ ownerName }) => ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: ({ outletName }) => outletName },
    ...(mayHandOut || mayPass
      ? [
          {
            key: 'act',
            label: t('act'),
            phone: 'item',
            cell: ({ id, name, stage, version, open }) => {
              const next = stageAfter[stage]
              return (
                <span className="flex flex-wrap gap-x-3">
                  {mayPass && next !== null && next !== 'new' && open && (
                    <SmallAct
                      label={lifecycle('pass', { stage: stages(next) })}
                      name={t('passFor', { name, stage: stages(next) })}
                      away={t('away')}
                      input={{ id: String(id), version }}
                      act={passLifecycleGate}
                    />
                  )}
                  {mayHandOut && (
                    <SmallAct
                      label={t('makeTask')}
                      name={t('makeTaskFor', { name })}
                      away={t('away')}
                      input={{ id: String(id) }}
                      act={handOutOne}
                    />
                  )}
                </span>
              )
            },
          } satisfies Column<StalledCustomer>,
        ]
      : []),
  ]
}
