/** The schemes that the company acts on, in the order in which the card shows them: importance, who is parted with, kinds of value, waking, loyalty, the level of the relationship. */
export const DECIDING = ['abc', 'golden_list', 'value_kinds', 'dormancy', 'loyalty', 'relationship_scale'] as const

/** The others by what they look at, folded on the card. */
export const FOLDED = [
  { key: 'ranks', schemes: ['abc_weighted', 'rfm', 'abc_joint', 'abc_ng', 'ahp'] },
  { key: 'worth', schemes: ['lifetime_value', 'cost_contribution', 'investment_npv'] },
  { key: 'kinds', schemes: ['factor_combination', 'clusters', 'demand', 'market_growth', 'attributes'] },
  { key: 'relationship', schemes: ['relationship_count'] },
] as const
