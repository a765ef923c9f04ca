import { getTranslations } from 'next-intl/server'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { findOutlets } from '../../customers/actions.ts'
import { filterChoices } from './filter-choices.ts'
import { filterWords } from './filter-words.ts'
import type { QueueState } from './list-query.ts'
import { listPath } from './list-query.ts'
import type { CaseWords } from './words.ts'

/** The filters: those with a menu always, the others when they are set. */
export async function FilterBar({ ctx, state, words }: { ctx: Context; state: QueueState; words: CaseWords }) {
  const [table, set] = await Promise.all([getTranslations('table'), filterWords(ctx, state, words)])
  const { params } = state
  const common = { path: listPath, params }
  const choices = filterChoices(ctx, words)
  const wordsOf = (name: string) => set.find((each) => each.name === name)?.value ?? null
  const texts = { type: table('type'), noOptions: table('noOptions'), loading: table('loading') }
  const cleared = Object.fromEntries(set.map(({ name }) => [name, null]))
  return (
    <>
      {choices.map(({ name, label, options, many }) => (
        <FilterMenu key={name} {...common} name={name} label={label} value={wordsOf(name)} options={options}>
          {many === true && (
            <FilterSearch
              base={listHref(listPath, withoutParams(params, [name]), {})}
              name={name}
              texts={texts}
              find={findOutlets}
            />
          )}
        </FilterMenu>
      ))}
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
