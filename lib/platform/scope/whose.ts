import type { Scope } from './scope.ts'

/** How those whom a reach holds are called: all · those one is in charge of · those of one's people too · those of one's outlet · of several · of both sorts. */
export const reachNames = ['company', 'own', 'team', 'outlet', 'outlets', 'reach'] as const
export type ReachName = (typeof reachNames)[number]

/** Answers whose customers a reach holds, for the words of a screen: never "yours" of the customers of an outlet. Those on which one works along are counted among one's own; a reach of nothing is nobody's but one's own. */
export function whoseOf(scope: Scope | undefined): ReachName {
  if (scope === undefined) return 'own'
  if (scope.kind === 'all') return 'company'
  const { ownerIds, outletIds } = scope
  const hasPeople = ownerIds.length > 0 || scope.collaboratorId !== null
  if (outletIds.length > 0) return hasPeople ? 'reach' : outletIds.length === 1 ? 'outlet' : 'outlets'
  return ownerIds.length > 1 ? 'team' : 'own'
}
