import type { Holder } from '#lib/platform/org/holders'
import type { RuleLine } from './rule.ts'
import { lineOf } from './rule.ts'
import { WORKING_DAY } from './shipped-rules.ts'

/** A rung of a ladder with the people who may decide on it. */
export interface Rung {
  /** Its place in the ladder; null for whoever leads the company, where nobody fills what is left of it. */
  rung: number | null
  line: RuleLine
  userIds: number[]
}

/** Who leads the company decides what nobody else may, within a working day. */
const LEADERS: RuleLine = { role: 'executive', grade: null, most: null, hours: WORKING_DAY }

/**
 * Answers the first rung from a place on that somebody fills, with those nearest to the record who fill it: never who asked, never who does not see the record. A
 * ladder that nobody fills goes to whoever leads the company. Null when there is no such person either.
 */
export function nextRung(
  ladder: readonly RuleLine[],
  from: number,
  people: { holders: readonly Holder[]; lines: readonly RuleLine[]; excluded: ReadonlySet<number> },
): Rung | null {
  const holders = people.holders.filter(({ userId }) => !people.excluded.has(userId))
  for (const [rung, line] of ladder.entries()) {
    if (rung < from) continue
    const userIds = atHeight(
      holders.filter((holder) => fills(holder, line, people.lines)),
      Math.min,
    )
    if (userIds.length > 0) return { rung, line, userIds }
  }
  const leaders = atHeight(
    holders.filter(({ role }) => role === 'executive'),
    Math.max,
  )
  return leaders.length === 0 ? null : { rung: null, line: LEADERS, userIds: leaders }
}

function fills({ role, grade }: Holder, line: RuleLine, lines: readonly RuleLine[]): boolean {
  if (role !== line.role) return false
  const own = lineOf(role, grade, lines)
  return own === null ? line.grade === null : own.grade === line.grade
}

function atHeight(holders: readonly Holder[], which: (...heights: number[]) => number): number[] {
  const height = which(...holders.map(({ above }) => above))
  return [...new Set(holders.filter(({ above }) => above === height).map(({ userId }) => userId))]
}
