import type { Scope } from '#lib/platform/scope/scope'

/** Says whether a customer with this owner and outlet lies in scope by them; working along on one does not make it one's own to hand on. */
export function holdsWithin(scope: Scope, ownerId: number | null, outletId: number | null): boolean {
  if (scope.kind === 'all') return true
  return (ownerId !== null && scope.ownerIds.includes(ownerId)) || (outletId !== null && scope.outletIds.includes(outletId))
}
