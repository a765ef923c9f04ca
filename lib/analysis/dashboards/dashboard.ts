import { chartFilters } from '../gallery/schema.ts'
import type { Card } from './schema.ts'
import { card } from './schema.ts'

/** Reads stored charts back. Those that cannot be read are dropped and counted: what one version wrote, another reads. */
export function readCards(stored: unknown): { cards: Card[]; dropped: number } {
  const list = Array.isArray(stored) ? stored : []
  const read = list.map((one) => card.safeParse(one))
  const cards = read.flatMap((one) => (one.success ? [one.data] : []))
  return { cards, dropped: list.length - cards.length }
}

/** Answers what one chart of a page is narrowed by: the filters of the page, and over them the chart's own. Outlet and owner exclude one another, so an own one of them takes the place of both. */
export function filtersOf(page: Card['filters'], own: Card['filters']): Card['filters'] {
  const { outlet: _outlet, owner: _owner, ...rest } = page
  const among = own.outlet === undefined && own.owner === undefined ? page : rest
  return chartFilters.parse({ ...among, ...own })
}
