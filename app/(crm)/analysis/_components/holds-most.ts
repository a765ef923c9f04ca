import type { Distribution, GroupCount } from '#lib/analysis/distribution/service'
import { tellsNobodyApart } from '#lib/analysis/schemes/tells-apart'

/** Schemes whose classes are meant to single out the few that matter. */
const singlingOut: readonly string[] = ['abc', 'abc_weighted', 'lifetime_value']

/** Answers the best class of a scheme that is to single out few where it holds more than half of all customers, and so tells nobody apart; null else. */
export function holdsMost(scheme: string, { groups }: Pick<Distribution, 'groups'>): GroupCount | null {
  const best = groups[0]
  return singlingOut.includes(scheme) && best !== undefined && tellsNobodyApart(best.customerShare) ? best : null
}
