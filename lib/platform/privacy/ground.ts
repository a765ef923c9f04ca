import { phoneDigits } from './phone-digits.ts'

/** Why somebody may see a personal value in clear: the contact of one's own business customer, the caller of an open case, or a typed reason. */
export type Ground = 'own_contact' | 'case' | 'reason'

export interface Asked {
  subject: 'customer' | 'contact' | 'caller'
  /** Whether the customer behind it is a business. */
  business: boolean
  /** Whether the customer behind it is the actor's own. */
  own: boolean
  phone: string | null
  /** The open case that was named, of the same customer. */
  openCase: { callerPhone: string | null } | null
  reason: string | undefined
}

/** Answers on what ground a value may be shown, or null when a reason has to be typed first. The first ground that holds counts:
 * what is linked to a customer or case of one's own is counted apart from what is not. */
export function groundFor(asked: Asked): Ground | null {
  if (asked.subject === 'contact' && asked.business && asked.own) return 'own_contact'
  if (asked.openCase !== null && isCaller(asked, asked.openCase)) return 'case'
  return asked.reason === undefined ? null : 'reason'
}

/** A case that names its caller is a ground for nobody else. */
function isCaller(asked: Asked, openCase: { callerPhone: string | null }): boolean {
  if (asked.subject === 'caller' || openCase.callerPhone === null) return true
  return asked.phone !== null && phoneDigits(asked.phone) === phoneDigits(openCase.callerPhone)
}
