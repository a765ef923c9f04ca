import type { CaseCategory } from './case.ts'

// The dictionaries of the second level. Their words stand in the catalogues under `cases.terms`.

/** The second level of the eight categories of the postal regulator's monthly notice. */
export const SUBCATEGORIES = {
  delay: ['delay_pickup', 'delay_linehaul', 'delay_delivery', 'delay_stuck', 'delay_customs', 'delay_force_majeure'],
  loss: ['loss_whole', 'loss_part', 'loss_mismatch', 'loss_amount', 'loss_slow_payment'],
  damage: ['damage_content', 'damage_partial', 'damage_packing', 'damage_leak', 'damage_amount'],
  delivery_service: [
    'false_delivery',
    'locker_without_consent',
    'not_to_address',
    'no_prior_contact',
    'delivery_attitude',
    'proxy_without_consent',
    'thrown',
    'inspection_refused',
  ],
  pickup_service: [
    'pickup_missed',
    'pickup_refused',
    'pickup_attitude',
    'terms_not_told',
    'real_name',
    'weighing',
    'collected_not_sent',
  ],
  cod: ['cod_not_returned', 'cod_late', 'cod_amount'],
  overcharge: ['delivery_fee', 'overweight', 'hidden_surcharge'],
  other: ['data_leak', 'invoice', 'service_unreachable', 'other_other'],
} as const satisfies Record<CaseCategory, readonly string[]>

/** What somebody asks for: most of a desk's work. They are the second level of the type `request`. */
export const REQUEST_KINDS = ['urge_delivery', 'trace', 'change_address', 'intercept_return'] as const

const NEEDS_NO_WORDS: readonly string[] = ['urge_delivery', 'trace', 'intercept_return']

/** Tells whether a request of this kind is understood from its waybill alone; a new address has to be written down. */
export function maySpeakForItself(kind: string): boolean {
  return NEEDS_NO_WORDS.includes(kind)
}

/** Where it went wrong. */
export const ROOT_CAUSES = [
  'pickup_stage',
  'sorting',
  'linehaul',
  'delivery_stage',
  'conduct',
  'packing',
  'label',
  'information_system',
  'sender_or_recipient',
  'force_majeure',
  'none_found',
] as const

/** Answers the second level below a category, or below `request`, as it is offered. */
export function termsBelow(parent: string): readonly string[] {
  if (parent === 'request') return REQUEST_KINDS
  return Object.entries(SUBCATEGORIES).find(([key]) => key === parent)?.[1] ?? []
}

/** Answers the category, or `request`, that a term stands below; null for a term that is none. */
export function parentOfTerm(key: string): string | null {
  const parent = Object.entries(SUBCATEGORIES).find(([, terms]) => terms.some((term) => term === key))?.[0]
  return parent ?? (REQUEST_KINDS.some((kind) => kind === key) ? 'request' : null)
}
