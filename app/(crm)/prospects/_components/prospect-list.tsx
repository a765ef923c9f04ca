import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { chosenColumns, parseChosenColumns } from '#components/table/column'
import { ColumnMenu } from '#components/table/column-menu'
import { DroppedFilters } from '#components/table/dropped-filters'
import { ExportMenu } from '#components/table/export-menu'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { ListSearch } from '#components/table/list-search'
import { listHref } from '#components/table/list-url'
import { SortMenu } from '#components/table/sort-menu'
import { TableSkeleton } from '#components/table/table-skeleton'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import { getUser } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'
import type { BulkKind } from '#lib/records/customers/bulk/change'
import { prospectSorts } from '#lib/records/opportunities/schema'
import { sumProspects } from '#lib/records/opportunities/service'
import { steps } from '#lib/records/opportunities/step'
import { relationshipStages } from '#lib/records/relationship/stage'
import { ListViews } from '../../_views/list-views.tsx'
import { Bulk, bulkKindsFor, customerBulk, Select } from '../../customers/_components/bulk.tsx'
import { nameOr } from '../../customers/_components/filter-words.ts'
import { changeProspects, countProspects } from '../bulk/actions.ts'
import { askExport, checkExport } from '../export/actions.ts'
import { builtInViews, prospectViews } from './built-in-views.ts'
import { useProspectColumns } from './columns.tsx'
import { ProspectHead } from './prospect-head.tsx'
import type { ProspectListState } from './prospect-query.ts'
import { columnCookie, prospectsPath, wholeFields } from './prospect-query.ts'
import { ProspectTable } from './prospect-table.tsx'

interface Props {
  ctx: Context
  state: ProspectListState
  /** The cookie as the browser sent it. */
  chosenColumns: string | undefined
}

/** What is done with many prospects at once; where one stands in its life, and whether it stays, is decided one by one. */
const ofProspects: readonly BulkKind[] = ['owner', 'outlet', 'tags', 'next_touch']

/** The line for a new lead, the steps with how many stand there, and the prospects. */
export function ProspectList({ ctx, state, chosenColumns: cookie }: Props) {
  const t = useTranslations('prospects')
  const table = useTranslations('table')
  const customers = useTranslations('customers')
  const { params, query, dropped } = state
  const { q: _q, cursor: _cursor, ...kept } = params
  const columns = useProspectColumns(ctx, listHref('', params, { cursor: params['cursor'] ?? null }))
  const chosen = parseChosenColumns(columns, params['columns'] ?? cookie)
  const shown = chosenColumns(columns, chosen)
  const kinds = bulkKindsFor(ctx, false).filter((kind) => ofProspects.includes(kind))
  return (
    <>
      <ProspectHead ctx={ctx} view="list" />
      <div className="filter-row">
        <ListViews
          ctx={ctx}
          plan={prospectViews}
          params={params}
          builtIn={builtInViews(ctx, t)}
          columns={{ all: columns.map(({ key }) => key), chosen: chosen && shown.map(({ key }) => key) }}
        />
        <Suspense fallback={<span className="h-8" />}>
          <StepFilter ctx={ctx} state={state} />
        </Suspense>
        <Link
          href={listHref(prospectsPath, params, { owner: params['owner'] === 'me' ? null : 'me' })}
          data-active={params['owner'] === 'me' ? '' : undefined}
          className="control"
        >
          {t('mine')}
        </Link>
        <Link
          href={listHref(prospectsPath, params, { first_contact: params['first_contact'] === 'late' ? null : 'late' })}
          data-active={params['first_contact'] === 'late' ? '' : undefined}
          className="control"
        >
          {t('lateContact')}
        </Link>
        <FilterMenu
          path={prospectsPath}
          params={params}
          name="stage"
          label={customers('stage.label')}
          value={query.stage === undefined ? null : customers(`stage.${query.stage}`)}
          options={relationshipStages.map((value) => ({ value, label: customers(`stage.${value}`) }))}
        />
        <Suspense>
          <OwnerChip ctx={ctx} params={params} />
        </Suspense>
        <span className="flex gap-2 md:ml-auto">
          {kinds.length > 0 && <Select />}
          <SortMenu
            path={prospectsPath}
            params={params}
            sort={readSort(query.sort)}
            options={prospectSorts.map((key) => ({
              key,
              label: t(`sort.${key}`),
              first: key === 'score' ? 'falling' : 'rising',
            }))}
          />
          <ColumnMenu cookie={columnCookie} path={prospectsPath} params={params} columns={columns} shown={shown} />
          {mayEver(ctx, 'customer:export') && (
            <ExportMenu path="/api/files/prospects" fields={wholeFields(params)} check={checkExport} ask={askExport} />
          )}
        </span>
        <ListSearch path={prospectsPath} kept={kept} q={params['q']} placeholder={t('search')} />
      </div>
      <DroppedFilters names={dropped} />
      <Suspense fallback={<TableSkeleton label={table('loading')} />}>
        <ProspectTable ctx={ctx} state={state} columns={shown} selectable={kinds.length > 0} />
      </Suspense>
      {kinds.length > 0 && (
        <Suspense fallback={null}>
          <Bulk
            key={new URLSearchParams(params).toString()}
            ctx={ctx}
            query={wholeFields(params)}
            kinds={kinds}
            actions={{ ...customerBulk, count: countProspects, change: changeProspects }}
          />
        </Suspense>
      )}
    </>
  )
}

/** Whose prospects are shown, where a link has named a colleague. */
async function OwnerChip({ ctx, params }: { ctx: Context; params: Record<string, string> }) {
  const { owner } = params
  if (owner === undefined || owner === 'me' || owner === 'none') return null
  const t = await getTranslations('customers')
  const name = await nameOr(getUser(ctx, { id: Number(owner) }), t('owner.unknown'))
  return <FilterChip path={prospectsPath} params={params} name="owner" label={t('owner.label')} value={name} />
}

async function StepFilter({ ctx, state: { params } }: Omit<Props, 'chosenColumns'>) {
  const sums = await sumProspects(ctx, params['owner'] === 'me')
  return <Steps params={params} counts={Object.fromEntries(sums.map(({ step, count }) => [step, count]))} />
}

function Steps({ params, counts }: { params: Record<string, string>; counts: Record<string, number> }) {
  const t = useTranslations('prospects')
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <>
      {[null, ...steps].map((step) => {
        const count = step === null ? total : counts[step]
        return (
          <Link
            key={step ?? 'open'}
            href={listHref(prospectsPath, params, { step })}
            data-active={(params['step'] ?? null) === step ? '' : undefined}
            aria-current={(params['step'] ?? null) === step ? 'true' : undefined}
            className="control"
          >
            {step === null ? t('open') : t(`steps.${step}`)}
            {count !== undefined && <span className="text-ink-faint">{count}</span>}
          </Link>
        )
      })}
    </>
  )
}
