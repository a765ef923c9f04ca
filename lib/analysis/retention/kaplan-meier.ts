/** Customers that were lost after so many months, or are still here after them. */
export interface Stay {
  readonly months: number
  readonly lost: boolean
  readonly customers: number
}

/** How many are still here after so many months. */
export interface SurvivalPoint {
  readonly months: number
  readonly atRisk: number
  readonly lost: number
  /** Share that stays longer, 0 to 1, … */
  readonly survival: number
  /** … and between which bounds it lies with 95 % of confidence. */
  readonly standardError: number
  readonly low: number
  readonly high: number
}

/** Of the normal distribution, for 95 %. */
const Z = 1.959963984540054

/**
 * Answers how many customers stay how long, those that are still here counted for as long as they have been: the product-limit estimate Π (1 − d ÷ n) at each number of months after which somebody was lost, with
 * Greenwood's variance S² Σ d ÷ (n (n − d)) and its interval cut to 0–1. Whoever is last seen in a month is at risk in it. Nobody lost: no point.
 * @source docs/formulas.md#survival
 */
export function kaplanMeier(stays: readonly Stay[]): SurvivalPoint[] {
  const byMonths = new Map<number, { lost: number; all: number }>()
  for (const { months, lost, customers } of stays) {
    const found = byMonths.get(months) ?? { lost: 0, all: 0 }
    byMonths.set(months, { lost: found.lost + (lost ? customers : 0), all: found.all + customers })
  }
  let atRisk = stays.reduce((sum, { customers }) => sum + customers, 0)
  let survival = 1
  let spread = 0
  const points: SurvivalPoint[] = []
  for (const [months, { lost, all }] of [...byMonths].sort(([left], [right]) => left - right)) {
    if (lost > 0) {
      survival *= 1 - lost / atRisk
      // The last ones of all leave nothing behind: then the estimate is 0 and has no variance.
      spread += atRisk > lost ? lost / (atRisk * (atRisk - lost)) : 0
      const standardError = survival * Math.sqrt(spread)
      const low = Math.max(0, survival - Z * standardError)
      points.push({ months, atRisk, lost, survival, standardError, low, high: Math.min(1, survival + Z * standardError) })
    }
    atRisk -= all
  }
  return points
}

/** Answers the share that stays longer than so many months; 1 before anybody was lost, null beyond what anybody has stayed. */
export function survivalAfter(points: readonly SurvivalPoint[], months: number, longest: number): number | null {
  if (months > longest) return null
  return points.findLast((point) => point.months <= months)?.survival ?? 1
}

/** Answers after how many months half of the customers are lost; null while more than half stay. */
export function medianStay(points: readonly SurvivalPoint[]): number | null {
  return points.find(({ survival }) => survival <= 1 / 2)?.months ?? null
}
