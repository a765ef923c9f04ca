/** 1 is the most urgent. */
export const PRIORITIES = [1, 2, 3] as const
export type Priority = (typeof PRIORITIES)[number]

/** Why a case is as urgent as it is. */
export type PriorityReason =
  | 'by_hand'
  | 'injury'
  | 'publicity'
  | 'regulator'
  | 'value'
  | 'batch'
  | 'loss'
  | 'damage'
  | 'false_delivery'
  | 'called_again'
  | 'ordinary'

export interface PriorityFacts {
  byHand: Priority | null
  type: string
  channel: string | null
  category: string | null
  subcategory: string | null
  alarms: readonly string[]
  /** The greater of what the goods are said to be worth and what they are insured for, in minor units; null when neither is known. */
  valueMinor: number | null
  serviceClass: string
  /** How often the user has called about it again. */
  calledAgain: number
}

/**
 * Answers how urgent a case is, and why; the first rule that fits. What a person set holds.
 * @source docs/formulas.md#case-priority
 */
export function priorityOf(facts: PriorityFacts, valueAboveMinor: number): { priority: Priority; reason: PriorityReason } {
  if (facts.byHand !== null) return { priority: facts.byHand, reason: 'by_hand' }
  const first = firstPriority(facts, valueAboveMinor)
  if (first !== null) return { priority: 1, reason: first }
  const second = secondPriority(facts)
  return second === null ? { priority: 3, reason: 'ordinary' } : { priority: 2, reason: second }
}

function firstPriority(facts: PriorityFacts, valueAboveMinor: number): PriorityReason | null {
  if (facts.alarms.includes('injury')) return 'injury'
  if (facts.alarms.includes('publicity') || facts.channel === 'media') return 'publicity'
  if (facts.type === 'appeal' || facts.channel === 'regulator') return 'regulator'
  if (facts.valueMinor !== null && facts.valueMinor > valueAboveMinor) return 'value'
  return facts.alarms.includes('batch') && facts.serviceClass === 'A' ? 'batch' : null
}

function secondPriority(facts: PriorityFacts): PriorityReason | null {
  if (facts.category === 'loss' || facts.category === 'damage') return facts.category
  if (facts.subcategory === 'false_delivery') return 'false_delivery'
  return facts.calledAgain > 0 ? 'called_again' : null
}
