import { ratioOrNull } from '#lib/core/ratio'

export interface NpsCounts {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

export interface Nps extends NpsCounts {
  /** −1 to 1; null without answers. */
  readonly score: number | null
  readonly standardError: number | null
}

/** Answers which of the three an answer of 0 to 10 is: promoters say 9 or 10, detractors 0 to 6. */
export function npsGroupOf(recommend: number): keyof NpsCounts {
  if (recommend >= 9) return 'promoters'
  return recommend >= 7 ? 'passives' : 'detractors'
}

/**
 * Answers the net promoter score, promoters − detractors as a share of all answers, with its standard error √((p + d − (p − d)²) ÷ n).
 * The counts are of each customer's latest answer.
 * @source docs/formulas.md#nps
 */
export function rateNps({ promoters, passives, detractors }: NpsCounts): Nps {
  const answers = promoters + passives + detractors
  const score = ratioOrNull(promoters - detractors, answers)
  const polarised = ratioOrNull(promoters + detractors, answers)
  const standardError = score === null || polarised === null ? null : Math.sqrt((polarised - score * score) / answers)
  return { promoters, passives, detractors, score, standardError }
}
