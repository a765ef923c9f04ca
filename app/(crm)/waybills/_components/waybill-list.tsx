import { ListChecks } from 'lucide'
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
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { sortsOf } from '#lib/records/waybills/sorts'
import { ListViews } from '../../_views/list-views.tsx'
import { askExport, checkExport } from '../actions.ts'
import { builtInViews, waybillViews } from './built-in-views.ts'
import { useWaybillColumns } from './columns.tsx'
import { Count } from './count.tsx'
import { FilterBar } from './filter-bar.tsx'
import { IssueStrip } from './issue-strip.tsx'
import type { WaybillListState } from './list-query.ts'
import { columnCookie, exportFields, listPath } from './list-query.ts'
import { CutPeriod } from './period-words.tsx'
import { WaybillTable } from './waybill-table.tsx'

interface Props {
  ctx: Context
  state: WaybillListState
  /** The cookie as the browser sent it. */
  chosenColumns: string | undefined
}

/** Title, search, issues at a glance, filters and table of the waybills. */
export function WaybillList({ ctx, state, chosenColumns: cookie }: Props) {
  const t = useTranslations('waybills')
  const table = useTranslations('table')
  const { params, query, dropped } = state
  const columns = useWaybillColumns({
    now: ctx.now,
    issue: query.issue,
    q: query.q,
    search: listHref('', params, { cursor: params['cursor'] ?? null }),
    opensCustomers: mayEver(ctx, 'customer:read'),
  })
  const chosen = parseChosenColumns(columns, params['columns'] ?? cookie)
  const shown = chosenColumns(columns, chosen)
  const kept = withoutParams(params, ['q', 'cursor', 'sort'])
  const sorts = sortsOf(query)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p role="status" className="text-ink-faint">
          <Suspense fallback="…">
            <Count ctx={ctx} state={state} />
          </Suspense>
        </p>
        <div className="flex w-full items-center gap-2 md:ml-auto md:w-auto">
          <div className="min-w-0 flex-1">
            <ListSearch path={listPath} kept={kept} q={params['q']} placeholder={t('search')} />
          </div>
          <Link href={`${listPath}/lookup`} className="control">
            <Icon of={ListChecks} size={15} className="text-ink-faint" />
            {t('lookup')}
          </Link>
        </div>
      </div>
      <IssueStrip ctx={ctx} state={state} />
      <div className="filter-row">
        <ListViews
          ctx={ctx}
          plan={waybillViews}
          params={params}
          builtIn={builtInViews(t)}
          columns={{ all: columns.map(({ key }) => key), chosen: chosen && shown.map(({ key }) => key) }}
        />
        <FilterBar ctx={ctx} state={state} />
        <span className="flex gap-2 md:ml-auto">
          {sorts.length > 1 && (
            <SortMenu
              path={listPath}
              params={params}
              sort={{ key: query.sort, falling: query.falling }}
              options={sorts.map(({ key, first }) => ({ key, first, label: t(`sort.${key}`) }))}
            />
          )}
          <ColumnMenu cookie={columnCookie} path={listPath} params={params} columns={columns} shown={shown} />
          {mayEver(ctx, 'waybill:export') && (
            <ExportMenu path="/api/files/waybills" fields={exportFields(state)} check={checkExport} ask={askExport} />
          )}
        </span>
      </div>
      <CutPeriod ctx={ctx} state={state} />
      <DroppedFilters names={dropped} />
      <Suspense fallback={<TableSkeleton label={table('loading')} />}>
        <WaybillTable ctx={ctx} state={state} columns={shown} />
      </Suspense>
    </>
  )
}
