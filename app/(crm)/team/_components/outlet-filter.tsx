import { getTranslations } from 'next-intl/server'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import { getOutlet } from '#lib/platform/org/outlets'
import { mayEver } from '#lib/platform/scope/scope'
import { nameOr } from '../../customers/_components/filter-words.ts'
import { findOutlets } from '../../customers/actions.ts'
import { teamPath } from './team-query.ts'

/** Of which outlet the team is, for whoever reaches more than one. */
export async function OutletFilter({ ctx, params }: { ctx: Context; params: Record<string, string> }) {
  const scope = ctx.actor.permissions['team:read']
  if (!mayEver(ctx, 'outlet:read') || (scope?.kind === 'some' && scope.outletIds.length < 2)) return null
  const [t, table] = await Promise.all([getTranslations('customers'), getTranslations('table')])
  const { outlet } = params
  const value = outlet === undefined ? null : await nameOr(getOutlet(ctx, { id: Number(outlet) }), t('outlet.unknown'))
  return (
    <FilterMenu path={teamPath} params={params} name="outlet" label={t('outlet.label')} value={value}>
      <FilterSearch
        base={listHref(teamPath, withoutParams(params, ['outlet']), {})}
        name="outlet"
        texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
        find={findOutlets}
      />
    </FilterMenu>
  )
}
