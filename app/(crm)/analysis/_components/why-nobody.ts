/** Why a figure has nobody to show: there is nothing yet, the outlet it is cut to has no customers, or a filter leaves none of those that are there. */
export type WhyNobody = 'nothing' | 'outlet' | 'filter'

interface Asked {
  /** Whether any filter of the page holds. */
  filtered: boolean
  /** How many customers belong to the outlet asked for or to one below it; null where none is asked for. */
  inOutlet: number | null
}

/** Answers why there is nobody. Whoever has chosen an outlet without customers is not sent to import anything: that is said first. */
export function whyNobody({ filtered, inOutlet }: Asked): WhyNobody {
  if (inOutlet === 0) return 'outlet'
  return filtered ? 'filter' : 'nothing'
}
