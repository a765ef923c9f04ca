/** What somebody may pay out: a line for a role, or for a role and grade. `most` is in whole units of the currency. */
export interface CompensationLimit {
  role: string
  grade: string | null
  most: number
}

/** Who would decide: a role with a grade, or headquarters when nobody's limit is enough. */
export interface Decider {
  role: string
  grade: string | null
}

export interface CompensationAsked {
  amountMinor: number
  /** What was paid to the same customer in the days that are added up, this case left out. */
  recentMinor: number
  roles: readonly string[]
  grade: string | null
}

export interface CompensationRules {
  limits: readonly CompensationLimit[]
  sameCustomerTimes: number
}

export type CompensationRuling =
  | { allowed: true }
  | { allowed: false; reason: 'above_limit' | 'same_customer'; ownMost: number; decider: Decider | null }

/** Answers what somebody with these roles and this grade may pay out for one case, in whole units of the currency; 0 for who may not. Of a role the line
 * of the own grade counts, else the one without a grade; of several roles the largest. */
export function ownLimit(roles: readonly string[], grade: string | null, limits: readonly CompensationLimit[]): number {
  const each = roles.map((role) => {
    const lines = limits.filter((limit) => limit.role === role)
    return (lines.find((line) => line.grade === grade) ?? lines.find((line) => line.grade === null))?.most ?? 0
  })
  return Math.max(0, ...each)
}

/**
 * Answers whether somebody may pay out an amount: up to the own limit, and with what the same customer had lately up to so many times of it. If not, whose limit is enough: the
 * smallest that is, or null for headquarters.
 * @source docs/formulas.md#compensation-limits
 */
export function compensationRuling(asked: CompensationAsked, rules: CompensationRules, minorPerUnit: number): CompensationRuling {
  const isEnough = (most: number) =>
    asked.amountMinor <= most * minorPerUnit &&
    asked.recentMinor + asked.amountMinor <= most * minorPerUnit * rules.sameCustomerTimes
  const ownMost = ownLimit(asked.roles, asked.grade, rules.limits)
  if (isEnough(ownMost)) return { allowed: true }
  const enough = [...rules.limits].sort((left, right) => left.most - right.most).find(({ most }) => isEnough(most))
  const reason = asked.amountMinor > ownMost * minorPerUnit ? 'above_limit' : 'same_customer'
  return { allowed: false, reason, ownMost, decider: enough === undefined ? null : { role: enough.role, grade: enough.grade } }
}
