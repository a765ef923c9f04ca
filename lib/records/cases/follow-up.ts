import type { ServiceClass } from './case.ts'
import type { CaseSettings } from './service-rules.ts'

/** Types after which the customer may be asked whether it is content. */
const ASKED: readonly string[] = ['complaint', 'appeal', 'claim']
/** Spreads neighbouring numbers over the whole of 32 bits (Knuth's multiplicative hash). */
const SPREAD = 2_654_435_761
const BITS_32 = 2 ** 32

/** Tells whether a customer is called after a case is closed: appeals and claims by one share, complaints by that of the class. Which ones is settled by the case's
 * id, so that it is the same whenever it is asked, and nobody can choose. */
export function isFollowedUp(
  subject: { caseId: number; type: string; serviceClass: ServiceClass },
  { percent }: CaseSettings['followUp'],
): boolean {
  if (!ASKED.includes(subject.type)) return false
  const share = subject.type === 'complaint' ? percent[subject.serviceClass] : percent.appealsAndClaims
  return placeOf(subject.caseId) < share
}

/** A number from 0 to 99 that hangs on the id alone. */
function placeOf(id: number): number {
  const spread = (Math.imul(id, SPREAD) >>> 0) / BITS_32
  return Math.floor(spread * 100)
}
