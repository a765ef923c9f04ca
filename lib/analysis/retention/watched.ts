/** Customers that were lost after so many months, or are still here after them, and that were watched since they were so many months old. */
export interface Stay {
  /** Age in months when they came under watch: whoever was a customer before the records begin cannot have been seen to leave before. 0 for those seen from their first month on. */
  readonly entry: number
  readonly months: number
  readonly lost: boolean
  readonly customers: number
}

/** Answers whether anybody could have been seen to leave: not whoever came under watch when it had ended. */
export function wasWatched({ entry, months }: Pick<Stay, 'entry' | 'months'>): boolean {
  return months > entry
}

/** A month of age: how many were watched in it, and how many of them were lost after it. */
export interface WatchedMonth {
  readonly months: number
  readonly atRisk: number
  readonly lost: number
}

/**
 * Answers month by month of age, from the first to the last in which anybody was seen, how many customers were watched in it: those that had come under watch before and had not left; whoever is last seen in a month is
 * watched in it. There may be months in which nobody is.
 * @source docs/formulas.md#survival
 */
export function watchedMonths(stays: readonly Stay[]): WatchedMonth[] {
  const longest = stays.reduce((most, { months }) => Math.max(most, months), 0)
  const change = new Float64Array(longest + 2)
  const lost = new Float64Array(longest + 2)
  for (const { entry, months, lost: gone, customers } of stays) {
    change[entry + 1] = (change[entry + 1] ?? 0) + customers
    change[months + 1] = (change[months + 1] ?? 0) - customers
    if (gone) lost[months] = (lost[months] ?? 0) + customers
  }
  let atRisk = 0
  return Array.from({ length: longest }, (_, place) => {
    atRisk += change[place + 1] ?? 0
    return { months: place + 1, atRisk, lost: lost[place + 1] ?? 0 }
  })
}

/** Answers up to which month of age, without a gap from the first, at least so many customers are watched; 0 where fewer are in the first. Beyond it nothing is said: of an age that nobody is watched at nothing is known. */
export function watchedUpTo(watched: readonly WatchedMonth[], least: number): number {
  const first = watched.findIndex(({ atRisk }) => atRisk < least)
  return first === -1 ? watched.length : first
}
