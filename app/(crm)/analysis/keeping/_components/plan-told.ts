import type { KeepingPlan } from '#lib/analysis/worth/service'

type Told = Pick<KeepingPlan, 'groups' | 'reached' | 'affordable'>

/** Answers what is told of a plan: whom the hours reach · that they would do for more than are worth it · that they do not suffice for one of so many · that nobody is worth the effort; and how many stand elsewhere, since their volume falls or they go quiet. */
export function planTold({ groups, reached, affordable }: Told): {
  as: 'plan' | 'planAll' | 'planShort' | 'planNone'
  worth: number
  falling: number
} {
  const countOf = (asked: Told['groups'][number]['keeping']) => groups.find(({ keeping }) => keeping === asked)?.customers ?? 0
  const [worth, falling] = [countOf('pays'), countOf('falling')]
  if (reached.customers === 0) return { as: worth > 0 ? 'planShort' : 'planNone', worth, falling }
  return { as: reached.customers < affordable ? 'planAll' : 'plan', worth, falling }
}
