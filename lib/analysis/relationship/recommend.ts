import type { RelationshipLevel } from '../schemes/relationship-levels.ts'
import { RELATIONSHIP_LEVELS } from '../schemes/relationship-levels.ts'

/** Which matrix a recommended level comes from: the customer's own cell, its cell with the segment choosing between the two levels that it prints, or the segment alone. */
export type RecommendedBy = 'scale' | 'scale_and_segment' | 'segment'

export interface Recommendation {
  level: RelationshipLevel
  by: RecommendedBy
}

const place = (level: RelationshipLevel) => RELATIONSHIP_LEVELS.indexOf(level)

/**
 * Answers how close a firm should keep to a customer, out of the two matrices of document 003. The second looks at the customer itself and goes first; where its cell prints two levels (主动、负责), the one nearer
 * to that of the customer's segment in the first matrix is taken, the closer relationship where both are as near or the segment's is not known. Where the customer's own margin is not known, the segment's level
 * stands; null where neither is known.
 * @source docs/formulas.md#recommended-level
 */
export function recommendLevel(
  ofCell: readonly RelationshipLevel[] | null,
  ofSegment: RelationshipLevel | null,
): Recommendation | null {
  if (ofCell === null || ofCell.length === 0) return ofSegment === null ? null : { level: ofSegment, by: 'segment' }
  const byCloseness = [...ofCell].sort((left, right) => place(left) - place(right))
  const [closest, ...others] = byCloseness
  if (closest === undefined) return null
  if (others.length === 0) return { level: closest, by: 'scale' }
  if (ofSegment === null) return { level: closest, by: 'scale' }
  const distance = (level: RelationshipLevel) => Math.abs(place(level) - place(ofSegment))
  const level = byCloseness.reduce((best, each) => (distance(each) < distance(best) ? each : best), closest)
  return { level, by: 'scale_and_segment' }
}
