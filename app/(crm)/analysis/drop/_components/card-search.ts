import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'

/** What the URL of a card says when it was opened from the list of drops; the parameters of the list stand beside it. */
export const fromDrops = { name: 'from', value: 'drops' } as const

/** Answers the search of a card that is opened from the list of drops, with all that the list shows. */
export function cardSearch(params: ListParams): string {
  return listHref('', params, { [fromDrops.name]: fromDrops.value, cursor: params['cursor'] ?? null })
}
