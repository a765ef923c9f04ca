import { listHref } from '#components/table/list-url'
import type { TimelineKind } from '#lib/analysis/timeline/service'
import { timelineKinds } from '#lib/analysis/timeline/service'
import type { LogHome } from './log/log-path.ts'
import { homePath } from './log/log-path.ts'

/** The parts behind tabs on a phone, in their order. */
export const cardTabs = ['overview', 'timeline', 'waybills', 'service'] as const
export type CardTab = (typeof cardTabs)[number]

/** What the URL of a card says beside the list that it was opened from. */
export interface CardState {
  tab: CardTab
  /** Kinds that the timeline is cut to; none for all. */
  events: TimelineKind[]
  /** Where a page of the timeline begins. */
  before: string | undefined
}

/** Reads the URL of a card; what cannot be read counts as not said. */
export function readCardState(params: Readonly<Record<string, string>>): CardState {
  const asked = (params['events'] ?? '').split(',')
  return {
    tab: cardTabs.find((tab) => tab === params['tab']) ?? 'overview',
    events: timelineKinds.filter((kind) => asked.includes(kind)),
    before: params['before'],
  }
}

/** Answers the URL of a customer's page with its timeline as it shall be, opened from the same list. */
export function timelineHref(
  home: LogHome,
  customerId: number,
  list: Readonly<Record<string, string>>,
  { events, before }: { events: readonly TimelineKind[]; before: string | null },
): string {
  return listHref(homePath(home, customerId), list, {
    cursor: list['cursor'] ?? null,
    tab: home === 'card' ? 'timeline' : null,
    events: events.join(','),
    before,
  })
}
