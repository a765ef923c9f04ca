import type { OUTLET_FAULTS } from '../event.ts'

type Fault = (typeof OUTLET_FAULTS)[number]

/** Answers whose doing the outlet that was asked last says it was, from the history of a case, the latest first; null where none was asked, or it has not answered yet. */
export function lastFault(events: readonly { kind: string; detail: Readonly<Record<string, unknown>> }[]): Fault | null {
  const last = events.find(({ kind }) => kind === 'outlet_asked' || kind === 'outlet_answered')
  if (last?.kind !== 'outlet_answered') return null
  const { fault } = last.detail
  return fault === 'ours' || fault === 'not_ours' || fault === 'unclear' ? fault : null
}
