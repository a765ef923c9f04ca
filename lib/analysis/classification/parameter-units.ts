/** What the number of a parameter is: a share of 1 · a rate a year · days · years · customers · shipments · money of the company, in major units · money a month · how often something is contained · a score · a plain number. */
export type ParameterUnit =
  | 'share'
  | 'rate'
  | 'days'
  | 'years'
  | 'customers'
  | 'shipments'
  | 'money'
  | 'monthly'
  | 'times'
  | 'points'
  | 'number'

const units: Readonly<Record<string, ParameterUnit>> = {
  ...{
    a_share: 'share',
    b_share: 'share',
    a_customers: 'share',
    b_customers: 'share',
    core_share: 'share',
    profit_share: 'share',
  },
  ...{ large_share: 'share', medium_share: 'share', margin_cuts: 'share', growth_cuts: 'share', growth_from: 'share' },
  ...{ wallet_below: 'share', recent_below: 'share', discount_rate: 'rate', growth_rate: 'rate', retention: 'rate' },
  ...{ holdout_days: 'days', min_shipping_days: 'days' },
  ...{ long_term_years: 'years', years: 'years', count_cuts: 'customers', min_shipments: 'shipments', part_loss_from: 'money' },
  ...{ drowsy: 'times', half_asleep: 'times', asleep: 'times', contribution_cuts: 'times' },
  ...{ 'attitude_high.recommend': 'points', 'attitude_high.satisfaction': 'points' },
}

/**
 * Answers what the number of a parameter of a scheme is, by its path; `look` are the parameters beside it, since what is large is a revenue or a count as `scale_by` says. What its name says already (days in brackets), weights and
 * comparisons are plain numbers.
 */
export function unitOf(path: string, look: Readonly<Record<string, unknown>> = {}): ParameterUnit {
  if (path === 'large_from' || path === 'medium_from') return look['scale_by'] === 'revenue' ? 'monthly' : 'number'
  return units[path] ?? 'number'
}
