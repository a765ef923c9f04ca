import { useTranslations } from 'next-intl'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import type { ListParams } from '#components/table/list-url'
import { listHref, withoutParams } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import { findOutletName } from '#lib/platform/org/outlets'
import { mayEver } from '#lib/platform/scope/scope'
import { findOutlets } from '../../customers/actions.ts'

interface Props {
  ctx: Context
  path: string
  params: ListParams
}

/** Cuts a list to the customers of an outlet and of those below it; for whoever may know outlets. */
export async function OutletFilter({ ctx, path, params }: Props) {
  if (!mayEver(ctx, 'outlet:read')) return null
  const { outlet } = params
  const name = outlet === undefined ? null : await findOutletName(ctx, Number(outlet))
  return <Menu path={path} params={params} value={name} />
}

function Menu({ path, params, value }: Omit<Props, 'ctx'> & { value: string | null }) {
  const t = useTranslations('analysis.figure')
  const table = useTranslations('table')
  return (
    <FilterMenu path={path} params={params} name="outlet" label={t('outlet')} value={value}>
      <FilterSearch
        base={listHref(path, withoutParams(params, ['outlet']), {})}
        name="outlet"
        texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
        find={findOutlets}
      />
    </FilterMenu>
  )
}
