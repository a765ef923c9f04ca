import { AppError } from '#lib/core/errors'
import { abc } from '../schemes/abc.ts'
import { abcJoint } from '../schemes/abc-joint.ts'
import { abcNg } from '../schemes/abc-ng.ts'
import { abcWeighted } from '../schemes/abc-weighted.ts'
import { ahp } from '../schemes/ahp.ts'
import { attributes } from '../schemes/attributes.ts'
import { clusters } from '../schemes/clusters.ts'
import { costContribution } from '../schemes/cost-contribution.ts'
import { demand } from '../schemes/demand.ts'
import { dormancy } from '../schemes/dormancy.ts'
import { factorCombination } from '../schemes/factor-combination.ts'
import { goldenList } from '../schemes/golden-list.ts'
import { investmentNpv } from '../schemes/investment-npv.ts'
import { lifetimeValue } from '../schemes/lifetime-value.ts'
import { loyalty } from '../schemes/loyalty.ts'
import { marketGrowth } from '../schemes/market-growth.ts'
import { relationshipCount } from '../schemes/relationship-count.ts'
import { relationshipScale } from '../schemes/relationship-scale.ts'
import { rfm } from '../schemes/rfm.ts'
import { valueKinds } from '../schemes/value-kinds.ts'
import type { RunnableScheme } from './run-scheme.ts'
import { runnable } from './run-scheme.ts'

/** Every scheme that a run can name, in the order in which screens list them. */
export const SCHEMES: readonly RunnableScheme[] = [
  runnable(abc),
  runnable(abcWeighted),
  runnable(rfm),
  runnable(dormancy),
  runnable(loyalty),
  runnable(relationshipCount),
  runnable(relationshipScale),
  runnable(lifetimeValue),
  runnable(abcJoint),
  runnable(abcNg),
  runnable(ahp),
  runnable(factorCombination),
  runnable(costContribution),
  runnable(investmentNpv),
  runnable(clusters),
  runnable(valueKinds),
  runnable(goldenList),
  runnable(demand),
  runnable(marketGrowth),
  runnable(attributes),
]

/** Those whose class stands beside every customer, in lists and on cards; the others stand on their pages and on the card. */
export const STANDING_SCHEMES = ['abc', 'abc_weighted', 'rfm', 'dormancy', 'loyalty'] as const
/** Those whose class somebody may set by hand on the card. */
export const SET_BY_HAND_SCHEMES = [...STANDING_SCHEMES, 'value_kinds'] as const
/** The schemes whose parameters are kept as one, by taking those of a run; the others have thresholds of their own among the settings. */
export const KEPT_SCHEMES = [
  'lifetime_value',
  'abc_joint',
  'abc_ng',
  'ahp',
  'factor_combination',
  'cost_contribution',
  'investment_npv',
  'clusters',
  'value_kinds',
  'golden_list',
  'demand',
  'market_growth',
  'attributes',
] as const
export const SCHEME_IDS = [
  ...STANDING_SCHEMES,
  ...(['relationship_count', 'relationship_scale'] as const),
  ...KEPT_SCHEMES,
] as const

/** Answers the scheme of an id; an unknown one throws `not_found`. */
export function getScheme(id: string): RunnableScheme {
  const scheme = SCHEMES.find((candidate) => candidate.id === id)
  if (scheme === undefined) throw new AppError('not_found', {}, { detail: 'run.scheme_unknown' })
  return scheme
}
