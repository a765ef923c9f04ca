import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { usePeriodText } from '#components/chart/figure'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { listHref, withoutParams } from '#components/table/list-url'
import { BackLink } from '#components/ui/back-link'
import { Empty } from '#components/ui/empty'
import { MEASURES, SIDES } from '#lib/analysis/loyalty/factor-tree'
import type { LeafSample } from '#lib/analysis/loyalty/leaf/service'
import { findLeafSample, listLeafCustomers } from '#lib/analysis/loyalty/leaf/service'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { FoundTable } from '../../../_components/found-table.tsx'
import { findUnlessGone } from '../../../_components/not-kept.ts'
import { OutletFilter } from '../../../_components/outlet-filter.tsx'
import { useLeafValue } from '../../_components/leaf-value.ts'
import { leafPath, treePath, USUAL_LEAF, USUAL_SIDE } from '../../_components/tree-query.ts'
import { useLeafColumns } from './leaf-columns.tsx'
import type { LeafState } from './leaf-query.ts'

interface Props {
  ctx: Context
  state: LeafState
}

/** What the leaf says, and the very customers that it says it of. */
export async function LeafList({ ctx, state }: Props) {
  const { params, asked, dropped } = state
  const [sample, page, t, words] = await Promise.all([
    findLeafSample(ctx, asked),
    findUnlessGone(listLeafCustomers(ctx, asked)),
    getTranslations('loyalty.leaf'),
    getTranslations('loyalty.tree'),
  ])
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-2 px-4 pb-3 md:px-6">
        <BackLink href={listHref(treePath, withoutParams(params, ofTheList), {})} label={t('back')} />
        <Says sample={sample} asked={asked} />
        <DroppedNotice names={dropped} />
      </div>
      <div className="filter-row">
        <Filters state={state} />
        <OutletFilter ctx={ctx} path={leafPath} params={params} />
      </div>
      {sample === null ? (
        <div className="px-4 pb-4 md:px-6">
          <Empty title={words('emptyTitle')} text={words('empty')} />
        </div>
      ) : (
        <Customers ctx={ctx} state={state} page={page} />
      )}
    </div>
  )
}

const ofTheList = ['leaf', 'side', 'sort', 'limit', 'cursor']

function Says({ sample, asked }: { sample: LeafSample | null; asked: LeafState['asked'] }) {
  const t = useTranslations('loyalty.leaf')
  const words = useTranslations('loyalty.tree')
  const periodText = usePeriodText()
  const { mean } = useLeafValue()
  const { leaf, side } = asked
  const name = words(`leaves.${leaf}.name` as 'leaves.on_time.name')
  return (
    <>
      <h1 className="text-xl font-semibold">{t('titleOf', { leaf: name, side: t(`sides.${side}`) })}</h1>
      {sample !== null && <p className="text-sm text-ink-faint">{periodText({ ...sample, asOf: addDays(sample.to, -1) })}</p>}
      {sample !== null && sample.customers > 0 && (
        <p className="text-pretty text-ink-soft">
          {t('sentence', { count: sample.customers, leaf: name, value: mean(leaf, sample.mean) })}
        </p>
      )}
      <p className="text-sm text-ink-faint">{words(`leaves.${leaf}.formula` as 'leaves.on_time.formula')}</p>
    </>
  )
}

/** One leaf and one side always hold, those that are usual where the URL names none. */
function Filters({ state: { params, asked } }: { state: LeafState }) {
  const t = useTranslations('loyalty.leaf')
  const words = useTranslations('loyalty.tree')
  const nameOf = (leaf: (typeof MEASURES)[number]) => words(`leaves.${leaf}.name` as 'leaves.on_time.name')
  return (
    <>
      <FilterMenu
        path={leafPath}
        params={params}
        name="leaf"
        label={t('factor')}
        value={asked.leaf === USUAL_LEAF ? null : nameOf(asked.leaf)}
        any={nameOf(USUAL_LEAF)}
        options={MEASURES.filter((leaf) => leaf !== USUAL_LEAF).map((leaf) => ({ value: leaf, label: nameOf(leaf) }))}
      />
      <FilterMenu
        path={leafPath}
        params={params}
        name="side"
        label={t('side')}
        value={asked.side === USUAL_SIDE ? null : t(`sides.${asked.side}`)}
        any={t(`sides.${USUAL_SIDE}`)}
        options={SIDES.filter((side) => side !== USUAL_SIDE).map((side) => ({ value: side, label: t(`sides.${side}`) }))}
      />
    </>
  )
}

interface CustomersProps extends Props {
  page: Awaited<ReturnType<typeof listLeafCustomers>> | 'not kept' | 'no place'
}

function Customers({ ctx, state: { params, asked, sort }, page }: CustomersProps) {
  const t = useTranslations('loyalty.leaf')
  const words = useTranslations('analysis')
  return (
    <FoundTable
      caption={t('title')}
      path={leafPath}
      {...{ params, sort, page }}
      columns={useLeafColumns(ctx, asked.leaf)}
      size={asked.limit}
      nobody={{
        title: words('movement.nobodyTitle'),
        text: t('nobody'),
        back: { href: listHref(treePath, withoutParams(params, ofTheList), {}), label: t('back') },
      }}
    />
  )
}
