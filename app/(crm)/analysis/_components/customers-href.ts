import type { KindName } from '#lib/analysis/home/service'

const largestFirst = 'sort=-value'

/** The list of the customers of a kind that figures are kept by, the largest first. */
export function customersHref({ level, name }: KindName): string {
  return level === 'company' ? `/customers?${largestFirst}` : `/customers?${level}=${encodeURIComponent(name)}&${largestFirst}`
}
