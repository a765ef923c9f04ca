import type { Priority } from './priority.ts'

/** How much of a day a case takes, against one of the third priority. */
const WEIGHT: Record<Priority, number> = { 1: 3, 2: 2, 3: 1 }

/** Answers how much work cases are, as loads are compared: an urgent one counts for three. */
export function loadOf(priorities: readonly Priority[]): number {
  return priorities.reduce((sum, priority) => sum + WEIGHT[priority], 0)
}

export interface ToShare {
  caseId: number
  priority: Priority
  /** Who of the colleagues may see it. */
  candidates: readonly number[]
}

/** Answers who gets which case: the most urgent first, each to the candidate who has least to do by then, of several the one with the smaller id. A case that
 * none of them may see is left out. `loads` are not changed. */
export function shareByLoad(cases: readonly ToShare[], loads: ReadonlyMap<number, number>): Map<number, number> {
  const now = new Map(loads)
  const given = new Map<number, number>()
  const inOrder = [...cases].sort((left, right) => left.priority - right.priority || left.caseId - right.caseId)
  for (const { caseId, priority, candidates } of inOrder) {
    const [least] = [...candidates].sort((left, right) => (now.get(left) ?? 0) - (now.get(right) ?? 0) || left - right)
    if (least === undefined) continue
    given.set(caseId, least)
    now.set(least, (now.get(least) ?? 0) + WEIGHT[priority])
  }
  return given
}
