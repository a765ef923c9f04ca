import { UserPlus } from 'lucide'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { ListSearch } from '#components/table/list-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { TableSkeleton } from '#components/table/table-skeleton'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { OwnRole } from '#lib/platform/org/role-list'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { findPlaces } from '../../actions.ts'
import type { PeopleListState } from './list-query.ts'
import { listPath } from './list-query.ts'
import { PeopleTable } from './people-table.tsx'
import { useRoleChoices } from './user-texts.ts'

interface Props {
  ctx: Context
  state: PeopleListState
  /** Name of the outlet that is filtered by. */
  outletName: string | null
  ownRoles: readonly OwnRole[]
}

/** Everybody who can sign in, or could once. */
export function PeopleList({ ctx, state, outletName, ownRoles }: Props) {
  const t = useTranslations('people')
  const table = useTranslations('table')
  const { params } = state
  const roles = useRoleChoices(ownRoles)
  const kept = withoutParams(params, ['q', 'cursor'])
  const common = { path: listPath, params }
  return (
    <>
      <SettingsHead title={t('title')} text={t('text')}>
        <Link href={`${listPath}/new`} className="button-primary">
          <Icon of={UserPlus} size={16} />
          {t('new')}
        </Link>
      </SettingsHead>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pb-3 md:px-6">
        <div className="w-full md:w-auto">
          <ListSearch path={listPath} kept={kept} q={params['q']} placeholder={t('search')} />
        </div>
        <div className="flex flex-wrap gap-2">
          <FilterMenu
            {...common}
            name="role"
            label={t('fields.role')}
            value={roles.find(({ value }) => value === params['role'])?.label ?? null}
            options={roles}
          />
          <FilterMenu {...common} name="outlet" label={t('fields.outlet')} value={outletName}>
            <FilterSearch
              base={listHref(listPath, withoutParams(params, ['outlet']), {})}
              name="outlet"
              texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
              find={findPlaces}
            />
          </FilterMenu>
          <FilterMenu
            {...common}
            name="disabled"
            label={t('state')}
            value={params['disabled'] === 'true' ? t('disabled') : null}
            options={[{ value: 'true', label: t('disabled') }]}
          />
        </div>
      </div>
      <Suspense key={JSON.stringify(params)} fallback={<TableSkeleton label={table('loading')} />}>
        <PeopleTable ctx={ctx} state={state} ownRoles={ownRoles} />
      </Suspense>
    </>
  )
}
