import type { CaseCategory } from './case.ts'

// The dictionaries of the second level. Their words stand in the catalogues under `cases.terms`; a company adds to them, and hides some, by a setting.

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

/** A word that a company has added to a category, or to the requests. */
export interface AddedTerm {
  key: string
  /** A category, or `request`. */
  parent: string
  labels: Readonly<Record<string, string>>
}

/** What a company has decided on the dictionary. */
export interface TermChanges {
  added: readonly AddedTerm[]
  /** Keys that are offered no more; cases that have them keep them. */
  hidden: readonly string[]
}

/** Answers the second level below a category, or below `request`, as it is offered: what ships and is not hidden, then what was added. */
export function termsBelow(parent: string, changes: TermChanges): string[] {
  const shipped =
    parent === 'request' ? REQUEST_KINDS : (Object.entries(SUBCATEGORIES).find(([key]) => key === parent)?.[1] ?? [])
  const added = changes.added.filter((term) => term.parent === parent).map(({ key }) => key)
  return [...shipped, ...added].filter((key) => !changes.hidden.includes(key))
}

/** Answers the category, or `request`, that a term stands below; null for a term that is none. Hidden ones stand where they stood. */
export function parentOfTerm(key: string, changes: TermChanges): string | null {
  const shipped = Object.entries(SUBCATEGORIES).find(([, terms]) => terms.some((term) => term === key))?.[0]
  if (shipped !== undefined) return shipped
  if (REQUEST_KINDS.some((kind) => kind === key)) return 'request'
  return changes.added.find((term) => term.key === key)?.parent ?? null
}
