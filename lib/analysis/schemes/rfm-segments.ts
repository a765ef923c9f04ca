export const RFM_SEGMENTS = [
  'champions',
  'potential_loyalist',
  'loyal',
  'promising',
  'new',
  'cant_lose',
  'at_risk',
  'need_attention',
  'about_to_sleep',
  'lost',
  'others',
] as const
export type RfmSegment = (typeof RFM_SEGMENTS)[number]

export type Range = readonly [lowest: number, highest: number]

/** Scores of recency, frequency and money; the first line that holds all three wins. */
const TABLE: readonly (readonly [RfmSegment, Range, Range, Range])[] = [
  ['champions', [5, 5], [5, 5], [5, 5]],
  ['potential_loyalist', [3, 5], [3, 5], [2, 5]],
  ['loyal', [2, 4], [2, 4], [2, 4]],
  ['promising', [3, 4], [1, 3], [3, 5]],
  ['new', [4, 5], [1, 3], [1, 5]],
  ['cant_lose', [1, 2], [3, 4], [4, 5]],
  ['at_risk', [1, 2], [2, 5], [4, 5]],
  ['need_attention', [1, 3], [3, 5], [3, 5]],
  ['about_to_sleep', [2, 3], [1, 3], [1, 4]],
  ['lost', [1, 1], [1, 5], [1, 5]],
]

/** Answers the scores that a segment holds, each as lowest and highest; null for what is left over. The first segment that holds a customer wins. */
export function scoresOfSegment(segment: RfmSegment): { recency: Range; frequency: Range; money: Range } | null {
  const [, recency, frequency, money] = TABLE.find(([key]) => key === segment) ?? []
  return recency === undefined || frequency === undefined || money === undefined ? null : { recency, frequency, money }
}

/** Answers the segment of three scores from 1 to 5; the first match of the table wins, and nobody is left over. */
export function segmentOf(recency: number, frequency: number, money: number): RfmSegment {
  const found = TABLE.find(([, r, f, m]) => within(recency, r) && within(frequency, f) && within(money, m))
  return found?.[0] ?? 'others'
}

function within(score: number, [lowest, highest]: Range): boolean {
  return score >= lowest && score <= highest
}
