import { ratioOrNull } from '#lib/core/ratio'

/** What one customer adds to the gap between the concentration of pieces and that of revenue. */
export interface GapPart {
  /** Its position in the columns. */
  readonly place: number
  readonly piecesShare: number
  readonly revenueShare: number
  /** Share of pieces² − share of revenue². */
  readonly contribution: number
  /** What its pieces would bring at the average revenue a piece, less what they brought; minor units. */
  readonly belowAverageMinor: number | null
}

export interface Gap {
  /** HHI of pieces − HHI of revenue; null where either has no positive value. */
  readonly gap: number | null
  /** Those that pull the gap its way, the one that does most first. */
  readonly parts: readonly GapPart[]
}

/**
 * Answers how much more concentrated pieces are than revenue, and which customers make that so: the difference of the two sums of squared shares is the sum of the differences, one a customer. Values that are not
 * positive have no share; equal contributions stand by position.
 * @source docs/formulas.md#gap-of-concentration
 */
export function explainGap(revenues: Float64Array, pieces: Float64Array, count: number): Gap {
  const revenue = positiveTotal(revenues)
  const carried = positiveTotal(pieces)
  if (revenue === 0 || carried === 0) return { gap: null, parts: [] }
  const contributionOf = (place: number) => (share(pieces, place) / carried) ** 2 - (share(revenues, place) / revenue) ** 2
  let gap = 0
  for (let place = 0; place < revenues.length; place += 1) gap += contributionOf(place)
  const direction = gap < 0 ? -1 : 1
  const found: { place: number; contribution: number }[] = []
  for (let place = 0; place < revenues.length; place += 1) {
    const contribution = contributionOf(place)
    const pull = contribution * direction
    if (!(pull > 0) || (found.length === count && pull <= (found.at(-1)?.contribution ?? 0) * direction)) continue
    const before = found.findIndex((other) => pull > other.contribution * direction)
    found.splice(before === -1 ? found.length : before, 0, { place, contribution })
    if (found.length > count) found.pop()
  }
  const parts = found.map(({ place, contribution }): GapPart => {
    const expected = ratioOrNull(share(pieces, place) * revenue, carried)
    return {
      ...{ place, contribution, piecesShare: share(pieces, place) / carried, revenueShare: share(revenues, place) / revenue },
      belowAverageMinor: expected === null ? null : Math.round(expected - (revenues[place] ?? 0)),
    }
  })
  return { gap, parts }
}

const share = (values: Float64Array, place: number) => Math.max(0, values[place] ?? 0)

function positiveTotal(values: Float64Array): number {
  let total = 0
  for (let place = 0; place < values.length; place += 1) total += share(values, place)
  return total
}
