import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { useJoined } from '#components/crm/joined'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { listHref, withoutParams } from '#components/table/list-url'
import { BackLink } from '#components/ui/back-link'
import { listStayers } from '#lib/analysis/retention/stayers/service'
import { SHOWN } from '#lib/analysis/retention/stayers/shown'
import type { Context } from '#lib/platform/context'
import { FoundTable } from '../../../_components/found-table.tsx'
import { findUnlessGone } from '../../../_components/not-kept.ts'
import { OutletFilter } from '../../../_components/outlet-filter.tsx'
import { useSurvivalGroupName } from '../../_components/survival-group-name.ts'
import { useStayerColumns } from './stayer-columns.tsx'
import type { StayersState } from './stayer-query.ts'
import { retentionPath, stayersPath } from './stayer-query.ts'

interface Props {
  ctx: Context
  state: StayersState
}

const ofTheList = ['show', 'months', 'at', 'group', 'sort', 'limit', 'cursor']

/** Who stayed how long, and who left. */
export async function StayerList({ ctx, state }: Props) {
  const { params, asked, dropped } = state
  const [page, t] = await Promise.all([findUnlessGone(listStayers(ctx, asked)), getTranslations('leaving.stayers')])
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-2 px-4 pb-3 md:px-6">
        <BackLink href={listHref(retentionPath, withoutParams(params, ofTheList), {})} label={t('back')} />
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <Says state={state} />
        <DroppedNotice names={dropped} />
      </div>
      <div className="filter-row">
        <ShownFilter state={state} />
        <OutletFilter ctx={ctx} path={stayersPath} params={params} />
      </div>
      <Stayers ctx={ctx} state={state} page={page} />
    </div>
  )
}

function Says({ state: { asked } }: Pick<Props, 'state'>) {
  const t = useTranslations('leaving.stayers')
  const words = useTranslations('leaving.retention')
  const { joined } = useJoined()
  const nameOf = useSurvivalGroupName(asked.group?.by ?? 'kind')
  const monthsOf = (count: number) => words('monthsCount', { count })
  return (
    <p className="text-pretty text-ink-soft">
      {joined([
        t(`what.${asked.shown}`),
        asked.group === undefined ? null : t('ofGroup', { group: nameOf(asked.group.name) }),
        asked.months === undefined ? null : t('after', { months: monthsOf(asked.months) }),
        asked.at === undefined ? null : t('at', { months: monthsOf(asked.at) }),
        t('ofTheNight'),
      ])}
    </p>
  )
}

function ShownFilter({ state: { params, asked } }: Pick<Props, 'state'>) {
  const t = useTranslations('leaving.stayers')
  return (
    <FilterMenu
      path={stayersPath}
      params={params}
      name="show"
      label={t('show')}
      value={asked.shown === 'curve' ? null : t(`shown.${asked.shown}`)}
      any={t('shown.curve')}
      options={SHOWN.filter((each) => each !== 'curve').map((value) => ({ value, label: t(`shown.${value}`) }))}
    />
  )
}

interface StayersProps extends Props {
  page: Awaited<ReturnType<typeof listStayers>> | 'not kept' | 'no place'
}

function Stayers({ ctx, state: { params, asked, sort, isFiltered }, page }: StayersProps) {
  const t = useTranslations('leaving.stayers')
  return (
    <FoundTable
      caption={t('title')}
      path={stayersPath}
      {...{ params, sort, page }}
      columns={useStayerColumns(ctx)}
      size={asked.limit}
      nobody={{ title: t('noneTitle'), text: t('none'), back: isFiltered ? { href: stayersPath, label: t('all') } : null }}
    />
  )
}
