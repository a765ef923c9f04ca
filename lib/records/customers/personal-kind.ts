import { AppError } from '#lib/core/errors'

/** What is personal of a consumer. */
export const personalFields = ['name', 'phone', 'address'] as const

interface Person {
  kind: string
  name: string
  phone: string | null
  address: string | null
}

/**
 * Refuses a change by which somebody would read a consumer's name, telephone number or address in clear without revealing them: a consumer
 * becomes another kind of customer only with all three newly given, or empty. `given` holds what is new. Throws `rule_violated`.
 */
export function keepsPersonalHidden(
  stored: Person,
  kind: string,
  given: Partial<Record<(typeof personalFields)[number], unknown>>,
): void {
  if (stored.kind !== 'consumer' || kind === 'consumer') return
  const left = personalFields.filter((field) => stored[field] !== null && given[field] === undefined)
  if (left.length > 0) throw new AppError('rule_violated', {}, { detail: 'customer.personal_stays_hidden' })
}
