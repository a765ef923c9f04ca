import { Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { chosenColumns, parseChosenColumns } from '#components/table/column'
import { ColumnMenu } from '#components/table/column-menu'
import { DroppedFilters } from '#components/table/dropped-filters'
import { ExportMenu } from '#components/table/export-menu'
import { ListSearch } from '#components/table/list-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { SortMenu } from '#components/table/sort-menu'
import { TableSkeleton } from '#components/table/table-skeleton'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { customerSorts } from '#lib/records/customers/sorts'
import type { FactGround } from '#lib/records/facts/filter'
import { factFields } from '#lib/records/facts/view'
import { ListViews } from '../../_views/list-views.tsx'
import { askExport, checkExport } from '../export/actions.ts'
import { builtInViews, customerViewPlan } from './built-in-views.ts'
import { Bulk, bulkKindsFor, customerBulk, Select } from './bulk.tsx'
import { useCustomerColumns } from './columns.tsx'
import { Count } from './count.tsx'
import { CustomerTable } from './customer-table.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { CustomerListState } from './list-query.ts'
import { columnCookie, listPath } from './list-query.ts'

interface Props {
  ctx: Context
  state: CustomerListState
  /** What the URL was read by. */
  ground: FactGround
  /** The cookie as the browser sent it. */
  chosenColumns: string | undefined
}

const rising: readonly string[] = ['name', 'next_touch']

/** What an export holds: everything that the list does, under the columns that it shows. */
function exportFields(params: CustomerListState['params'], shown: readonly { key: string }[]): Record<string, string> {
  const { limit: _limit, cursor: _cursor, view: _view, ...kept } = params
  return { ...kept, columns: shown.map(({ key }) => key).join('.') }
}

/** Title, search, filters and table of the customers. */
export function CustomerList({ ctx, state, ground, chosenColumns: cookie }: Props) {
  const t = useTranslations('customers')
  const table = useTranslations('table')
  const papers = useTranslations('papers')
  const { params, query, dropped } = state
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const fields = factFields(ctx, ground.dictionary)
  const columns = useCustomerColumns({
    ctx,
    today,
    fields,
    search: listHref('', params, { cursor: params['cursor'] ?? null }),
  })
  const chosen = parseChosenColumns(columns, params['columns'] ?? cookie)
  const shown = chosenColumns(columns, chosen)
  const kinds = bulkKindsFor(ctx, query.archived === true)
  const kept = withoutParams(params, ['q', 'cursor'])
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p role="status" className="text-ink-faint">
          <Suspense fallback="…">
            <Count ctx={ctx} state={state} />
          </Suspense>
        </p>
        {mayEver(ctx, 'customer:update') && (
          <Link href={`${listPath}/facts-to-verify`} className="link">
            {t('factsToVerify')}
          </Link>
        )}
        <Link href={`${listPath}/papers`} className="link">
          {papers('link')}
        </Link>
        {mayEver(ctx, 'customer:create') && (
          <Link href={`${listPath}/new`} className="button-primary h-9 max-md:ml-auto max-md:px-3 md:order-last">
            <Icon of={Plus} size={16} />
            <span className="max-md:sr-only">{t('form.new')}</span>
          </Link>
        )}
        <div className="w-full md:ml-auto md:w-auto">
          <ListSearch path={listPath} kept={kept} q={params['q']} placeholder={t('search')} />
        </div>
      </div>
      <div className="filter-row">
        <ListViews
          ctx={ctx}
          plan={customerViewPlan(ground)}
          params={params}
          builtIn={builtInViews(ctx, t)}
          columns={{ all: columns.map(({ key }) => key), chosen: chosen && shown.map(({ key }) => key) }}
        />
        <FilterBar ctx={ctx} state={state} fields={fields} />
        <span className="flex gap-2 md:ml-auto">
          {kinds.length > 0 && <Select />}
          <SortMenu
            path={listPath}
            params={params}
            sort={{ key: query.sort, falling: query.falling }}
            options={customerSorts.map((key) => ({
              key,
              label: t(`sort.${key}`),
              first: rising.includes(key) ? 'rising' : 'falling',
            }))}
          />
          <ColumnMenu cookie={columnCookie} path={listPath} params={params} columns={columns} shown={shown} />
          {mayEver(ctx, 'customer:export') && (
            <ExportMenu path="/api/files/customers" fields={exportFields(params, shown)} check={checkExport} ask={askExport} />
          )}
        </span>
      </div>
      <DroppedFilters names={dropped} />
      <Suspense fallback={<TableSkeleton label={table('loading')} />}>
        <CustomerTable ctx={ctx} state={state} columns={shown} selectable={kinds.length > 0} />
      </Suspense>
      {kinds.length > 0 && (
        <Suspense fallback={null}>
          <Bulk
            key={new URLSearchParams(params).toString()}
            ctx={ctx}
            query={withoutParams(params, ['limit', 'cursor', 'view', 'columns'])}
            kinds={kinds}
            actions={customerBulk}
          />
        </Suspense>
      )}
    </>
  )
}
