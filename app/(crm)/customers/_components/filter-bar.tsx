import { getTranslations } from 'next-intl/server'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { MoreFilters } from '#components/table/more-filters'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { FactField } from '#lib/records/facts/view'
import { findOutlets, findOwners } from '../actions.ts'
import { factWords } from './fact-words.ts'
import { filterChoices } from './filter-choices.ts'
import { filterWords } from './filter-words.ts'
import type { CustomerListState } from './list-query.ts'
import { clearedFilters, listPath } from './list-query.ts'
import { moreChoices } from './more-choices.tsx'

interface Props {
  ctx: Context
  state: CustomerListState
  /** The keys of the dictionary that can be asked for. */
  fields: readonly FactField[]
}

/** The filters: the most used each with a menu, the others behind one button. Set ones are chips with a cross. */
export async function FilterBar({ ctx, state, fields }: Props) {
  const { params } = state
  const [t, table, set, facts, more] = await Promise.all([
    getTranslations('customers'),
    getTranslations('table'),
    filterWords(ctx, state),
    factWords(ctx, state, fields),
    moreChoices(ctx, params, fields),
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
      {facts.map((each) => (
        <FilterChip key={each.name} {...common} {...each} />
      ))}
      {set.length + facts.length > 1 && (
        <Link href={listHref(listPath, params, clearedFilters(state))} className="link flex-none px-1 whitespace-nowrap">
          {table('clearFilters')}
        </Link>
      )}
    </>
  )
}
