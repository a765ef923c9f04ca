/** What a role, or a role and grade, may decide alone. */
export interface RuleLine {
  role: string
  grade: string | null
  /** In what the rule counts; null: no ceiling. */
  most: number | null
  /** How long somebody of this line has to decide before a request goes on, by the clock that `approvals.clock` sets: working time unless it says otherwise. */
  hours: number
}

/** What is to be decided: an amount in parts of what the rule counts, so many to one (fen to a yuan), and perhaps what went before it. */
export interface Measured {
  amount: number
  partsPerUnit?: number
  /** Of late, this one left out: with it, at most so many times the ceiling. */
  before?: { amount: number; times: number }
}

/** Somebody as the rules see one. */
export interface Decider {
  roles: readonly string[]
  grade: string | null
}

/** Answers whether a line is enough for what is to be decided. */
export function isEnough(line: RuleLine, { amount, partsPerUnit = 1, before }: Measured): boolean {
  if (line.most === null) return true
  const most = line.most * partsPerUnit
  return amount <= most && (before === undefined || before.amount + amount <= most * before.times)
}

/** Answers the line by which a role of somebody counts: the one of the grade, else the one without a grade. */
export function lineOf(role: string, grade: string | null, lines: readonly RuleLine[]): RuleLine | null {
  const ofRole = lines.filter((line) => line.role === role)
  return ofRole.find((line) => line.grade === grade) ?? ofRole.find((line) => line.grade === null) ?? null
}

/** Answers up to what somebody decides alone: of several roles the largest; null for no ceiling, 0 for whoever has no line. */
export function ownCeiling({ roles, grade }: Decider, lines: readonly RuleLine[]): number | null {
  const own = roles.flatMap((role) => lineOf(role, grade, lines) ?? [])
  return own.some(({ most }) => most === null) ? null : Math.max(0, ...own.map(({ most }) => most ?? 0))
}

/** Answers whether somebody may decide this alone. */
export function mayDecideAlone({ roles, grade }: Decider, measured: Measured, lines: readonly RuleLine[]): boolean {
  return roles.some((role) => {
    const line = lineOf(role, grade, lines)
    return line !== null && isEnough(line, measured)
  })
}

/**
 * Answers whom a request goes to, in this order: the lines that are enough for it, the lowest ceiling first; none at all when it is above every ceiling.
 * @source docs/formulas.md#compensation-limits
 */
export function ladderOf(measured: Measured, lines: readonly RuleLine[]): RuleLine[] {
  return lines
    .filter((line) => isEnough(line, measured))
    .sort((left, right) => (height(left) === height(right) ? 0 : height(left) - height(right)))
}

/** Leaves out of a ladder who may decide less than somebody himself: what two pairs of eyes have to see goes to an equal or upwards. */
export function ladderFrom(own: number | null, ladder: readonly RuleLine[]): RuleLine[] {
  const least = own ?? Number.POSITIVE_INFINITY
  return ladder.filter((line) => height(line) >= least)
}

const height = ({ most }: RuleLine) => most ?? Number.POSITIVE_INFINITY
