import type { Holder } from '#lib/platform/org/holders'
import type { EscalationLevel } from './service-rules.ts'

/** Who is to hear of a case: its own people, and who holds which role where. */
export interface Hearers {
  assigneeId: number | null
  /** Who holds a role at the outlet of the case or above it, the nearest first. */
  ofCase: readonly Holder[]
  /** The same of the outlet that was asked; none when none was. */
  ofAsked: readonly Holder[]
}

/** Answers who hears of a case at a level: the nearest who hold it, all of the same height. A level that nobody fills goes to the next one up, and the last to
 * whoever leads the company; nobody at all where there is no such person. */
export function hearersOf(level: EscalationLevel, hearers: Hearers): number[] {
  const { assigneeId, ofCase, ofAsked } = hearers
  const first = (...choices: (readonly number[])[]) => choices.find((ids) => ids.length > 0) ?? []
  const leads = nearest(ofCase, ({ role, grade }) => role === 'service' && grade === 'lead')
  const supervisors = nearest(ofCase, ({ role }) => role === 'service_manager')
  const managers = nearest(ofCase, ({ role }) => role === 'executive')
  const heads = farthest(ofCase, ({ role }) => role === 'executive')
  // The outlet's own head has been asked already: the district's is above it.
  const districts = nearest(ofAsked, ({ role, above }) => role === 'outlet' && above > 0)
  switch (level) {
    case 'self':
      return [...first(assigneeId === null ? [] : [assigneeId], leads, supervisors, managers)]
    case 'lead':
      return [...first(leads, supervisors, managers)]
    case 'supervisor':
      return [...first(supervisors, managers)]
    case 'district':
      return [...first(districts, supervisors, managers)]
    case 'manager':
    case 'branch':
      return [...first(managers, heads)]
    case 'general':
      return [...heads]
  }
}

type Fits = (holder: Holder) => boolean

function nearest(holders: readonly Holder[], fits: Fits): number[] {
  const found = holders.filter(fits)
  return atHeight(found, Math.min(...found.map(({ above }) => above)))
}

function farthest(holders: readonly Holder[], fits: Fits): number[] {
  const found = holders.filter(fits)
  return atHeight(found, Math.max(...found.map(({ above }) => above)))
}

const atHeight = (holders: readonly Holder[], height: number) => [
  ...new Set(holders.filter(({ above }) => above === height).map(({ userId }) => userId)),
]
