/** Answers which sentence says how long customers stay: by the share that stays longer than a year, where anybody was watched for one, and by the months after which half are lost, where half are. */
export function survivalSentence({
  medianMonths,
  yearSurvival,
}: {
  readonly medianMonths: number | null
  readonly yearSurvival: number | null
}): 'half' | 'halfNoYear' | 'moreThanHalf' | 'noYear' {
  if (yearSurvival === null) return medianMonths === null ? 'noYear' : 'halfNoYear'
  return medianMonths === null ? 'moreThanHalf' : 'half'
}
