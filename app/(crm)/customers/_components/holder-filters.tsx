import { getTranslations } from 'next-intl/server'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import { getOutlet } from '#lib/platform/org/outlets'
import { getUser } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'
import { findOutlets, findOwners } from '../actions.ts'
import { seesOthers } from './filter-choices.ts'
import { nameOr } from './filter-words.ts'

interface Props {
  ctx: Context
  path: string
  params: Readonly<Record<string, string>>
  /** False where the list has a menu of outlets already. */
  withOutlet?: boolean
}

/** Whose customers, and of which outlet: for lists that have no other filters with a menu. Nothing for whoever sees only the own customers. */
export async function HolderFilters({ ctx, path, params, withOutlet = true }: Props) {
  if (!seesOthers(ctx)) return null
  const [t, table] = await Promise.all([getTranslations('customers'), getTranslations('table')])
  const texts = { type: table('type'), noOptions: table('noOptions'), loading: table('loading') }
  const { owner, outlet } = params
  const ownerName =
    owner === undefined
      ? null
      : owner === 'me'
        ? t('owner.me')
        : await nameOr(getUser(ctx, { id: Number(owner) }), t('owner.unknown'))
  const outletName = outlet === undefined ? null : await nameOr(getOutlet(ctx, { id: Number(outlet) }), t('outlet.unknown'))
  const base = (name: string) => listHref(path, withoutParams(params, [name]), {})
  return (
    <>
      <FilterMenu
        path={path}
        params={params}
        name="owner"
        label={t('owner.label')}
        value={ownerName}
        options={[{ value: 'me', label: t('owner.me') }]}
      >
        {mayEver(ctx, 'user:read') && <FilterSearch base={base('owner')} name="owner" texts={texts} find={findOwners} />}
      </FilterMenu>
      {withOutlet && mayEver(ctx, 'outlet:read') && (
        <FilterMenu path={path} params={params} name="outlet" label={t('outlet.label')} value={outletName}>
          <FilterSearch base={base('outlet')} name="outlet" texts={texts} find={findOutlets} />
        </FilterMenu>
      )}
    </>
  )
}
