import type { Issue } from './issue.ts'

export const WAYBILL_SORTS = ['accepted_on', 'waybill_no', 'since', 'promised_at', 'insured_value'] as const
export type WaybillSort = (typeof WAYBILL_SORTS)[number]

/** A key by which a list may be sorted, and the direction in which it is meant first. */
export interface SortChoice {
  key: WaybillSort
  first: 'rising' | 'falling'
}

const newestFirst: SortChoice = { key: 'accepted_on', first: 'falling' }

const worstFirst: Readonly<Partial<Record<Issue, SortChoice>>> = {
  still: { key: 'since', first: 'rising' },
  overdue: { key: 'promised_at', first: 'rising' },
  damaged: { key: 'insured_value', first: 'falling' },
  lost: { key: 'insured_value', first: 'falling' },
}

/** Answers how a list may be sorted, the usual way first: one of an issue by how bad it is (standing still longest, overdue longest, of most declared value), what a
 * number was typed for by the numbers, everything else by the day of acceptance. Only short lists have further keys: twenty million waybills have no index for them. */
export function sortsOf({
  issue,
  q,
}: {
  issue?: Issue | undefined
  q?: string | undefined
}): readonly [SortChoice, ...SortChoice[]] {
  if (q !== undefined) return [{ key: 'waybill_no', first: 'rising' }]
  const worst = issue === undefined ? undefined : worstFirst[issue]
  return worst === undefined ? [newestFirst] : [worst, newestFirst]
}
