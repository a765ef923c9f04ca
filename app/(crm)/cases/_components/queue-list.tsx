import { Phone, Plus } from 'lucide'
import { useLocale, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { chosenColumns, parseChosenColumns } from '#components/table/column'
import { ColumnMenu } from '#components/table/column-menu'
import { DroppedFilters } from '#components/table/dropped-filters'
import { ExportMenu } from '#components/table/export-menu'
import { ListSearch } from '#components/table/list-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { SelectButton } from '#components/table/selection-bar'
import { useSelectionTexts } from '#components/table/selection-texts'
import { SortMenu } from '#components/table/sort-menu'
import { TableSkeleton } from '#components/table/table-skeleton'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { queueSorts } from '#lib/records/cases/queue/sorts'
import { ListViews } from '../../_views/list-views.tsx'
import { countListed } from '../assign/actions.ts'
import { askExport, checkExport } from '../export/actions.ts'
import { AreaNav } from './area-nav.tsx'
import { AssigneeTabs } from './assignee-tabs.tsx'
import { builtInViews, caseViews } from './built-in-views.ts'
import { useQueueColumns } from './columns.tsx'
import { Count } from './count.tsx'
import { FilterBar } from './filter-bar.tsx'
import { HandedBar } from './handed-bar.tsx'
import type { QueueState } from './list-query.ts'
import { columnCookie, exportFields, listPath } from './list-query.ts'
import { QueueTable } from './queue-table.tsx'
import { ShareSelected } from './share-selected.tsx'
import type { CaseWords } from './words.ts'

interface Props {
  ctx: Context
  state: QueueState
  words: CaseWords
  /** The cookie as the browser sent it. */
  chosenColumns: string | undefined
}

/** Title, search, filters and table of the cases. */
export function QueueList({ ctx, state, words, chosenColumns: cookie }: Props) {
  const { t } = words
  const table = useTranslations('table')
  const { params, query, dropped } = state
  const columns = useQueueColumns({ words, search: listHref('', params, { cursor: params['cursor'] ?? null }) })
  const chosen = parseChosenColumns(columns, params['columns'] ?? cookie)
  const shown = chosenColumns(columns, chosen)
  const kept = withoutParams(params, ['q', 'cursor'])
  const mayShare = mayEver(ctx, 'case:oversee')
  const selection = useSelectionTexts()
  const locale = useLocale()
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p role="status" className="text-ink-faint">
          <Suspense fallback="…">
            <Count ctx={ctx} state={state} words={words} />
          </Suspense>
        </p>
        <span className="flex gap-2 max-md:ml-auto md:order-last">
          <Link href="/pop" aria-label={t('pop.title')} data-tip={t('pop.title')} className="control h-9 w-9 justify-center px-0">
            <Icon of={Phone} size={16} />
          </Link>
          {mayEver(ctx, 'case:create') && (
            <Link href="/cases/new" className="button-primary h-9 max-md:px-3">
              <Icon of={Plus} size={16} />
              <span className="max-md:sr-only">{t('new')}</span>
            </Link>
          )}
        </span>
        <div className="w-full md:ml-auto md:w-auto">
          <ListSearch path={listPath} kept={kept} q={params['q']} placeholder={t('queue.search')} />
        </div>
      </div>
      <AreaNav ctx={ctx} here="queue" />
      <Suspense>
        <div className="px-4 py-3 empty:hidden md:px-6">
          <HandedBar ctx={ctx} />
        </div>
      </Suspense>
      <div className="filter-row">
        <ListViews
          ctx={ctx}
          plan={caseViews}
          params={params}
          builtIn={builtInViews(ctx, t)}
          columns={{ all: columns.map(({ key }) => key), chosen: chosen && shown.map(({ key }) => key) }}
        />
        <AssigneeTabs state={state} words={words} />
        <FilterBar ctx={ctx} state={state} words={words} />
        <span className="flex gap-2 md:ml-auto">
          {mayShare && <SelectButton texts={selection} />}
          <SortMenu
            path={listPath}
            params={params}
            sort={{ key: query.sort, falling: query.falling }}
            options={queueSorts.map((key) => ({ key, label: t(`sort.${key}`), first: key === 'opened' ? 'falling' : 'rising' }))}
          />
          <ColumnMenu cookie={columnCookie} path={listPath} params={params} columns={columns} shown={shown} />
          {mayEver(ctx, 'customer:export') && (
            <ExportMenu path="/api/files/cases" fields={exportFields(params)} check={checkExport} ask={askExport} />
          )}
        </span>
      </div>
      <DroppedFilters names={dropped} />
      <Suspense fallback={<TableSkeleton label={table('loading')} />}>
        <QueueTable ctx={ctx} state={state} words={words} columns={shown} selectable={mayShare} />
      </Suspense>
      {mayShare && (
        <ShareSelected
          key={new URLSearchParams(params).toString()}
          query={withoutParams(params, ['limit', 'cursor', 'view', 'columns', 'sort'])}
          locale={locale}
          selection={selection}
          texts={{ share: t('share.title'), close: t('share.close') }}
          count={countListed}
        />
      )}
    </>
  )
}
