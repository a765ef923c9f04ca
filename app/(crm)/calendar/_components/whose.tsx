import { getTranslations } from 'next-intl/server'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import { getUser } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'
import { nameOr } from '../../customers/_components/filter-words.ts'
import { findOwners } from '../../customers/actions.ts'
import type { CalendarState } from './calendar-query.ts'
import { calendarPath } from './calendar-query.ts'

/** Whose days are shown: one's own, everybody's in reach, or a colleague's. */
export async function Whose({ ctx, state: { params, userId } }: { ctx: Context; state: CalendarState }) {
  const [t, table] = await Promise.all([getTranslations('sales.calendar'), getTranslations('table')])
  const whose = params['whose']
  const value =
    whose === undefined ? null : userId === null ? t('everybody') : await nameOr(getUser(ctx, { id: userId }), t('somebody'))
  return (
    <FilterMenu
      path={calendarPath}
      params={params}
      name="whose"
      label={t('whose')}
      value={value}
      options={[{ value: 'team', label: t('everybody') }]}
    >
      {mayEver(ctx, 'user:read') && (
        <FilterSearch
          base={listHref(calendarPath, withoutParams(params, ['whose']), {})}
          name="whose"
          texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
          find={findOwners}
        />
      )}
    </FilterMenu>
  )
}
