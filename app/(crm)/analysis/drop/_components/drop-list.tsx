import { getTranslations } from 'next-intl/server'
import { Definition } from '#components/chart/definition'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import type { ListParams } from '#components/table/list-url'
import { listHref, withoutParams } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { DROP_CAUSES, DROP_LEVELS } from '#lib/analysis/drop/drop'
import { listDrops } from '#lib/analysis/drop/service'
import type { Context } from '#lib/platform/context'
import { findOutletName } from '#lib/platform/org/outlets'
import { findUserName } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'
import { findOutlets } from '../../../customers/actions.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import type { DropState } from './drop-query.ts'
import { dropPath, readDropState } from './drop-query.ts'
import { DropSummary } from './drop-summary.tsx'
import { DropTable } from './drop-table.tsx'

/** The list of drops with its sums. */
export async function DropList({ ctx, params }: { ctx: Context; params: ListParams }) {
  const state = await readDropState(ctx, params)
  const [t, table] = await Promise.all([getTranslations('analysis'), getTranslations('table')])
  const found = await findUnlessGone(listDrops(ctx, state.asked))
  const rows = typeof found === 'string' ? [] : found.rows
  const isFiltered = ['level', 'cause', 'owner', 'outlet'].some((name) => state.params[name] !== undefined)
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <Heading title={t('tabs.drop')} text={t('drop.what')}>
          <DropDefinition />
        </Heading>
        <DropSummary ctx={ctx} params={state.params} />
        <Filters ctx={ctx} state={state} />
        {state.dropped.length > 0 && <Notice tone="watch">{table('dropped', { names: state.dropped.join(', ') })}</Notice>}
        {rows.length === 0 && (
          <Empty
            title={typeof found === 'string' ? t('runs.placeGone') : t(isFiltered ? 'drop.noneSo' : 'drop.emptyTitle')}
            text={typeof found === 'string' ? t('runs.placeGoneText') : t(isFiltered ? 'drop.noneSoText' : 'drop.empty')}
          >
            {(isFiltered || typeof found === 'string') && (
              <Link href={dropPath} className="button-primary">
                {t('drop.all')}
              </Link>
            )}
          </Empty>
        )}
      </div>
      {typeof found !== 'string' && rows.length > 0 && (
        <>
          <DropTable ctx={ctx} rows={rows} state={state} />
          <Pagination
            path={dropPath}
            params={state.params}
            size={state.asked.limit}
            previous={found.previousCursor === null ? null : listHref(dropPath, state.params, { cursor: found.previousCursor })}
            next={found.nextCursor === null ? null : listHref(dropPath, state.params, { cursor: found.nextCursor })}
          />
        </>
      )}
    </div>
  )
}

function DropDefinition() {
  return <Definition definition={useDefinition()('drop')} />
}

async function Filters({ ctx, state: { params } }: { ctx: Context; state: DropState }) {
  const [t, table] = await Promise.all([getTranslations('analysis.drop'), getTranslations('table')])
  const { level, cause, owner, outlet } = params
  const ownerName = owner !== undefined && mayEver(ctx, 'user:read') ? await findUserName(ctx, Number(owner)) : owner
  const outletName = outlet === undefined || !mayEver(ctx, 'outlet:read') ? null : await findOutletName(ctx, Number(outlet))
  const menu = { path: dropPath, params }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FilterMenu
        {...menu}
        name="level"
        label={t('level')}
        value={level === undefined ? null : t(`levels.${level as 'red'}`)}
        options={[...DROP_LEVELS].reverse().map((value) => ({ value, label: t(`levels.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="cause"
        label={t('cause')}
        value={cause === undefined ? null : t(`causes.${cause as 'late'}`)}
        options={DROP_CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }))}
      />
      {mayEver(ctx, 'outlet:read') && (
        <FilterMenu {...menu} name="outlet" label={t('outlet')} value={outletName}>
          <FilterSearch
            base={listHref(dropPath, withoutParams(params, ['outlet']), {})}
            name="outlet"
            texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
            find={findOutlets}
          />
        </FilterMenu>
      )}
      {owner !== undefined && <FilterChip {...menu} name="owner" label={t('owner')} value={ownerName ?? owner} />}
    </div>
  )
}
