import { useTranslations } from 'next-intl'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { periodKeys } from '#lib/analysis/period/preset'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { customerKinds } from '#lib/records/customers/view'
import { useWhose } from '../../_whose/whose.ts'
import { findOutlets, findOwners } from '../../customers/actions.ts'
import type { DashboardState } from './dashboard-state.ts'

/** What narrows all charts of a page; each takes what it can be narrowed by. Outlet and owner take each other's place. */
export function FilterBar({
  ctx,
  path,
  state: { params, names, dropped },
}: {
  ctx: Context
  path: string
  state: DashboardState
}) {
  const t = useTranslations('dashboards')
  const figure = useTranslations('analysis.figure')
  const kinds = useTranslations('analysis.kinds')
  const table = useTranslations('table')
  const whose = useWhose(ctx)
  const texts = { type: table('type'), noOptions: table('noOptions'), loading: table('loading') }
  const { period, kind } = params
  const scope = ctx.actor.permissions['analysis:read']
  const among = (one: 'outlet' | 'owner') => listHref(path, withoutParams(params, ['outlet', 'owner', one]), {})
  const seesOutlets = scope?.kind === 'all' || (scope !== undefined && scope.outletIds.length > 1)
  const seesOwners = scope?.kind === 'all' || (scope !== undefined && scope.ownerIds.length > 1)
  return (
    <div className="flex flex-col gap-2 pb-4">
      <div className="flex flex-wrap items-center gap-2">
        <FilterMenu
          path={path}
          params={params}
          name="period"
          label={figure('period')}
          value={period === undefined ? null : figure(`periods.${period as 'year'}`)}
          any={figure('periods.year')}
          options={periodKeys.filter((key) => key !== 'year').map((key) => ({ value: key, label: figure(`periods.${key}`) }))}
        />
        {seesOutlets && mayEver(ctx, 'outlet:read') && (
          <FilterMenu path={path} params={params} name="outlet" label={figure('outlet')} value={names.outlet}>
            <FilterSearch base={among('outlet')} name="outlet" texts={texts} find={findOutlets} />
          </FilterMenu>
        )}
        {seesOwners && mayEver(ctx, 'user:read') && (
          <FilterMenu path={path} params={params} name="owner" label={t('owner')} value={names.owner}>
            <FilterSearch base={among('owner')} name="owner" texts={texts} find={findOwners} />
          </FilterMenu>
        )}
        <FilterMenu
          path={path}
          params={params}
          name="kind"
          label={t('kind')}
          value={kind === undefined ? null : kinds(kind as 'business')}
          options={customerKinds.map((key) => ({ value: key, label: kinds(key) }))}
        />
        {scope?.kind !== 'all' && <span className="text-sm text-ink-faint">{figure('own', { whose })}</span>}
      </div>
      <DroppedNotice names={dropped} />
    </div>
  )
}
