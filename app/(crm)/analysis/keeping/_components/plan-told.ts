import type { KeepingPlan } from '#lib/analysis/worth/service'

type Told = Pick<KeepingPlan, 'groups' | 'reached' | 'affordable'>

/** Answers what is told of a plan: whom the hours reach · that they would do for more than are worth it · that they do not suffice for one of so many · that nobody is worth the effort. */
export function planTold({ groups, reached, affordable }: Told): {
  as: 'plan' | 'planAll' | 'planShort' | 'planNone'
  worth: number
} {
  const worth = groups.find(({ keeping }) => keeping === 'pays')?.customers ?? 0
  if (reached.customers === 0) return { as: worth > 0 ? 'planShort' : 'planNone', worth }
  return { as: reached.customers < affordable ? 'planAll' : 'plan', worth }
}
