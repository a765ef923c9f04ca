import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Definition } from '#components/chart/definition'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { leftOutOf } from '#lib/analysis/left-out/service'
import { getProductGrowth } from '#lib/analysis/product-growth/service'
import type { RevenueChange } from '#lib/analysis/revenue-change/service'
import { getRevenueChange, listChangedCustomers } from '#lib/analysis/revenue-change/service'
import type { Context } from '#lib/platform/context'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { useKindName } from '../../_components/kind-name.ts'
import { LeftOutLine } from '../../_components/left-out.tsx'
import { Nobody } from '../../_components/nobody.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import { ChangeTable } from './change-table.tsx'
import { KindsTable } from './kinds-table.tsx'
import { ProductsFigure } from './products-figure.tsx'
import type { RevenueState } from './revenue-query.ts'
import { revenuePath } from './revenue-query.ts'
import { RevenueSummary } from './revenue-summary.tsx'

interface Props {
  ctx: Context
  state: RevenueState
}

/** The change in revenue with its parts, the kinds of customer, products, and the customers behind it. */
export async function RevenueView({ ctx, state }: Props) {
  const { params, asked, dropped } = state
  const [change, leftOut, t] = await Promise.all([
    getRevenueChange(ctx, { outlet: asked.outlet }),
    leftOutOf(ctx, 'revenue_change', { needs: 'freight', outlet: asked.outlet }),
    getTranslations('analysis'),
  ])
  const isCompared = change !== null && change.basis !== 'none'
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <Heading title={t('tabs.revenue')} text={t('revenue.what')}>
          <RevenueDefinition />
        </Heading>
        {change === null ? (
          <Empty title={t('revenue.emptyTitle')} text={t('revenue.empty')} />
        ) : (
          <>
            <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]">
              <RevenueSummary change={change} currency={ctx.company.currency} />
              {isCompared && <KindsTable change={change} params={params} currency={ctx.company.currency} />}
            </div>
            <LeftOutLine leftOut={leftOut} needs="freight" currency={ctx.company.currency} />
            <Products ctx={ctx} outlet={asked.outlet} />
            {isCompared && (
              <div className="flex flex-wrap items-center gap-2 pt-1">
                <h2 className="pr-2 font-semibold">{t('revenue.customers')}</h2>
                <Order state={state} />
                <KindFilter change={change} params={params} />
                <OutletFilter ctx={ctx} path={revenuePath} params={params} />
              </div>
            )}
          </>
        )}
        <DroppedNotice names={dropped} />
      </div>
      {isCompared && <Customers ctx={ctx} state={state} />}
    </div>
  )
}

async function Products({ ctx, outlet }: { ctx: Context; outlet: string | undefined }) {
  const report = await getProductGrowth(ctx, { outlet })
  if (report === null || report.products.length === 0) return null
  const { currency } = ctx.company
  return (
    <>
      <ProductsFigure report={report} currency={currency} />
      <LeftOutLine leftOut={report.leftOut} needs="freight" currency={currency} />
    </>
  )
}

async function Customers({ ctx, state }: Props) {
  const found = await findUnlessGone(listChangedCustomers(ctx, state.asked))
  if (typeof found === 'string' || found.rows.length === 0) return <NoCustomers state={state} gone={typeof found === 'string'} />
  const { params, asked } = state
  const to = (cursor: string | null) => (cursor === null ? null : listHref(revenuePath, params, { cursor }))
  return (
    <>
      <ChangeTable rows={found.rows} state={state} currency={ctx.company.currency} />
      <Pagination
        path={revenuePath}
        params={params}
        size={asked.limit}
        previous={to(found.previousCursor)}
        next={to(found.nextCursor)}
      />
    </>
  )
}

function NoCustomers({ state: { params }, gone }: { state: RevenueState; gone: boolean }) {
  const t = useTranslations('analysis')
  const isFiltered = params['kind'] !== undefined || params['outlet'] !== undefined
  return (
    <Nobody
      gone={gone}
      {...{ path: revenuePath, params }}
      title={t('revenue.nobodyTitle')}
      text={t(isFiltered ? 'revenue.nobodySo' : 'revenue.nobody')}
      back={isFiltered ? { href: revenuePath, label: t('revenue.allCustomers') } : null}
    />
  )
}

/** Whether those that fell most stand first, or those that rose most. */
function Order({ state: { params, asked } }: { state: RevenueState }) {
  const t = useTranslations('analysis.revenue')
  return (
    <span className="flex gap-1.5">
      {(['change', '-change'] as const).map((sort) => (
        <Link
          key={sort}
          href={listHref(revenuePath, params, { sort })}
          aria-current={asked.sort === sort ? 'true' : undefined}
          className="kind-chip"
        >
          {t(sort === 'change' ? 'fell' : 'rose')}
        </Link>
      ))}
    </span>
  )
}

function KindFilter({ change, params }: { change: RevenueChange; params: RevenueState['params'] }) {
  const t = useTranslations('analysis.revenue')
  const name = useKindName()
  const chosen = params['kind']
  const found = change.kinds.find(({ id }) => String(id) === chosen)
  if (change.kinds.length < 2 && chosen === undefined) return null
  return (
    <FilterMenu
      path={revenuePath}
      params={params}
      name="kind"
      label={t('kind')}
      value={chosen === undefined ? null : found === undefined ? t('otherKind') : name(found.kind)}
      options={change.kinds.map(({ id, kind }) => ({ value: String(id), label: name(kind) }))}
    />
  )
}

function RevenueDefinition() {
  return <Definition definition={useDefinition()('change')} />
}
