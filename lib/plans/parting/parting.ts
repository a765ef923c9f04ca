import type { Day } from '#lib/core/day'

/** How a customer is parted with, in this order and never by deletion: its prices go up to the floor, it pays cash and serves itself, its contract is not renewed. */
export const partingSteps = ['floor_price', 'cash_self_service', 'no_renewal'] as const
export type PartingStep = (typeof partingSteps)[number]

/** How a parting stands: waits for its approval, was refused or taken back before it, its steps are under way, all of them are done, it was taken back. */
export const partingStates = ['waiting', 'refused', 'under_way', 'done', 'taken_back'] as const

/** What is known of one step. */
export interface StepDates {
  readonly step: PartingStep
  readonly dueOn: Day
  readonly doneOn: Day | null
}

/** Answers what speaks against the dates of a step beside the other steps: steps follow one another, by when they are due and in being done. Null where nothing does. */
export function stepProblem(wanted: StepDates, others: readonly StepDates[]): 'order' | 'step_before' | 'step_after' | null {
  const place = partingSteps.indexOf(wanted.step)
  const before = others.filter(({ step }) => partingSteps.indexOf(step) < place)
  const after = others.filter(({ step }) => partingSteps.indexOf(step) > place)
  if (before.some(({ dueOn }) => dueOn > wanted.dueOn) || after.some(({ dueOn }) => dueOn < wanted.dueOn)) return 'order'
  const doneBefore = before.filter(({ doneOn }) => doneOn !== null).length
  if (wanted.doneOn !== null && doneBefore < place) return 'step_before'
  return wanted.doneOn === null && after.some(({ doneOn }) => doneOn !== null) ? 'step_after' : null
}
