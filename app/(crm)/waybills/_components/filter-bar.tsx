import { getTranslations } from 'next-intl/server'
import { DayFilter } from '#components/table/day-filter'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { MOST_DAYS } from '#lib/records/waybills/period'
import { findOutlets } from '../../customers/actions.ts'
import { findCustomers } from '../actions.ts'
import { filterChoices } from './filter-choices.ts'
import { filterWords } from './filter-words.ts'
import type { WaybillListState } from './list-query.ts'
import { listPath } from './list-query.ts'

const finders = { outlet: findOutlets, customer: findCustomers } as const
const daysOfWeek = 7

/** The filters: each a menu, the days with fields of their own. Set ones are chips with a cross. */
export async function FilterBar({ ctx, state }: { ctx: Context; state: WaybillListState }) {
  const [t, table, set, choices] = await Promise.all([
    getTranslations('waybills'),
    getTranslations('table'),
    filterWords(ctx, state),
    filterChoices(ctx),
  ])
  const { params } = state
  const common = { path: listPath, params }
  const wordsOf = (name: string) => set.find((each) => each.name === name)?.value ?? null
  const texts = { type: table('type'), noOptions: table('noOptions'), loading: table('loading') }
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const upToToday = (days: number) => ({ from: addDays(today, 1 - days), through: today })
  return (
    <>
      <DayFilter
        {...common}
        label={t('days.label')}
        value={wordsOf('days')}
        names={['from', 'through']}
        shortcuts={[
          { label: t('days.today'), ...upToToday(1) },
          { label: t('days.week'), ...upToToday(daysOfWeek) },
          { label: t('days.month'), ...upToToday(MOST_DAYS) },
        ]}
      />
      {choices.map(({ name, label, options, find }) => (
        <FilterMenu key={name} {...common} name={name} label={label} value={wordsOf(name)} options={options}>
          {find !== null && (
            <FilterSearch
              base={listHref(listPath, withoutParams(params, [name]), {})}
              name={name}
              texts={texts}
              find={finders[find]}
            />
          )}
        </FilterMenu>
      ))}
      {set
        .filter((each) => each.name !== 'days' && !choices.some((choice) => choice.name === each.name))
        .map((each) => (
          <FilterChip key={each.name} {...common} {...each} />
        ))}
      {set.length > 1 && (
        <Link
          href={listHref(listPath, params, Object.fromEntries(state.active.map((name) => [name, null])))}
          className="link flex-none px-1 whitespace-nowrap"
        >
          {table('clearFilters')}
        </Link>
      )}
    </>
  )
}
