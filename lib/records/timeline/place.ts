/** Where something stands in a timeline: when it happened, and what decides between things of one instant. */
export interface TimelinePlace {
  at: Date
  rank: number
  id: number
}

/** Of things of one instant those further down stand on top: what was done follows from what was said. */
const order = [
  'import',
  'contact_change',
  'change',
  'paper',
  'collision',
  'task_done',
  'waybill_exception',
  'case_opened',
  'case_resolved',
  'survey',
  'approval_asked',
  'approval_decided',
  'development',
  'interaction',
  'class',
] as const

/** Answers the rank of a kind of thing among those of one instant. */
export function rankOf(name: (typeof order)[number]): number {
  return order.indexOf(name)
}

/** Compares two places, the later first; for sorting. */
export function laterFirst(left: TimelinePlace, right: TimelinePlace): number {
  return right.at.getTime() - left.at.getTime() || right.rank - left.rank || right.id - left.id
}

/** Tells whether something stands behind a place: that far a page had come. */
export function isBehind(place: TimelinePlace, before: TimelinePlace | null): boolean {
  return before === null || laterFirst(before, place) < 0
}
