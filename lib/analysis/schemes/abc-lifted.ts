import { z } from 'zod'
import type { Steps } from '#lib/core/steps'
import { tellsNobodyApart } from './tells-apart.ts'

/** The criteria of the weighted ABC. */
export const WEIGHTED_CRITERIA = ['revenue', 'cost', 'years'] as const
export type WeightedCriterion = (typeof WEIGHTED_CRITERIA)[number]

/** Why classes of a weighted ABC tell nobody apart, and what would. */
export const lift = z.object({
  customers: z.number(),
  in_a: z.number(),
  /** Which criteria lift everybody, each with how many customers get at least half of its points. */
  by: z.array(z.object({ criterion: z.enum(WEIGHTED_CRITERIA), high: z.number() })),
  /** How many would be A without these criteria, the other weights as they are; null where nothing else is weighted. */
  left_in_a: z.number().nullable(),
})
export type Lift = z.infer<typeof lift>

interface Asked {
  customers: number
  inA: number
  /** Criteria that have a weight, in their order. */
  weighted: readonly WeightedCriterion[]
  /** How many are A when these criteria weigh nothing. */
  inAWithout: (dropped: readonly WeightedCriterion[]) => number
  /** How many get at least half of the points of a criterion. */
  high: (criterion: WeightedCriterion) => number
}

/**
 * Answers which criterion lifts most customers into class A where more than half of them are in it: the one without which fewest would be; where even then more than half were, the two without which fewest would be, if
 * those leave fewer. Null where the classes tell customers apart.
 * @source docs/formulas.md#weighted-abc
 */
export function* liftOf({ customers, inA, weighted, inAWithout, high }: Asked): Steps<Lift | null> {
  if (customers === 0 || !tellsNobodyApart(inA / customers)) return null
  const by = (dropped: readonly WeightedCriterion[]) => dropped.map((criterion) => ({ criterion, high: high(criterion) }))
  if (weighted.length < 2) return { customers, in_a: inA, by: by(weighted), left_in_a: null }
  function* fewest(
    sets: readonly (readonly WeightedCriterion[])[],
  ): Steps<{ dropped: readonly WeightedCriterion[]; left: number }> {
    let best: { dropped: readonly WeightedCriterion[]; left: number } = { dropped: [], left: Number.POSITIVE_INFINITY }
    for (const dropped of sets) {
      // Each is another sort of everybody.
      yield
      const left = inAWithout(dropped)
      if (left < best.left) best = { dropped, left }
    }
    return best
  }
  const one = yield* fewest(weighted.map((name) => [name]))
  const pairs = weighted.length < 3 ? [] : weighted.map((kept) => weighted.filter((name) => name !== kept))
  const two = tellsNobodyApart(one.left / customers) && pairs.length > 0 ? yield* fewest(pairs) : one
  const { dropped, left } = two.left < one.left ? two : one
  return { customers, in_a: inA, by: by(dropped), left_in_a: left }
}

/** Reads out of what a run shows of its model why it tells nobody apart; null where it does tell, and for runs of before this was worked out. */
export function readLift(fitted: Readonly<Record<string, unknown>> | null | undefined): Lift | null {
  return lift
    .nullable()
    .catch(null)
    .parse(fitted?.['lifted'] ?? null)
}

/** Answers whether the change that is named would tell customers apart: at most half of them in class A. */
export function wouldTellApart({ customers, left_in_a }: Lift): boolean {
  return left_in_a !== null && !tellsNobodyApart(left_in_a / customers)
}
