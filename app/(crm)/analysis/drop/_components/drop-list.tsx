import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { Definition } from '#components/chart/definition'
import { chosenColumns, parseChosenColumns } from '#components/table/column'
import { ColumnMenu } from '#components/table/column-menu'
import { DroppedFilters } from '#components/table/dropped-filters'
import { ExportMenu } from '#components/table/export-menu'
import type { ListParams } from '#components/table/list-url'
import { PagedTable } from '#components/table/paged-table'
import { SelectButton } from '#components/table/selection-bar'
import { useSelectionTexts } from '#components/table/selection-texts'
import { SortMenu } from '#components/table/sort-menu'
import { dropSorts } from '#lib/analysis/drop/schema'
import { listDrops } from '#lib/analysis/drop/service'
import { handOutDueOn } from '#lib/analysis/hand-out/hand-out'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { ListViews } from '../../../_views/list-views.tsx'
import { useDefinition } from '../../_components/definitions.ts'
import { useHandOutSelect } from '../../_components/hand-out-tasks.tsx'
import { Heading } from '../../_components/heading.tsx'
import { Nobody } from '../../_components/nobody.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { askExport, checkExport, handOut, markSeen, unmarkSeen } from '../actions.ts'
import { builtInViews, dropViews } from './built-in-views.ts'
import { cardSearch } from './card-search.ts'
import { useDropColumns } from './columns.tsx'
import type { DropState } from './drop-query.ts'
import { columnCookie, dropPath, exportFields, readDropState } from './drop-query.ts'
import { DropSummary } from './drop-summary.tsx'
import { Filters } from './filters.tsx'
import { HandOut } from './hand-out.tsx'

interface Props {
  ctx: Context
  params: ListParams
  /** The cookie as the browser sent it. */
  chosenColumns: string | undefined
}

/** The list of drops with its sums. */
export async function DropList({ ctx, params, chosenColumns: cookie }: Props) {
  const state = await readDropState(ctx, params)
  const [found, dueOn] = await Promise.all([findUnlessGone(listDrops(ctx, state.asked)), handOutDueOn(ctx)])
  return <Drops {...{ ctx, state, found, dueOn, cookie }} />
}

interface FoundProps {
  ctx: Context
  state: DropState
  found: Awaited<ReturnType<typeof listDrops>> | 'not kept' | 'no place'
  /** Until when a drop that is handed out is to be seen to. */
  dueOn: string
  cookie: string | undefined
}

function Drops({ ctx, state, found, dueOn, cookie }: FoundProps) {
  const t = useTranslations('analysis')
  const { params, sort } = state
  const columns = useDropColumns(ctx, cardSearch(params))
  const chosen = parseChosenColumns(columns, params['columns'] ?? cookie)
  const shown = chosenColumns(columns, chosen)
  const handsOut = mayEver(ctx, 'task:create')
  const select = useHandOutSelect(({ customerId }: { customerId: number; name: string }) => String(customerId))
  const selection = useSelectionTexts()
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <Heading ctx={ctx} title={t('tabs.drop')} text={t('drop.what')}>
          <Definition definition={useDefinition()('drop')} />
        </Heading>
        <DropSummary ctx={ctx} params={params} />
      </div>
      <div className="filter-row">
        <ListViews
          ctx={ctx}
          plan={dropViews}
          params={params}
          builtIn={builtInViews(useTranslations('analysis.drop'))}
          columns={{ all: columns.map(({ key }) => key), chosen: chosen && shown.map(({ key }) => key) }}
        />
        <Suspense>
          <Filters ctx={ctx} state={state} />
        </Suspense>
        <span className="flex gap-2 md:ml-auto">
          {handsOut && <SelectButton texts={selection} />}
          <SortMenu
            path={dropPath}
            params={params}
            sort={sort}
            options={dropSorts.map((key) => ({
              key,
              label: t(`drop.sort.${key}`),
              first: key === 'profit' ? 'rising' : 'falling',
            }))}
          />
          <ColumnMenu cookie={columnCookie} path={dropPath} params={params} columns={columns} shown={shown} />
          {mayEver(ctx, 'customer:export') && (
            <ExportMenu path="/api/files/drops" fields={exportFields(params)} check={checkExport} ask={askExport} />
          )}
        </span>
      </div>
      <DroppedFilters names={state.dropped} />
      {typeof found === 'string' || found.rows.length === 0 ? (
        <NoDrops isGone={typeof found === 'string'} params={params} />
      ) : (
        <PagedTable
          caption={t('drop.caption')}
          path={dropPath}
          params={params}
          sort={sort}
          columns={shown}
          page={found}
          size={state.asked.limit}
          rowKey={({ customerId }) => String(customerId)}
          select={handsOut ? select : undefined}
        />
      )}
      {handsOut && (
        <HandOut key={new URLSearchParams(params).toString()} ctx={ctx} dueOn={dueOn} acts={{ handOut, markSeen, unmarkSeen }} />
      )}
    </div>
  )
}

function NoDrops({ isGone, params }: { isGone: boolean; params: ListParams }) {
  const t = useTranslations('analysis')
  const isFiltered = ['level', 'cause', 'last_year', 'profit', 'handed_out', 'seen', 'owner', 'outlet'].some(
    (name) => params[name] !== undefined,
  )
  return (
    <Nobody
      gone={isGone}
      {...{ path: dropPath, params }}
      title={t(isFiltered ? 'drop.noneSo' : 'drop.emptyTitle')}
      text={t(isFiltered ? 'drop.noneSoText' : 'drop.empty')}
      back={isFiltered ? { href: `${dropPath}?view=all`, label: t('drop.all') } : null}
    />
  )
}
