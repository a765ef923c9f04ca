import type { KeepingPlan } from '#lib/analysis/worth/service'

type Told = Pick<KeepingPlan, 'groups' | 'reached'>

/** Answers what is told of a plan: whom the hours reach · that they do not suffice for one of so many · that nobody is worth the effort. */
export function planTold({ groups, reached }: Told): { as: 'plan' | 'planShort' | 'planNone'; worth: number } {
  const worth = groups.find(({ keeping }) => keeping === 'pays')?.customers ?? 0
  return { as: reached.customers > 0 ? 'plan' : worth > 0 ? 'planShort' : 'planNone', worth }
}
