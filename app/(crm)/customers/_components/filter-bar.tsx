import { getTranslations } from 'next-intl/server'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { MoreFilters } from '#components/table/more-filters'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { findOutlets, findOwners } from '../actions.ts'
import { filterChoices } from './filter-choices.ts'
import { filterWords } from './filter-words.ts'
import type { CustomerListState } from './list-query.ts'
import { listPath } from './list-query.ts'
import { moreChoices } from './more-choices.tsx'

/** The filters: the most used each with a menu, the others behind one button. Set ones are chips with a cross. */
export async function FilterBar({ ctx, state }: { ctx: Context; state: CustomerListState }) {
  const { params } = state
  const [t, table, set, more] = await Promise.all([
    getTranslations('customers'),
    getTranslations('table'),
    filterWords(ctx, state),
    moreChoices(ctx, params),
  ])
  const common = { path: listPath, params }
  const choices = filterChoices(ctx, t)
  const wordsOf = (name: string) => set.find((each) => each.name === name)?.value ?? null
  const texts = { type: table('type'), noOptions: table('noOptions'), loading: table('loading') }
  const search = (name: 'owner' | 'outlet') => (
    <FilterSearch
      base={listHref(listPath, withoutParams(params, [name]), {})}
      name={name}
      texts={texts}
      find={name === 'owner' ? findOwners : findOutlets}
    />
  )
  const cleared = Object.fromEntries(state.active.map((name) => [name, null]))
  return (
    <>
      {choices.map(({ name, label, options, many }) => (
        <FilterMenu key={name} {...common} name={name} label={label} value={wordsOf(name)} options={options}>
          {many && search(name === 'owner' ? 'owner' : 'outlet')}
        </FilterMenu>
      ))}
      <MoreFilters {...common} filters={more} />
      {set
        .filter((each) => !choices.some((choice) => choice.name === each.name))
        .map((each) => (
          <FilterChip key={each.name} {...common} {...each} />
        ))}
      {set.length > 1 && (
        <Link href={listHref(listPath, params, cleared)} className="link flex-none px-1 whitespace-nowrap">
          {table('clearFilters')}
        </Link>
      )}
    </>
  )
}
