import type { SeasonView } from '#lib/analysis/season/service'

const largestFirst = 'sort=-value'

/** The list of the customers that a season is of, the largest first. */
export function customersHref({ level, name }: Pick<SeasonView, 'level' | 'name'>): string {
  return level === 'company' ? `/customers?${largestFirst}` : `/customers?${level}=${encodeURIComponent(name)}&${largestFirst}`
}
