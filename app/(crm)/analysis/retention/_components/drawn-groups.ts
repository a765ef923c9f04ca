import type { Comparison, GroupSurvival } from '#lib/analysis/retention/compare'

/** Curves that can be told apart in one chart. */
export const MOST_DRAWN = 4

/** Answers the groups whose curves are drawn, in the order of the table: all of them where they can be told apart; else those that the sentence names, then the tested and the largest before others. */
export function drawnGroups({ groups, longest, shortest }: Pick<Comparison, 'groups' | 'longest' | 'shortest'>): GroupSurvival[] {
  const isNamed = ({ group }: GroupSurvival) => group === longest?.group || group === shortest?.group
  const kept = new Set(
    groups
      .toSorted(
        (left, right) =>
          Number(isNamed(right)) - Number(isNamed(left)) ||
          Number(left.tooFew) - Number(right.tooFew) ||
          right.customers - left.customers,
      )
      .slice(0, MOST_DRAWN),
  )
  return groups.filter((each) => kept.has(each))
}
