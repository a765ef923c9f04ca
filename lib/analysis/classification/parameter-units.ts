import { FACTOR_NAMES, factorOf } from '../schemes/factors.ts'

/** What the number of a parameter is: a share of 1 · a rate a year · days · years · customers · shipments · money of the company, in major units · money a month · how often something is contained · a score · how much more one thing matters than another · a plain number. */
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
  | 'comparison'
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
  ...{ holdout_days: 'days', min_shipping_days: 'days', min_gap_days: 'days', horizon_days: 'days', staying_days: 'days' },
  ...{ repeat_high: 'days' },
  ...{ long_term_years: 'years', years: 'years', count_cuts: 'customers', min_shipments: 'shipments', part_loss_from: 'money' },
  ...{ drowsy: 'times', half_asleep: 'times', asleep: 'times', contribution_cuts: 'times' },
  ...{ 'attitude_high.recommend': 'points', 'attitude_high.satisfaction': 'points' },
}

/**
 * Answers what the number of a parameter of a scheme is, by its path; `look` are the parameters beside it, since what is large is a revenue or a count as `scale_by` says, and a cut is in
 * the unit of the factor that was chosen. Weights are plain numbers.
 */
export function unitOf(path: string, look: Readonly<Record<string, unknown>> = {}): ParameterUnit {
  const chosen = look[unitChooser(path) ?? '']
  if (path === 'large_from' || path === 'medium_from') return chosen === 'revenue' ? 'monthly' : 'number'
  if (path.endsWith('_cuts') && unitChooser(path) !== null) return ofFactor(chosen)
  return path.startsWith('compare.') ? 'comparison' : (units[path] ?? 'number')
}

const choosers: Readonly<Record<string, string>> = {
  ...{ large_from: 'scale_by', medium_from: 'scale_by' },
  ...{ first_cuts: 'first', second_cuts: 'second', third_cuts: 'third' },
}

/** Answers which parameter chooses in what another one is; null where none does. */
export function unitChooser(path: string): string | null {
  return choosers[path] ?? null
}

function ofFactor(chosen: unknown): ParameterUnit {
  const name = FACTOR_NAMES.find((each) => each === chosen)
  const unit = name === undefined ? 'number' : factorOf(name).unit
  return unit === 'ratio' ? 'share' : unit === 'minor' ? 'money' : 'number'
}
